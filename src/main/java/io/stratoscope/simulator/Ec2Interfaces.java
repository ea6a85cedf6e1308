package io.stratoscope.simulator;

import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterface;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfacePrivateIpAddress;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceStatus;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.Subnet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Network interfaces, and the instances that have one. */
final class Ec2Interfaces {

    private final SimulatedEc2 ec2;
    private final Ec2Rows<NetworkInterface> interfaces;
    private final Ec2Rows<Instance> instances;
    private final Map<String, Set<String>> idsBySubnet = new HashMap<>();

    Ec2Interfaces(SimulatedEc2 ec2) {
        this.ec2 = ec2;
        interfaces =
                new Ec2Rows<>(
                                ec2,
                                new Ec2Rows.Kind(
                                        "eni",
                                        "network-interface",
                                        ResourceType.NETWORK_INTERFACE,
                                        "network-interface-id",
                                        "InvalidNetworkInterfaceID.NotFound"),
                                NetworkInterface::networkInterfaceId,
                                face -> List.of(face.vpcId()),
                                new Ec2Rows.Tags<>(
                                        NetworkInterface::tagSet,
                                        (face, tags) -> face.toBuilder().tagSet(tags).build()))
                        .filter("subnet-id", NetworkInterface::subnetId)
                        .filter("description", NetworkInterface::description)
                        .filter("interface-type", NetworkInterface::interfaceTypeAsString)
                        .filter("private-ip-address", NetworkInterface::privateIpAddress)
                        .filter("addresses.private-ip-address", NetworkInterface::privateIpAddress)
                        .filter("availability-zone", NetworkInterface::availabilityZone)
                        .filter("status", NetworkInterface::statusAsString)
                        .filter("requester-id", NetworkInterface::requesterId)
                        .filters(
                                "group-id",
                                face ->
                                        face.groups().stream()
                                                .map(GroupIdentifier::groupId)
                                                .toList());
        instances =
                new Ec2Rows<>(
                                ec2,
                                new Ec2Rows.Kind(
                                        "i",
                                        "instance",
                                        ResourceType.INSTANCE,
                                        "instance-id",
                                        "InvalidInstanceID.NotFound"),
                                Instance::instanceId,
                                instance -> List.of(instance.vpcId()),
                                new Ec2Rows.Tags<>(
                                        Instance::tags,
                                        (instance, tags) ->
                                                instance.toBuilder().tags(tags).build()))
                        .filter("subnet-id", Instance::subnetId)
                        .filter("instance-type", Instance::instanceTypeAsString)
                        .filter("image-id", Instance::imageId)
                        .filter("private-ip-address", Instance::privateIpAddress)
                        .filter("instance-state-name", instance -> instance.state().nameAsString())
                        .filters(
                                "instance.group-id",
                                instance ->
                                        instance.securityGroups().stream()
                                                .map(GroupIdentifier::groupId)
                                                .toList());
    }

    Ec2Rows<NetworkInterface> interfaces() {
        return interfaces;
    }

    Ec2Rows<Instance> instances() {
        return instances;
    }

    boolean anyIn(String subnetId) {
        return !idsBySubnet.getOrDefault(subnetId, Set.of()).isEmpty();
    }

