package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.discovery.Described;
import io.stratoscope.discovery.SdkJson;
import io.stratoscope.model.Arn;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.ResourceType;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.efs.model.AccessPointDescription;
import software.amazon.awssdk.services.efs.model.AccessPointNotFoundException;
import software.amazon.awssdk.services.efs.model.DescribeAccessPointsResponse;
import software.amazon.awssdk.services.efs.model.FileSystemNotFoundException;
import software.amazon.awssdk.services.efs.model.Tag;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** EFS access points. */
public final class AccessPointDescriber extends ListedDescriber<AccessPointDescription> {

    public AccessPointDescriber() {
        super("elasticfilesystem", "access-point", "elasticfilesystem:DescribeAccessPoints");
    }

    @Override
    void fetch(
            DescribeContext context,
            @Nullable String id,
            BooleanSupplier stop,
            Consumer<AccessPointDescription> each) {
        fetch(context, id, null, stop, each);
    }

    private static void fetch(
            DescribeContext context,
            @Nullable String id,
            @Nullable String fileSystem,
            BooleanSupplier stop,
            Consumer<AccessPointDescription> each) {
        EfsClient efs = context.client(EfsClient.class);
        Pages.forEach(
                stop,
                token ->
                        efs.describeAccessPoints(request ->
                                request.accessPointId(id)
                                        .fileSystemId(fileSystem)
                                        .maxResults(FileSystemDescriber.PAGE)
                                        .nextToken(token)),
                DescribeAccessPointsResponse::nextToken,
                page -> page.accessPoints().forEach(each));
    }

    /** Reports the access points of a file system. */
    void ofFileSystem(String fileSystem, DescribeContext context) {
        List<AccessPointDescription> items = new ArrayList<>();
        Attempt.call(
                context,
                action(),
                List.of(),
                () -> fetch(context, null, fileSystem, context::cancelled, items::add));
        reportAll(items, context);
    }

    @Override
    Arn arn(AccessPointDescription accessPoint, DescribeContext context) {
        return Arn.of(accessPoint.accessPointArn());
    }

    @Override
    boolean saysGone(RuntimeException failure) {
        return failure instanceof AccessPointNotFoundException
                || failure instanceof FileSystemNotFoundException;
    }

    @Override
    void report(AccessPointDescription accessPoint, DescribeContext context, Details details) {
        Arn arn = arn(accessPoint, context);
        RelationsOf relations = new RelationsOf(arn, action());
        relations.toId(
                RelationKind.PART_OF,
                accessPoint.fileSystemId(),
                id -> FileSystemDescriber.arn(id, context),
                "FileSystemId");
        String id = accessPoint.accessPointId();
        context.found(
                Described.tagged(
                        arn,
                        ResourceType.EFS_ACCESS_POINT,
                        id,
                        accessPoint.name() == null ? id : accessPoint.name(),
                        TagMap.of(accessPoint.tags(), Tag::key, Tag::value),
                        action(),
                        SdkJson.of(accessPoint)),
                relations.list());
    }
}
