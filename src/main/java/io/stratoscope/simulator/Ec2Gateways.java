package io.stratoscope.simulator;

import io.stratoscope.aws.Quota;

import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.AllocateAddressRequest;
import software.amazon.awssdk.services.ec2.model.ConnectivityType;
import software.amazon.awssdk.services.ec2.model.CreateNatGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DomainType;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.NatGatewayAddress;
import software.amazon.awssdk.services.ec2.model.NatGatewayAddressStatus;
import software.amazon.awssdk.services.ec2.model.NatGatewayState;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Subnet;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** NAT gateways and the elastic IPs that they go out with. */
final class Ec2Gateways {

    /** How long AWS takes to make a NAT gateway, and to delete one. */
    private static final Duration MADE_IN = Duration.ofMinutes(2);

    private static final Duration DELETED_IN = Duration.ofMinutes(1);

    /** How long AWS goes on describing a deleted NAT gateway. */
    private static final Duration SHOWN_AFTER_DELETION = Duration.ofHours(1);

    private final SimulatedEc2 ec2;
    private final Ec2Rows<Address> addresses;
    private final Ec2Rows<NatGateway> natGateways;

    Ec2Gateways(SimulatedEc2 ec2) {
        this.ec2 = ec2;
        addresses =
                new Ec2Rows<>(
                                ec2,
                                new Ec2Rows.Kind(
                                        "eipalloc",
                                        "elastic-ip",
                                        ResourceType.ELASTIC_IP,
                                        "allocation-id",
                                        "InvalidAllocationID.NotFound"),
                                Address::allocationId,
                                address -> List.of(),
                                new Ec2Rows.Tags<>(
                                        Address::tags,
                                        (address, tags) -> address.toBuilder().tags(tags).build()))
                        .filter("public-ip", Address::publicIp)
                        .filter("domain", Address::domainAsString)
                        .filter("association-id", Address::associationId)
                        .filter("network-interface-id", Address::networkInterfaceId)
                        .filter("instance-id", Address::instanceId)
                        .filter("private-ip-address", Address::privateIpAddress);
        natGateways =
                new Ec2Rows<>(
                                ec2,
                                new Ec2Rows.Kind(
                                        "nat",
                                        "natgateway",
                                        ResourceType.NATGATEWAY,
                                        "nat-gateway-id",
                                        "NatGatewayNotFound"),
                                NatGateway::natGatewayId,
                                nat -> List.of(nat.vpcId()),
                                new Ec2Rows.Tags<>(
                                        NatGateway::tags,
                                        (nat, tags) -> nat.toBuilder().tags(tags).build()))
                        .filter("subnet-id", NatGateway::subnetId)
                        .filter("state", NatGateway::stateAsString);
    }

    Ec2Rows<Address> addresses() {
        return addresses;
    }

    /**
     * The elastic IPs that are asked for.
     *
     * @param publicIps those with these addresses; of all where there are none
     */
    List<Address> addresses(
            List<String> publicIps, List<String> allocations, List<Filter> filters) {
        for (String publicIp : publicIps) {
            if (addresses.all().stream().noneMatch(each -> each.publicIp().equals(publicIp))) {
                throw ec2.error(
                        400,
                        "InvalidAddress.NotFound",
                        "Address '%s' not found.".formatted(publicIp));
            }
        }
        return addresses.find(allocations, filters).stream()
                .filter(each -> publicIps.isEmpty() || publicIps.contains(each.publicIp()))
                .toList();
    }

    /** NAT gateways, deleted ones too until AWS would have forgotten them. */
    Ec2Rows<NatGateway> natGateways() {
        Instant forgotten = ec2.account().clockTime().minus(SHOWN_AFTER_DELETION);
        List.copyOf(natGateways.all()).stream()
                .filter(nat -> nat.deleteTime() != null && !nat.deleteTime().isAfter(forgotten))
                .forEach(nat -> natGateways.delete(nat.natGatewayId()));
        return natGateways;
    }

    private void finish(String id) {
        NatGateway nat = natGateways.get(id);
        if (nat.state() != NatGatewayState.PENDING) {
            return;
        }
        if (ec2.internetGateways().anyAt(nat.vpcId())
                || nat.connectivityType() == ConnectivityType.PRIVATE) {
            natGateways.put(nat.toBuilder().state(NatGatewayState.AVAILABLE).build());
        } else {
            letGo(nat);
            natGateways.put(
                    nat.toBuilder()
                            .state(NatGatewayState.FAILED)
                            .failureCode("Gateway.NotAttached")
                            .failureMessage(
                                    "Network %s has no Internet gateway attached"
                                            .formatted(nat.vpcId()))
                            .build());
        }
    }

