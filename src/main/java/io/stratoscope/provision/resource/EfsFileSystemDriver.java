package io.stratoscope.provision.resource;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.Driver;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Existing.State;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.Removal;
import io.stratoscope.provision.driver.Scope;
import io.stratoscope.provision.driver.SdkWords;

import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.efs.model.CreateFileSystemRequest;
import software.amazon.awssdk.services.efs.model.FileSystemAlreadyExistsException;
import software.amazon.awssdk.services.efs.model.FileSystemDescription;
import software.amazon.awssdk.services.efs.model.FileSystemNotFoundException;
import software.amazon.awssdk.services.efs.model.LifeCycleState;
import software.amazon.awssdk.services.efs.model.LifecyclePolicy;
import software.amazon.awssdk.services.efs.model.PutLifecycleConfigurationRequest;
import software.amazon.awssdk.services.efs.model.Tag;
import software.amazon.awssdk.services.efs.model.TagResourceRequest;
import software.amazon.awssdk.services.efs.model.UpdateFileSystemRequest;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An EFS file system. AWS would delete it with all that is in it, and asks nobody: here one with files goes only where its data may
 * go with it. Attempts at making it are known
 * by their creation token, so that after an answer that was lost there is no second one.
 */
final class EfsFileSystemDriver implements Driver {

    static final String TYPE = "AWS::EFS::FileSystem";

    /** What AWS meters in an empty file system, in bytes. */
    private static final long EMPTY_SIZE = 6144;

    private static final String LIFECYCLE = "LifecyclePolicies";

    /** What the file system itself has. */
    private static final Set<String> OWN =
            Set.of(
                    "AvailabilityZoneName",
                    "Encrypted",
                    "KmsKeyId",
                    "PerformanceMode",
                    "ThroughputMode",
                    "ProvisionedThroughputInMibps");

