package io.stratoscope.simulator;

import io.stratoscope.aws.Quota;

import software.amazon.awssdk.services.efs.model.AccessPointDescription;
import software.amazon.awssdk.services.efs.model.CreateFileSystemRequest;
import software.amazon.awssdk.services.efs.model.CreateFileSystemResponse;
import software.amazon.awssdk.services.efs.model.DeleteFileSystemRequest;
import software.amazon.awssdk.services.efs.model.DeleteFileSystemResponse;
import software.amazon.awssdk.services.efs.model.DescribeFileSystemsRequest;
import software.amazon.awssdk.services.efs.model.DescribeFileSystemsResponse;
import software.amazon.awssdk.services.efs.model.DescribeLifecycleConfigurationRequest;
import software.amazon.awssdk.services.efs.model.DescribeLifecycleConfigurationResponse;
import software.amazon.awssdk.services.efs.model.FileSystemAlreadyExistsException;
import software.amazon.awssdk.services.efs.model.FileSystemDescription;
import software.amazon.awssdk.services.efs.model.FileSystemInUseException;
import software.amazon.awssdk.services.efs.model.FileSystemLimitExceededException;
import software.amazon.awssdk.services.efs.model.LifeCycleState;
import software.amazon.awssdk.services.efs.model.LifecyclePolicy;
import software.amazon.awssdk.services.efs.model.PutLifecycleConfigurationRequest;
import software.amazon.awssdk.services.efs.model.PutLifecycleConfigurationResponse;
import software.amazon.awssdk.services.efs.model.ReplicationOverwriteProtection;
import software.amazon.awssdk.services.efs.model.Tag;
import software.amazon.awssdk.services.efs.model.UpdateFileSystemRequest;
import software.amazon.awssdk.services.efs.model.UpdateFileSystemResponse;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The file systems of EFS. */
final class EfsFileSystems {

    private static final Duration MAKING = Duration.ofSeconds(20);
    private static final Duration REMOVING = Duration.ofMinutes(1);

    /** What EFS says of a file system with nothing in it. */
    private static final long EMPTY = 6144;

    private final SimulatedService efs;
    private final ServiceTags<Tag> tags;
    private final EfsState state;
    private final Map<String, List<LifecyclePolicy>> lifecycles = new TreeMap<>();

    EfsFileSystems(SimulatedService efs, ServiceTags<Tag> tags, EfsState state) {
        this.efs = efs;
        this.tags = tags;
        this.state = state;
    }

    CreateFileSystemResponse create(CreateFileSystemRequest request) {
        if (there().anyMatch(known -> known.creationToken().equals(request.creationToken()))) {
            throw efs.error(
                    FileSystemAlreadyExistsException.builder()
                            .fileSystemId(byToken(request.creationToken())),
                    409,
                    "FileSystemAlreadyExists",
                    "File system already exists with creation token " + request.creationToken());
        }
        efs.account()
                .refuseOver(
                        Quota.FILE_SYSTEMS,
                        there().count(),
                        () ->
                                efs.error(
                                        FileSystemLimitExceededException.builder(),
                                        403,
                                        "FileSystemLimitExceeded",
                                        "The maximum number of file systems has been reached"));
        String id = efs.account().ids().ec2("fs");
        boolean encrypted = Boolean.TRUE.equals(request.encrypted());
        FileSystemDescription fileSystem =
                FileSystemDescription.builder()
                        .fileSystemId(id)
                        .fileSystemArn(efs.arn("file-system/" + id))
                        .ownerId(efs.account().accountId())
                        .creationToken(request.creationToken())
                        .creationTime(efs.account().now())
                        .lifeCycleState(LifeCycleState.AVAILABLE)
                        .encrypted(encrypted)
                        .kmsKeyId(encrypted ? request.kmsKeyId() : null)
                        .performanceMode(request.performanceMode())
                        .throughputMode(request.throughputMode())
                        .provisionedThroughputInMibps(request.provisionedThroughputInMibps())
                        .fileSystemProtection(protection ->
                                protection.replicationOverwriteProtection(
                                        ReplicationOverwriteProtection.ENABLED))
                        .build();
        state.fileSystems().put(id, fileSystem);
        tags.register(fileSystem.fileSystemArn(), request.tags());
        state.underway().begin(id, "creating", MAKING);
        return CreateFileSystemResponse.builder()
                .fileSystemId(id)
                .fileSystemArn(fileSystem.fileSystemArn())
                .ownerId(fileSystem.ownerId())
                .creationToken(fileSystem.creationToken())
                .creationTime(fileSystem.creationTime())
                .lifeCycleState(state.stateOf(id))
                .encrypted(encrypted)
                .kmsKeyId(fileSystem.kmsKeyId())
                .numberOfMountTargets(0)
                .tags(request.tags())
                .build();
    }

