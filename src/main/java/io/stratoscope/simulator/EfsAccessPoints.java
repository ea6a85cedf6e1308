package io.stratoscope.simulator;

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

import java.util.List;

/** The access points of EFS: ways into a file system with a fixed identity and root. */
final class EfsAccessPoints {

    private final SimulatedService efs;
    private final ServiceTags<Tag> tags;
    private final EfsState state;

    EfsAccessPoints(SimulatedService efs, ServiceTags<Tag> tags, EfsState state) {
        this.efs = efs;
        this.tags = tags;
        this.state = state;
    }

    CreateAccessPointResponse create(CreateAccessPointRequest request) {
        FileSystemDescription fileSystem = state.fileSystems().get(request.fileSystemId());
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
        return CreateAccessPointResponse.builder()
                .accessPointId(id)
                .accessPointArn(point.accessPointArn())
                .fileSystemId(point.fileSystemId())
                .posixUser(point.posixUser())
                .rootDirectory(point.rootDirectory())
                .lifeCycleState(point.lifeCycleState())
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
                .build();
    }

    DeleteAccessPointResponse delete(DeleteAccessPointRequest request) {
        AccessPointDescription point = state.accessPoints().get(request.accessPointId());
        state.accessPoints().remove(point.accessPointId());
        tags.delete(point.accessPointArn());
        return DeleteAccessPointResponse.builder().build();
    }
}