    private static final Set<String> THROUGHPUT =
            Set.of("ThroughputMode", "ProvisionedThroughputInMibps");

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("AvailabilityZoneName", "Encrypted", "KmsKeyId", "PerformanceMode");
    }

    @Override
    public boolean holdsData() {
        return true;
    }

    @Override
    public List<Existing> list(Scope scope) {
        EfsClient efs = scope.client(EfsClient.class);
        return efs.describeFileSystemsPaginator(request -> {}).fileSystems().stream()
                .filter(each -> scope.owns(TagMaps.of(each.tags(), Tag::key, Tag::value)))
                .flatMap(each -> read(efs, each).stream())
                .toList();
    }

    private Optional<Existing> read(EfsClient efs, FileSystemDescription found) {
        String id = found.fileSystemId();
        JsonObject own = Members.only(SdkWords.SAME.read(found), OWN);
        try {
            List<LifecyclePolicy> policies =
                    efs.describeLifecycleConfiguration(request -> request.fileSystemId(id))
                            .lifecyclePolicies();
            return Optional.of(
                    Existing.tagged(
                            TYPE,
                            id,
                            state(found.lifeCycleState()),
                            attributes(found),
                            Members.with(
                                    own,
                                    LIFECYCLE,
                                    JsonValue.of(
                                            policies.stream().map(SdkWords.SAME::read).toList())),
                            TagMaps.of(found.tags(), Tag::key, Tag::value)));
        } catch (FileSystemNotFoundException _) {
            return Optional.empty();
        }
    }

    static State state(LifeCycleState state) {
        return switch (state) {
            case AVAILABLE -> State.READY;
            case CREATING, UPDATING, UNKNOWN_TO_SDK_VERSION -> State.PENDING;
            case DELETING, DELETED -> State.DELETING;
            case ERROR -> State.FAILED;
        };
    }

    private static JsonObject attributes(FileSystemDescription found) {
        return JsonValue.object()
                .put("Arn", found.fileSystemArn())
                .put("FileSystemId", found.fileSystemId())
                .build();
    }

    @Override
    public Existing create(Order order) {
        EfsClient efs = order.client(EfsClient.class);
        CreateFileSystemRequest.Builder request =
                CreateFileSystemRequest.builder().creationToken(order.token());
        SdkWords.without(LIFECYCLE)
                .fill(request, Members.with(order.properties(), "Tags", order.tagList()));
        String id;
        try {
            id = efs.createFileSystem(request.build()).fileSystemId();
        } catch (FileSystemAlreadyExistsException _) {
            // An attempt before this one; its answer was lost.
            id =
                    efs.describeFileSystems(known -> known.creationToken(order.token()))
                            .fileSystems()
                            .getFirst()
                            .fileSystemId();
        }
        return described(efs, id).flatMap(found -> read(efs, found)).orElseThrow();
    }

    private static Optional<FileSystemDescription> described(EfsClient efs, String id) {
        try {
            return efs
                    .describeFileSystems(request -> request.fileSystemId(id))
                    .fileSystems()
                    .stream()
                    .filter(found -> found.lifeCycleState() != LifeCycleState.DELETED)
                    .findFirst();
        } catch (FileSystemNotFoundException _) {
            return Optional.empty();
        }
    }

    @Override
    public Existing settle(Existing existing, Order order) {
        EfsClient efs = order.client(EfsClient.class);
        String id = existing.ref();
        order.waiting()
                .until(
                        "the file system " + id + " is available",
                        () ->
                                described(efs, id)
                                        .filter(found ->
                                                state(found.lifeCycleState()) != State.PENDING)
                                        .isPresent());
        return described(efs, id).flatMap(found -> read(efs, found)).orElse(existing);
    }

    @Override
    public void update(Existing existing, Order order) {
        EfsClient efs = order.client(EfsClient.class);
        String id = existing.ref();
        Members.check(order.id(), Members.without(order.properties(), OWN), Set.of(LIFECYCLE));
        // AWS takes a change of the throughput once a day only, so nothing that is so already.
        FileSystemDescription now =
                efs.describeFileSystems(request -> request.fileSystemId(id))
                        .fileSystems()
                        .getFirst();
        JsonObject throughput = Members.only(order.properties(), THROUGHPUT);
        if (!Members.changed(throughput, SdkWords.SAME.read(now)).members().isEmpty()) {
            efs.updateFileSystem(
                    SdkWords.SAME
                            .fill(UpdateFileSystemRequest.builder().fileSystemId(id), throughput)
                            .build());
            settle(existing, order);
        }
        JsonObject lifecycle = Members.only(order.properties(), Set.of(LIFECYCLE));
        if (!lifecycle.members().isEmpty()) {
            efs.putLifecycleConfiguration(
                    SdkWords.SAME
                            .fill(
                                    PutLifecycleConfigurationRequest.builder().fileSystemId(id),
                                    lifecycle)
                            .build());
        }
        tag(efs, id, order);
    }

    /** Sets the tags of a file system or an access point. */
    static void tag(EfsClient efs, String id, Order order) {
        efs.tagResource(
                SdkWords.SAME
                        .fill(
                                TagResourceRequest.builder().resourceId(id),
                                JsonValue.object().put("Tags", order.tagList()).build())
                        .build());
    }

    /** Whether AWS has counted more in it than in an empty one; it counts about once an hour. */
    static boolean hasFiles(FileSystemDescription found) {
        return found.sizeInBytes() != null
                && found.sizeInBytes().value() != null
                && found.sizeInBytes().value() > EMPTY_SIZE;
    }

    @Override
    public void delete(Existing existing, Removal removal) {
        EfsClient efs = removal.client(EfsClient.class);
        String id = existing.ref();
        Optional<FileSystemDescription> alive =
                described(efs, id).filter(found -> state(found.lifeCycleState()) != State.DELETING);
        if (!removal.includeData() && alive.filter(EfsFileSystemDriver::hasFiles).isPresent()) {
            throw new IllegalStateException(
                    "the file system "
                            + id
                            + " is not empty; it goes only where its data may go with it");
        }
        try {
            if (alive.isPresent()) {
                efs.deleteFileSystem(request -> request.fileSystemId(id));
            }
        } catch (FileSystemNotFoundException _) {
            // Gone already.
        }
        removal.waiting()
                .until("the file system " + id + " is gone", () -> described(efs, id).isEmpty());
    }
}