    /** A new interface in use, with the next free address of its subnet. */
    NetworkInterface create(String subnetId, List<String> groups, String description, String type) {
        Subnet subnet = ec2.vpcs().subnets().get(subnetId);
        String address = ec2.vpcs().takeAddress(subnetId);
        String id = interfaces.newId();
        boolean managed = !type.equals("interface");
        NetworkInterface face =
                NetworkInterface.builder()
                        .networkInterfaceId(id)
                        .subnetId(subnetId)
                        .vpcId(subnet.vpcId())
                        .availabilityZone(subnet.availabilityZone())
                        .ownerId(ec2.account().accountId())
                        .description(description)
                        .interfaceType(type)
                        .requesterManaged(managed)
                        .requesterId(managed ? "amazon-aws" : null)
                        .status(NetworkInterfaceStatus.IN_USE)
                        .macAddress(mac())
                        .privateIpAddress(address)
                        .privateIpAddresses(
                                NetworkInterfacePrivateIpAddress.builder()
                                        .primary(true)
                                        .privateIpAddress(address)
                                        .build())
                        .privateDnsName(
                                "ip-"
                                        + address.replace('.', '-')
                                        + "."
                                        + ec2.region()
                                        + ".compute.internal")
                        .sourceDestCheck(!type.equals("nat_gateway"))
                        .groups(groups.stream().map(this::group).toList())
                        .build();
        idsBySubnet.computeIfAbsent(subnetId, key -> new LinkedHashSet<>()).add(id);
        return interfaces.create(face, List.of());
    }

    private GroupIdentifier group(String id) {
        return GroupIdentifier.builder()
                .groupId(id)
                .groupName(ec2.securityGroups().groups().get(id).groupName())
                .build();
    }

    private String mac() {
        StringBuilder mac = new StringBuilder("02");
        String hex = ec2.account().ids().hex("mac", 10);
        for (int i = 0; i < hex.length(); i += 2) {
            mac.append(':').append(hex, i, i + 2);
        }
        return mac.toString();
    }

    void publish(String id, Address address, String association) {
        interfaces.update(
                id,
                face ->
                        face.toBuilder()
                                .association(to ->
                                        to.allocationId(address.allocationId())
                                                .associationId(association)
                                                .publicIp(address.publicIp())
                                                .ipOwnerId(ec2.account().accountId()))
                                .build());
    }

    /** Removes an interface; its address is not given again. */
    void remove(String id) {
        NetworkInterface face = interfaces.get(id);
        idsBySubnet.getOrDefault(face.subnetId(), new LinkedHashSet<>()).remove(id);
        interfaces.delete(id);
    }

    List<Instance> run(RunInstancesRequest request) {
        Subnet subnet = ec2.vpcs().subnets().get(request.subnetId());
        List<Instance> made = new ArrayList<>();
        int count = request.minCount() == null ? 1 : request.minCount();
        for (int i = 0; i < count; i++) {
            NetworkInterface face =
                    create(subnet.subnetId(), request.securityGroupIds(), "", "interface");
            made.add(
                    instances.create(
                            Instance.builder()
                                    .instanceId(instances.newId())
                                    .imageId(request.imageId())
                                    .instanceType(
                                            request.instanceType() == null
                                                    ? InstanceType.T3_MICRO
                                                    : request.instanceType())
                                    .subnetId(subnet.subnetId())
                                    .vpcId(subnet.vpcId())
                                    .placement(place ->
                                            place.availabilityZone(subnet.availabilityZone()))
                                    .privateIpAddress(face.privateIpAddress())
                                    .securityGroups(face.groups())
                                    .iamInstanceProfile(profile ->
                                            profile.arn(
                                                    request.iamInstanceProfile() == null
                                                            ? null
                                                            : request.iamInstanceProfile().arn()))
                                    .networkInterfaces(
                                            InstanceNetworkInterface.builder()
                                                    .networkInterfaceId(face.networkInterfaceId())
                                                    .subnetId(subnet.subnetId())
                                                    .build())
                                    .launchTime(ec2.account().now())
                                    .state(state -> state.code(16).name(InstanceStateName.RUNNING))
                                    .build(),
                            request.tagSpecifications()));
        }
        return made;
    }

    void terminate(String id) {
        Instance instance = instances.get(id);
        if (instance.state().name() == InstanceStateName.TERMINATED) {
            return;
        }
        instance.networkInterfaces().forEach(one -> remove(one.networkInterfaceId()));
        instances.put(
                instance.toBuilder()
                        .networkInterfaces(List.of())
                        .state(state -> state.code(48).name(InstanceStateName.TERMINATED))
                        .build());
        instances.forget(id);
    }
}
