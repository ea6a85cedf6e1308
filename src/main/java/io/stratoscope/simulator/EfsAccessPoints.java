package io.stratoscope.simulator;

import software.amazon.awssdk.services.efs.model.AccessPointAlreadyExistsException;
import software.amazon.awssdk.services.efs.model.AccessPointDescription;
import software.amazon.awssdk.services.efs.model.CreateAccessPointRequest;
import software.amazon.awssdk.services.efs.model.CreateAccessPointResponse;
import software.amazon.awssdk.services.efs.model.DeleteAccessPointRequest;
import software.amazon.awssdk.services.efs.model.DeleteAccessPointResponse;
import software.amazon.awssdk.services.efs.model.DescribeAccessPointsRequest;
import software.amazon.awssdk.services.efs.model.DescribeAccessPointsResponse;
import software.amazon.awssdk.services.efs.model.FileSystemDescription;
import software.amazon.awssdk.services.efs.model.LifeCycleState;
import software.amazon.awssdk.services.efs.model.Tag;

import java.time.Duration;
import java.util.List;

/** The access points of EFS: ways into a file system with a fixed identity and root. */
final class EfsAccessPoints {

    private static final Duration MAKING = Duration.ofSeconds(10);
    private static final Duration REMOVING = Duration.ofSeconds(10);

    private final SimulatedService efs;
    private final ServiceTags<Tag> tags;
    private final EfsState state;

    EfsAccessPoints(SimulatedService efs, ServiceTags<Tag> tags, EfsState state) {
        this.efs = efs;
        this.tags = tags;
        this.state = state;
    }

    CreateAccessPointResponse create(CreateAccessPointRequest request) {
        FileSystemDescription fileSystem = state.usable(efs, request.fileSystemId());
        for (AccessPointDescription known : state.accessPoints().all()) {
            if (request.clientToken() != null
                    && request.clientToken().equals(known.clientToken())) {
                throw efs.error(
                        AccessPointAlreadyExistsException.builder()
                                .accessPointId(known.accessPointId()),
                        409,
                        "AccessPointAlreadyExists",
                        "Access point already exists with client token " + request.clientToken());
            }
        }
        String id = efs.account().ids().ec2("fsap");
        AccessPointDescription point =
                AccessPointDescription.builder()
                        .accessPointId(id)
                        .accessPointArn(efs.arn("access-point/" + id))
                        .fileSystemId(fileSystem.fileSystemId())
                        .clientToken(request.clientToken())
                        .ownerId(efs.account().accountId())
                        .posixUser(request.posixUser())
                        .rootDirectory(request.rootDirectory())
                        .lifeCycleState(LifeCycleState.AVAILABLE)
                        .build();
        state.accessPoints().put(id, point);
        tags.register(point.accessPointArn(), request.tags());
        state.underway().begin(id, "creating", MAKING);
        return CreateAccessPointResponse.builder()
                .accessPointId(id)
                .accessPointArn(point.accessPointArn())
                .fileSystemId(point.fileSystemId())
                .posixUser(point.posixUser())
                .rootDirectory(point.rootDirectory())
                .lifeCycleState(state.stateOf(id))
                .ownerId(point.ownerId())
                .tags(request.tags())
                .build();
    }

    DescribeAccessPointsResponse describe(DescribeAccessPointsRequest request) {
        List<AccessPointDescription> found =
                request.accessPointId() != null
                        ? List.of(state.accessPoints().get(request.accessPointId()))
                        : state.accessPoints().all().stream()
                                .filter(point ->
                                        request.fileSystemId() == null
                                                || EfsState.lastPart(request.fileSystemId())
                                                        .equals(point.fileSystemId()))
                                .toList();
        var page = efs.page(found, EfsState.PAGES, request.maxResults(), request.nextToken());
        return DescribeAccessPointsResponse.builder()
                .accessPoints(page.items().stream().map(this::shown).toList())
                .nextToken(page.token())
                .build();
    }

    private AccessPointDescription shown(AccessPointDescription point) {
        String arn = point.accessPointArn();
        return point.toBuilder()
                .name(efs.account().tags().tags(arn).get("Name"))
                .tags(tags.of(arn))
                .lifeCycleState(state.stateOf(point.accessPointId()))
                .build();
    }

    DeleteAccessPointResponse delete(DeleteAccessPointRequest request) {
        AccessPointDescription point = state.accessPoints().get(request.accessPointId());
        state.underway()
                .leave(
                        point.accessPointId(),
                        REMOVING,
                        () -> {
                            if (state.accessPoints().has(point.accessPointId())) {
                                state.accessPoints().remove(point.accessPointId());
                                tags.delete(point.accessPointArn());
                            }
                        });
        return DeleteAccessPointResponse.builder().build();
    }

    /** Where an access point has its root; ends with a slash. */
    static String folder(AccessPointDescription point) {
        String path = point.rootDirectory().path();
        return path.endsWith("/") ? path : path + "/";
    }
}