    Address allocate(AllocateAddressRequest request) {
        ec2.refuseOver(
                Quota.ADDRESSES,
                addresses.all().size(),
                "AddressLimitExceeded",
                "The maximum number of addresses");
        String id = addresses.newId();
        long n = ec2.account().ids().next("public-ip");
        return addresses.create(
                Address.builder()
                        .allocationId(id)
                        // 198.18.0.0/15 belongs to nobody (RFC 2544).
                        .publicIp(
                                "198."
                                        + (18 + n / 62_500 % 2)
                                        + "."
                                        + n / 250 % 250
                                        + "."
                                        + (1 + n % 250))
                        .domain(DomainType.VPC)
                        .publicIpv4Pool("amazon")
                        .networkBorderGroup(ec2.region())
                        .build(),
                request.tagSpecifications());
    }

    void release(String id) {
        if (addresses.get(id).associationId() != null) {
            throw ec2.error(
                    400,
                    "InvalidIPAddress.InUse",
                    "Address with allocation id [%s] is in use.".formatted(id));
        }
        addresses.delete(id);
    }

    NatGateway createNat(CreateNatGatewayRequest request) {
        Subnet subnet = ec2.vpcs().subnets().get(request.subnetId());
        String id = natGateways.newId();
        NetworkInterface face =
                ec2.attachInterface(
                        subnet.subnetId(),
                        List.of(),
                        "Interface for NAT Gateway " + id,
                        "nat_gateway");
        NatGatewayAddress.Builder address =
                NatGatewayAddress.builder()
                        .networkInterfaceId(face.networkInterfaceId())
                        .privateIp(face.privateIpAddress())
                        .isPrimary(true)
                        .status(NatGatewayAddressStatus.SUCCEEDED);
        boolean isPublic = request.connectivityType() != ConnectivityType.PRIVATE;
        if (isPublic) {
            Address elastic = associate(request.allocationId(), face);
            address.allocationId(elastic.allocationId())
                    .associationId(elastic.associationId())
                    .publicIp(elastic.publicIp());
        }
        natGateways.create(
                NatGateway.builder()
                        .natGatewayId(id)
                        .subnetId(subnet.subnetId())
                        .vpcId(subnet.vpcId())
                        .state(NatGatewayState.PENDING)
                        .connectivityType(
                                isPublic ? ConnectivityType.PUBLIC : ConnectivityType.PRIVATE)
                        .createTime(ec2.account().now())
                        .natGatewayAddresses(address.build())
                        .build(),
                request.tagSpecifications());
        ec2.account().once(ec2.account().doneAt(MADE_IN), () -> finish(id));
        return natGateways.get(id);
    }

    private Address associate(String allocation, NetworkInterface face) {
        Address address = addresses.get(allocation);
        if (address.associationId() != null) {
            throw ec2.error(
                    400,
                    "Resource.AlreadyAssociated",
                    "resource %s is already associated".formatted(allocation));
        }
        String association = ec2.account().ids().ec2("eipassoc");
        ec2.interfaces().publish(face.networkInterfaceId(), address, association);
        return addresses.update(
                allocation,
                row ->
                        row.toBuilder()
                                .associationId(association)
                                .networkInterfaceId(face.networkInterfaceId())
                                .networkInterfaceOwnerId(ec2.account().accountId())
                                .privateIpAddress(face.privateIpAddress())
                                .build());
    }

    /** It is on its way out for a while, keeping its interface and its address. */
    void deleteNat(String id) {
        NatGateway nat = natGateways().get(id);
        if (nat.state() == NatGatewayState.DELETED || nat.state() == NatGatewayState.DELETING) {
            return;
        }
        natGateways.put(nat.toBuilder().state(NatGatewayState.DELETING).build());
        ec2.account().once(ec2.account().doneAt(DELETED_IN), () -> finishDeletion(id));
    }

    /** It stays described as deleted for an hour; routes to it become black holes. */
    private void finishDeletion(String id) {
        NatGateway nat = natGateways.get(id);
        letGo(nat);
        natGateways.put(
                nat.toBuilder()
                        .state(NatGatewayState.DELETED)
                        .deleteTime(ec2.account().clockTime())
                        .build());
        natGateways.forget(id);
        ec2.routes().blackHole(nat.vpcId(), id);
    }

    private void letGo(NatGateway nat) {
        for (NatGatewayAddress address : nat.natGatewayAddresses()) {
            if (!ec2.interfaces().interfaces().has(address.networkInterfaceId())) {
                continue;
            }
            ec2.interfaces().remove(address.networkInterfaceId());
            if (address.allocationId() != null) {
                addresses.update(
                        address.allocationId(),
                        row ->
                                row.toBuilder()
                                        .associationId(null)
                                        .networkInterfaceId(null)
                                        .networkInterfaceOwnerId(null)
                                        .privateIpAddress(null)
                                        .build());
            }
        }
    }
}
