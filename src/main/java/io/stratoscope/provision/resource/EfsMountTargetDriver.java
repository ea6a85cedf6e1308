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
import software.amazon.awssdk.services.efs.model.CreateMountTargetRequest;
import software.amazon.awssdk.services.efs.model.FileSystemNotFoundException;
import software.amazon.awssdk.services.efs.model.ModifyMountTargetSecurityGroupsRequest;
import software.amazon.awssdk.services.efs.model.MountTargetDescription;
import software.amazon.awssdk.services.efs.model.MountTargetNotFoundException;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Where a subnet reaches a file system. Those of the stack's file systems are the stack's. */
final class EfsMountTargetDriver implements Driver {

    private static final String FILE_SYSTEM = "FileSystemId";
    private static final String SUBNET = "SubnetId";
    private static final String ADDRESS = "IpAddress";
    private static final String GROUPS = "SecurityGroups";

    private static final Set<String> PROPERTIES = Set.of(FILE_SYSTEM, SUBNET, ADDRESS, GROUPS);

    @Override
    public String type() {
        return "AWS::EFS::MountTarget";
    }

    @Override
    public Set<String> createOnly() {
        return Set.of(FILE_SYSTEM, SUBNET, ADDRESS);
    }

    @Override
    public String key(JsonObject properties) {
        return properties.text(FILE_SYSTEM).orElse("") + " " + properties.text(SUBNET).orElse("");
    }

    @Override
    public List<Existing> list(Scope scope) {
        EfsClient efs = scope.client(EfsClient.class);
        return scope.existing(EfsFileSystemDriver.TYPE).stream()
                .flatMap(fileSystem -> of(efs, fileSystem.ref()))
                .flatMap(target -> read(efs, target).stream())
                .toList();
    }

    private static Stream<MountTargetDescription> of(EfsClient efs, String fileSystem) {
        try {
            return efs
                    .describeMountTargetsPaginator(request -> request.fileSystemId(fileSystem))
                    .mountTargets()
                    .stream()
                    .toList()
                    .stream();
        } catch (FileSystemNotFoundException _) {
            return Stream.empty();
        }
    }

    private Optional<Existing> read(EfsClient efs, MountTargetDescription found) {
        String id = found.mountTargetId();
        try {
            List<String> groups =
                    efs.describeMountTargetSecurityGroups(request -> request.mountTargetId(id))
                            .securityGroups();
            JsonObject properties =
                    Members.with(
                            Members.only(SdkWords.SAME.read(found), PROPERTIES),
                            GROUPS,
                            JsonValue.of(groups.stream().map(JsonValue::of).toList()));
            return Optional.of(
                    new Existing(
                            type(),
                            id,
                            key(properties),
                            EfsFileSystemDriver.state(found.lifeCycleState()),
                            Members.with(
                                    Members.only(properties, Set.of(ADDRESS)),
                                    "Id",
                                    JsonValue.of(id)),
                            properties,
                            Map.of()));
        } catch (MountTargetNotFoundException _) {
            return Optional.empty();
        }
    }

    private Optional<Existing> read(EfsClient efs, String id) {
        try {
            return efs
                    .describeMountTargets(request -> request.mountTargetId(id))
                    .mountTargets()
                    .stream()
                    .findFirst()
                    .flatMap(found -> read(efs, found));
        } catch (MountTargetNotFoundException _) {
            return Optional.empty();
        }
    }

    @Override
    public Existing create(Order order) {
        EfsClient efs = order.client(EfsClient.class);
        CreateMountTargetRequest.Builder request = CreateMountTargetRequest.builder();
        String id =
                efs.createMountTarget(SdkWords.SAME.fill(request, order.properties()).build())
                        .mountTargetId();
        return read(efs, id).orElseThrow();
    }

    @Override
    public Existing settle(Existing existing, Order order) {
        EfsClient efs = order.client(EfsClient.class);
        order.waiting()
                .until(
                        "the mount target " + existing.ref() + " is available",
                        () ->
                                read(efs, existing.ref())
                                        .filter(found -> found.state() != State.PENDING)
                                        .isPresent());
        return read(efs, existing.ref()).orElse(existing);
    }

    @Override
    public void update(Existing existing, Order order) {
        Members.check(order.id(), order.properties(), PROPERTIES);
        JsonObject groups = Members.only(order.properties(), Set.of(GROUPS));
        if (!groups.members().isEmpty()) {
            order.client(EfsClient.class)
                    .modifyMountTargetSecurityGroups(
                            SdkWords.SAME
                                    .fill(
                                            ModifyMountTargetSecurityGroupsRequest.builder()
                                                    .mountTargetId(existing.ref()),
                                            groups)
                                    .build());
        }
    }

    @Override
    public void delete(Existing existing, Removal removal) {
        EfsClient efs = removal.client(EfsClient.class);
        String id = existing.ref();
        try {
            if (read(efs, id).filter(found -> found.state() != State.DELETING).isPresent()) {
                efs.deleteMountTarget(request -> request.mountTargetId(id));
            }
        } catch (MountTargetNotFoundException _) {
            // Gone already.
        }
        removal.waiting()
                .until("the mount target " + id + " is gone", () -> read(efs, id).isEmpty());
    }
}
