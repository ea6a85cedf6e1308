package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.discovery.Described;
import io.stratoscope.discovery.SdkJson;
import io.stratoscope.model.Arn;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Scope;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.efs.model.DescribeFileSystemsResponse;
import software.amazon.awssdk.services.efs.model.FileSystemDescription;
import software.amazon.awssdk.services.efs.model.FileSystemNotFoundException;
import software.amazon.awssdk.services.efs.model.FileSystemSize;
import software.amazon.awssdk.services.efs.model.Tag;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** EFS file systems; their mount targets and access points are their parts. */
public final class FileSystemDescriber extends ListedDescriber<FileSystemDescription> {

    /** The most that EFS returns a page. */
    static final int PAGE = 100;

    private final MountTargetDescriber mountTargets = new MountTargetDescriber();
    private final AccessPointDescriber accessPoints = new AccessPointDescriber();

    public FileSystemDescriber() {
        super("elasticfilesystem", "file-system", "elasticfilesystem:DescribeFileSystems");
    }

    @Override
    void fetch(
            DescribeContext context,
            @Nullable String id,
            BooleanSupplier stop,
            Consumer<FileSystemDescription> each) {
        EfsClient efs = context.client(EfsClient.class);
        Pages.forEach(
                stop,
                marker ->
                        efs.describeFileSystems(
                                request -> request.fileSystemId(id).maxItems(PAGE).marker(marker)),
                DescribeFileSystemsResponse::nextMarker,
                page -> page.fileSystems().forEach(each));
    }

    @Override
    Arn arn(FileSystemDescription fileSystem, DescribeContext context) {
        return arn(fileSystem.fileSystemId(), context);
    }

    static Arn arn(String id, DescribeContext context) {
        return context.arn("elasticfilesystem", "file-system/" + id);
    }

    @Override
    boolean saysGone(RuntimeException failure) {
        return failure instanceof FileSystemNotFoundException;
    }

    @Override
    void report(FileSystemDescription fileSystem, DescribeContext context, Details details) {
        Arn arn = arn(fileSystem, context);
        RelationsOf relations = new RelationsOf(arn, action());
        relations.toId(
                RelationKind.ENCRYPTED_BY,
                fileSystem.kmsKeyId(),
                name -> KeyArn.of(name, context),
                "KmsKeyId");
        String id = fileSystem.fileSystemId();
        context.found(
                Described.tagged(
                                arn,
                                ResourceType.EFS_FILE_SYSTEM,
                                id,
                                fileSystem.name() == null ? id : fileSystem.name(),
                                TagMap.of(fileSystem.tags(), Tag::key, Tag::value),
                                action(),
                                SdkJson.of(lasting(fileSystem)))
                        // Only a One Zone file system has one.
                        .inZone(fileSystem.availabilityZoneName()),
                relations.list());
    }

    /** Without the time at which the size was taken, which moves on by itself. */
    private static FileSystemDescription lasting(FileSystemDescription fileSystem) {
        FileSystemSize size = fileSystem.sizeInBytes();
        return size == null
                ? fileSystem
                : fileSystem.toBuilder()
                        .sizeInBytes(size.toBuilder().timestamp(null).build())
                        .build();
    }

    @Override
    public void parts(List<Resource> owners, DescribeContext context) {
        FurtherCalls further = new FurtherCalls(context);
        for (Resource owner : owners) {
            mountTargets.ofFileSystem(owner.id(), context, further);
            switch (context.scope()) {
                case Scope.Tagged _ -> accessPoints.ofFileSystem(owner.id(), context);
                case Scope.Everything() -> {
                    // All access points were listed at once.
                }
            }
        }
        further.tell();
    }
}