    /** What is lost is in nobody's way. */
    private Stream<FileSystemDescription> there() {
        Optional<LostSystems> lost = LostSystems.of(efs.account());
        return state.fileSystems().all().stream()
                .filter(system -> lost.filter(it -> it.has(system)).isEmpty());
    }

    private String byToken(String token) {
        return there().filter(known -> known.creationToken().equals(token))
                .map(FileSystemDescription::fileSystemId)
                .findFirst()
                .orElseThrow();
    }

    DescribeFileSystemsResponse describe(DescribeFileSystemsRequest request) {
        List<FileSystemDescription> found =
                request.fileSystemId() == null
                        ? state.fileSystems().all().stream()
                                .filter(known ->
                                        request.creationToken() == null
                                                || request.creationToken()
                                                        .equals(known.creationToken()))
                                .toList()
                        : List.of(state.fileSystems().get(request.fileSystemId()));
        var page = efs.page(found, EfsState.PAGES, request.maxItems(), request.marker());
        return DescribeFileSystemsResponse.builder()
                .fileSystems(page.items().stream().map(this::shown).toList())
                .marker(request.marker())
                .nextMarker(page.token())
                .build();
    }

    private FileSystemDescription shown(FileSystemDescription fileSystem) {
        String arn = fileSystem.fileSystemArn();
        Instant now = efs.account().clockTime();
        long bytes = EMPTY + state.contents().bytes(fileSystem.fileSystemId(), now);
        return fileSystem.toBuilder()
                .sizeInBytes(size ->
                        size.value(bytes).valueInStandard(bytes).valueInIA(0L).timestamp(now))
                .name(efs.account().tags().tags(arn).get("Name"))
                .tags(tags.of(arn))
                .numberOfMountTargets(state.targetsOf(fileSystem.fileSystemId()).size())
                .lifeCycleState(state.stateOf(fileSystem.fileSystemId()))
                .build();
    }

    UpdateFileSystemResponse update(UpdateFileSystemRequest request) {
        FileSystemDescription fileSystem = state.usable(efs, request.fileSystemId());
        FileSystemDescription.Builder changed = fileSystem.toBuilder();
        if (request.throughputMode() != null) {
            changed.throughputMode(request.throughputMode());
        }
        if (request.provisionedThroughputInMibps() != null) {
            changed.provisionedThroughputInMibps(request.provisionedThroughputInMibps());
        }
        state.fileSystems().put(fileSystem.fileSystemId(), changed.build());
        return UpdateFileSystemResponse.builder()
                .fileSystemId(fileSystem.fileSystemId())
                .lifeCycleState(LifeCycleState.AVAILABLE)
                .build();
    }

    DeleteFileSystemResponse delete(DeleteFileSystemRequest request) {
        FileSystemDescription fileSystem = state.usable(efs, request.fileSystemId());
        if (!state.targetsOf(fileSystem.fileSystemId()).isEmpty()) {
            throw efs.error(
                    FileSystemInUseException.builder(),
                    409,
                    "FileSystemInUse",
                    "The file system has mount targets and cannot be deleted");
        }
        state.underway().leave(fileSystem.fileSystemId(), REMOVING, () -> remove(fileSystem));
        return DeleteFileSystemResponse.builder().build();
    }

    private void remove(FileSystemDescription fileSystem) {
        state.fileSystems().remove(fileSystem.fileSystemId());
        lifecycles.remove(fileSystem.fileSystemId());
        state.contents().forget(fileSystem.fileSystemId());
        tags.delete(fileSystem.fileSystemArn());
        List<AccessPointDescription> orphans =
                state.accessPoints().all().stream()
                        .filter(point -> point.fileSystemId().equals(fileSystem.fileSystemId()))
                        .toList();
        for (AccessPointDescription orphan : orphans) {
            state.accessPoints().remove(orphan.accessPointId());
            tags.delete(orphan.accessPointArn());
        }
    }

    PutLifecycleConfigurationResponse putLifecycle(PutLifecycleConfigurationRequest request) {
        lifecycles.put(
                state.usable(efs, request.fileSystemId()).fileSystemId(),
                List.copyOf(request.lifecyclePolicies()));
        return PutLifecycleConfigurationResponse.builder()
                .lifecyclePolicies(request.lifecyclePolicies())
                .build();
    }

    DescribeLifecycleConfigurationResponse describeLifecycle(
            DescribeLifecycleConfigurationRequest request) {
        return DescribeLifecycleConfigurationResponse.builder()
                .lifecyclePolicies(
                        lifecycles.getOrDefault(
                                state.fileSystems().get(request.fileSystemId()).fileSystemId(),
                                List.of()))
                .build();
    }
}
