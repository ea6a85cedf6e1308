package io.stratoscope.simulator;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.efs.model.BadRequestException;
import software.amazon.awssdk.services.efs.model.CreateMountTargetRequest;
import software.amazon.awssdk.services.efs.model.CreateMountTargetResponse;
import software.amazon.awssdk.services.efs.model.DeleteMountTargetRequest;
import software.amazon.awssdk.services.efs.model.DeleteMountTargetResponse;
import software.amazon.awssdk.services.efs.model.DescribeMountTargetSecurityGroupsRequest;
import software.amazon.awssdk.services.efs.model.DescribeMountTargetSecurityGroupsResponse;
import software.amazon.awssdk.services.efs.model.DescribeMountTargetsRequest;
import software.amazon.awssdk.services.efs.model.DescribeMountTargetsResponse;
import software.amazon.awssdk.services.efs.model.FileSystemDescription;
import software.amazon.awssdk.services.efs.model.IncorrectMountTargetStateException;
import software.amazon.awssdk.services.efs.model.LifeCycleState;
import software.amazon.awssdk.services.efs.model.ModifyMountTargetSecurityGroupsRequest;
import software.amazon.awssdk.services.efs.model.ModifyMountTargetSecurityGroupsResponse;
import software.amazon.awssdk.services.efs.model.MountTargetConflictException;
import software.amazon.awssdk.services.efs.model.MountTargetDescription;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where subnets reach the file systems of EFS: one target a zone, each with a network interface. */
final class EfsMountTargets {

    private static final Duration MAKING = Duration.ofSeconds(90);
    private static final Duration REMOVING = Duration.ofMinutes(1);

    private final SimulatedService efs;
    private final EfsState state;
    private final SubnetPlaces places;
    private final Map<String, List<String>> securityGroups = new TreeMap<>();

    EfsMountTargets(SimulatedService efs, EfsState state) {
        this.efs = efs;
        this.state = state;
        places = new SubnetPlaces(efs.account(), efs.region());
    }

    CreateMountTargetResponse create(CreateMountTargetRequest request) {
        FileSystemDescription fileSystem = state.usable(efs, request.fileSystemId());
        var subnet = places.of(List.of(request.subnetId())).getFirst();
        if (state.targetsOf(fileSystem.fileSystemId()).stream()
                .anyMatch(
                        other -> other.availabilityZoneName().equals(subnet.availabilityZone()))) {
            throw efs.error(
                    MountTargetConflictException.builder(),
                    409,
                    "MountTargetConflict",
                    "mount target already exists in this AZ");
        }
        String id = efs.account().ids().ec2("fsmt");
        var eni =
                efs.account()
                        .client(Ec2Client.class, efs.region())
                        .createNetworkInterface(wanted ->
                                wanted.subnetId(request.subnetId())
                                        .groups(request.securityGroups())
                                        .description(
                                                "EFS mount target for "
                                                        + fileSystem.fileSystemId()
                                                        + " ("
                                                        + id
                                                        + ")"))
                        .networkInterface();
        MountTargetDescription target =
                MountTargetDescription.builder()
                        .mountTargetId(id)
                        .fileSystemId(fileSystem.fileSystemId())
                        .ownerId(efs.account().accountId())
                        .subnetId(subnet.subnetId())
                        .vpcId(subnet.vpcId())
                        .availabilityZoneName(subnet.availabilityZone())
                        .availabilityZoneId(subnet.availabilityZoneId())
                        .ipAddress(eni.privateIpAddress())
                        .networkInterfaceId(eni.networkInterfaceId())
                        .lifeCycleState(LifeCycleState.AVAILABLE)
                        .build();
        state.add(target);
        securityGroups.put(id, List.copyOf(request.securityGroups()));
        state.underway().begin(id, "creating", MAKING);
        return CreateMountTargetResponse.builder()
                .mountTargetId(id)
                .fileSystemId(target.fileSystemId())
                .subnetId(target.subnetId())
                .ipAddress(target.ipAddress())
                .networkInterfaceId(target.networkInterfaceId())
                .availabilityZoneName(target.availabilityZoneName())
                .vpcId(target.vpcId())
                .lifeCycleState(state.stateOf(id))
                .ownerId(target.ownerId())
                .build();
    }

    DescribeMountTargetsResponse describe(DescribeMountTargetsRequest request) {
        List<MountTargetDescription> found = wanted(request);
        var page = efs.page(found, EfsState.PAGES, request.maxItems(), request.marker());
        return DescribeMountTargetsResponse.builder()
                .mountTargets(page.items().stream().map(this::shown).toList())
                .marker(request.marker())
                .nextMarker(page.token())
                .build();
    }

    private MountTargetDescription shown(MountTargetDescription target) {
        return target.toBuilder().lifeCycleState(state.stateOf(target.mountTargetId())).build();
    }

    private List<MountTargetDescription> wanted(DescribeMountTargetsRequest request) {
        if (request.mountTargetId() != null) {
            return List.of(state.mountTargets().get(request.mountTargetId()));
        }
        if (request.accessPointId() != null) {
            return state.targetsOf(
                    state.accessPoints().get(request.accessPointId()).fileSystemId());
        }
        if (request.fileSystemId() == null) {
            throw efs.error(
                    BadRequestException.builder(),
                    400,
                    "BadRequest",
                    "Exactly one of FileSystemId, MountTargetId or AccessPointId must be given");
        }
        return state.targetsOf(state.fileSystems().get(request.fileSystemId()).fileSystemId());
    }

    DescribeMountTargetSecurityGroupsResponse describeSecurityGroups(
            DescribeMountTargetSecurityGroupsRequest request) {
        return DescribeMountTargetSecurityGroupsResponse.builder()
                .securityGroups(
                        securityGroups.getOrDefault(
                                state.mountTargets().get(request.mountTargetId()).mountTargetId(),
                                List.of()))
                .build();
    }

    ModifyMountTargetSecurityGroupsResponse modifySecurityGroups(
            ModifyMountTargetSecurityGroupsRequest request) {
        String id = state.mountTargets().get(request.mountTargetId()).mountTargetId();
        if (!state.underway().isIdle(id)) {
            throw efs.error(
                    IncorrectMountTargetStateException.builder(),
                    409,
                    "IncorrectMountTargetState",
                    "Mount target '" + id + "' is not in the state available");
        }
        securityGroups.put(id, List.copyOf(request.securityGroups()));
        return ModifyMountTargetSecurityGroupsResponse.builder().build();
    }

    DeleteMountTargetResponse delete(DeleteMountTargetRequest request) {
        MountTargetDescription target = state.mountTargets().get(request.mountTargetId());
        state.underway().leave(target.mountTargetId(), REMOVING, () -> remove(target));
        return DeleteMountTargetResponse.builder().build();
    }

    private void remove(MountTargetDescription target) {
        state.remove(target);
        securityGroups.remove(target.mountTargetId());
        efs.account()
                .client(Ec2Client.class, efs.region())
                .deleteNetworkInterface(eni -> eni.networkInterfaceId(target.networkInterfaceId()));
    }
}
