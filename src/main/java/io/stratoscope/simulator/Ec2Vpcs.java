package io.stratoscope.simulator;

import io.stratoscope.aws.Quota;

import software.amazon.awssdk.services.ec2.model.CreateSubnetRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpcAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.SubnetState;
import software.amazon.awssdk.services.ec2.model.Tenancy;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockAssociation;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockState;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockStateCode;
import software.amazon.awssdk.services.ec2.model.VpcState;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** VPCs and their subnets. */
final class Ec2Vpcs {

    /** AWS keeps the first four addresses of a subnet and the last. */
    private static final int RESERVED = 5;

    private final SimulatedEc2 ec2;
    private final Ec2Rows<Vpc> vpcs;
    private final Ec2Rows<Subnet> subnets;
    private final Map<String, Boolean> dnsHostnames = new HashMap<>();
    private final Map<String, Boolean> dnsSupport = new HashMap<>();
    private final Map<String, Long> addressesGiven = new HashMap<>();

    Ec2Vpcs(SimulatedEc2 ec2) {
        this.ec2 = ec2;
        vpcs =
                new Ec2Rows<>(
                                ec2,
                                new Ec2Rows.Kind(
                                        "vpc",
                                        "vpc",
                                        ResourceType.VPC,
                                        "vpc-id",
                                        "InvalidVpcID.NotFound"),
                                Vpc::vpcId,
                                vpc -> List.of(vpc.vpcId()),
                                new Ec2Rows.Tags<>(
                                        Vpc::tags,
                                        (vpc, tags) -> vpc.toBuilder().tags(tags).build()))
                        .filter("cidr", Vpc::cidrBlock)
                        .filter("cidr-block", Vpc::cidrBlock)
                        .filter("state", Vpc::stateAsString)
                        .filter("is-default", Vpc::isDefault)
                        .filter("isDefault", Vpc::isDefault)
                        .filter("owner-id", Vpc::ownerId)
                        .filter("dhcp-options-id", Vpc::dhcpOptionsId);
        subnets =
                new Ec2Rows<>(
                                ec2,
                                new Ec2Rows.Kind(
                                        "subnet",
                                        "subnet",
                                        ResourceType.SUBNET,
                                        "subnet-id",
                                        "InvalidSubnetID.NotFound"),
                                Subnet::subnetId,
                                subnet -> List.of(subnet.vpcId()),
                                new Ec2Rows.Tags<>(
                                        Subnet::tags,
                                        (subnet, tags) -> subnet.toBuilder().tags(tags).build()))
                        .filter("availability-zone", Subnet::availabilityZone)
                        .filter("availabilityZone", Subnet::availabilityZone)
                        .filter("availability-zone-id", Subnet::availabilityZoneId)
                        .filter("cidr-block", Subnet::cidrBlock)
                        .filter("default-for-az", Subnet::defaultForAz)
                        .filter("map-public-ip-on-launch", Subnet::mapPublicIpOnLaunch)
                        .filter("state", Subnet::stateAsString)
                        .filter("subnet-arn", Subnet::subnetArn)
                        .filter("owner-id", Subnet::ownerId);
    }

    Ec2Rows<Vpc> vpcs() {
        return vpcs;
    }

    Ec2Rows<Subnet> subnets() {
        return subnets;
    }

    /** A VPC with what AWS gives it: a main route table, a default network ACL and a default security group. */
    Vpc createVpc(CreateVpcRequest request) {
        Cidr cidr =
                Cidr.parse(String.valueOf(request.cidrBlock()))
                        .orElseThrow(() -> badCidr(request.cidrBlock()));
        ec2.refuseOver(
                Quota.VPCS, vpcs.all().size(), "VpcLimitExceeded", "The maximum number of VPCs");
        if (cidr.length() < 16 || cidr.length() > 28) {
            throw ec2.error(
                    400,
                    "InvalidVpc.Range",
                    "The CIDR '%s' is invalid.".formatted(request.cidrBlock()));
        }
        String id = vpcs.newId();
        Vpc vpc =
                Vpc.builder()
                        .vpcId(id)
                        .ownerId(ec2.account().accountId())
                        .state(VpcState.AVAILABLE)
                        .cidrBlock(request.cidrBlock())
                        .cidrBlockAssociationSet(
                                VpcCidrBlockAssociation.builder()
                                        .associationId(ec2.account().ids().ec2("vpc-cidr-assoc"))
                                        .cidrBlock(request.cidrBlock())
                                        .cidrBlockState(
                                                VpcCidrBlockState.builder()
                                                        .state(VpcCidrBlockStateCode.ASSOCIATED)
                                                        .build())
                                        .build())
                        .dhcpOptionsId("dopt-0f1e2d3c4b5a69788")
                        .instanceTenancy(
                                request.instanceTenancy() == null
                                        ? Tenancy.DEFAULT
                                        : request.instanceTenancy())
                        .isDefault(false)
                        .build();
        Vpc made = vpcs.create(vpc, request.tagSpecifications());
        ec2.routes().createMain(made);
        ec2.acls().createDefault(id);
        ec2.securityGroups().createDefault(id);
        return made;
    }

    /** The VPC that AWS gives each account in a region: a subnet per zone and a way to the internet. */
    Vpc createDefaultVpc() {
        if (vpcs.all().stream().anyMatch(Vpc::isDefault)) {
            throw ec2.error(
                    400,
                    "DefaultVpcAlreadyExists",
                    "A Default VPC already exists for this account in this region.");
        }
        String id =
                createVpc(CreateVpcRequest.builder().cidrBlock("172.31.0.0/16").build()).vpcId();
        int block = 0;
        for (String zone : zones()) {
            String cidr = "172.31." + block + ".0/20";
            block += 16;
            Subnet subnet =
                    createSubnet(
                            CreateSubnetRequest.builder()
                                    .vpcId(id)
                                    .availabilityZone(zone)
                                    .cidrBlock(cidr)
                                    .build());
            subnets.update(
                    subnet.subnetId(),
                    made -> made.toBuilder().defaultForAz(true).mapPublicIpOnLaunch(true).build());
        }
        return vpcs.update(id, vpc -> vpc.toBuilder().isDefault(true).build());
    }

    /** Removes a VPC and what AWS gave it; what the operator put into it must be gone before. */
    void deleteVpc(String id) {
        vpcs.get(id);
        boolean inUse =
                !subnets.inVpc(id).isEmpty()
                        || !ec2.endpoints().rows().inVpc(id).isEmpty()
                        || !ec2.internetGateways().rows().inVpc(id).isEmpty()
                        || ec2.routes().routeTables().inVpc(id).size() > 1
                        || ec2.acls().acls().inVpc(id).size() > 1
                        || ec2.securityGroups().groups().inVpc(id).size() > 1;
        if (inUse) {
            throw dependency("vpc", id);
        }
        ec2.routes()
                .routeTables()
                .inVpc(id)
                .forEach(table -> ec2.routes().routeTables().delete(table.routeTableId()));
        ec2.acls().acls().inVpc(id).forEach(acl -> ec2.acls().acls().delete(acl.networkAclId()));
        ec2.securityGroups()
                .groups()
                .inVpc(id)
                .forEach(group -> ec2.securityGroups().groups().delete(group.groupId()));
        vpcs.delete(id);
    }

    void modifyVpcAttribute(ModifyVpcAttributeRequest request) {
        String id = vpcs.get(request.vpcId()).vpcId();
        if (request.enableDnsHostnames() != null && request.enableDnsSupport() != null) {
            throw ec2.error(
                    400,
                    "InvalidParameterCombination",
                    "The attributes enableDnsHostnames and enableDnsSupport cannot be set in one call");
        }
        if (request.enableDnsHostnames() != null) {
            dnsHostnames.put(id, Boolean.TRUE.equals(request.enableDnsHostnames().value()));
        }
        if (request.enableDnsSupport() != null) {
            dnsSupport.put(id, Boolean.TRUE.equals(request.enableDnsSupport().value()));
        }
    }

    boolean dnsSupport(String vpcId) {
        return dnsSupport.getOrDefault(vpcId, true);
    }

    boolean dnsHostnames(String vpcId) {
        return dnsHostnames.getOrDefault(vpcId, false);
    }

    Subnet createSubnet(CreateSubnetRequest request) {
        Vpc vpc = vpcs.get(request.vpcId());
        Cidr cidr =
                Cidr.parse(String.valueOf(request.cidrBlock()))
                        .orElseThrow(() -> badCidr(request.cidrBlock()));
        if (!Cidr.parse(vpc.cidrBlock()).orElseThrow().contains(cidr)) {
            throw ec2.error(
                    400,
                    "InvalidSubnet.Range",
                    "The CIDR '%s' is invalid.".formatted(request.cidrBlock()));
        }
        boolean conflict =
                subnets.inVpc(vpc.vpcId()).stream()
                        .anyMatch(other ->
                                Cidr.parse(other.cidrBlock()).orElseThrow().overlaps(cidr));
        if (conflict) {
            throw ec2.error(
                    400,
                    "InvalidSubnet.Conflict",
                    "The CIDR '%s' conflicts with another subnet".formatted(request.cidrBlock()));
        }
        String zone = Optional.ofNullable(request.availabilityZone()).orElse(ec2.region() + "a");
        if (!zones().contains(zone)) {
            throw ec2.error(
                    400,
                    "InvalidParameterValue",
                    "Value (%s) for parameter availabilityZone is invalid.".formatted(zone));
        }
        String id = subnets.newId();
        Subnet made =
                subnets.create(
                        Subnet.builder()
                                .subnetId(id)
                                .subnetArn(subnets.arn(id))
                                .vpcId(vpc.vpcId())
                                .ownerId(ec2.account().accountId())
                                .state(SubnetState.AVAILABLE)
                                .availabilityZone(zone)
                                .availabilityZoneId(zoneId(zone))
                                .cidrBlock(request.cidrBlock())
                                .availableIpAddressCount((int) (cidr.size() - RESERVED))
                                .defaultForAz(false)
                                .mapPublicIpOnLaunch(false)
                                .assignIpv6AddressOnCreation(false)
                                .build(),
                        request.tagSpecifications());
        ec2.acls().associateDefault(made);
        return made;
    }

    void deleteSubnet(String id) {
        subnets.get(id);
        if (ec2.interfaces().anyIn(id)) {
            throw dependency("subnet", id);
        }
        ec2.acls().dissociate(id);
        ec2.routes().dissociateSubnet(id);
        subnets.delete(id);
    }

    /** The next free address of a subnet. */
    String takeAddress(String subnetId) {
        Subnet subnet = subnets.get(subnetId);
        Cidr cidr = Cidr.parse(subnet.cidrBlock()).orElseThrow();
        long given = addressesGiven.merge(subnetId, 1L, Long::sum);
        if (given > cidr.size() - RESERVED) {
            throw ec2.error(
                    400,
                    "InsufficientFreeAddressesInSubnet",
                    "The subnet '%s' has no free addresses".formatted(subnetId));
        }
        subnets.put(
                subnet.toBuilder()
                        .availableIpAddressCount((int) (cidr.size() - RESERVED - given))
                        .build());
        return cidr.address(RESERVED - 2 + given);
    }

    /** The zones that every simulated region has. */
    List<String> zones() {
        return List.of(ec2.region() + "a", ec2.region() + "b", ec2.region() + "c");
    }

    /** {@code euc1-az1} for {@code eu-central-1a}. In a real account the numbers are shuffled. */
    String zoneId(String zone) {
        String[] parts = ec2.region().split("-", -1);
        StringBuilder id = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            id.append(direction(parts[i]));
        }
        return id + "-az" + (zone.charAt(zone.length() - 1) - 'a' + 1);
    }

    private static String direction(String part) {
        return switch (part) {
            case "northeast" -> "ne";
            case "northwest" -> "nw";
            case "southeast" -> "se";
            case "southwest" -> "sw";
            case String other when Character.isDigit(other.charAt(0)) -> other;
            case String other -> other.substring(0, 1).toLowerCase(Locale.ROOT);
        };
    }

    private RuntimeException badCidr(String cidr) {
        return ec2.error(
                400,
                "InvalidParameterValue",
                "Value (%s) for parameter cidrBlock is invalid. This is not a valid CIDR block."
                        .formatted(cidr));
    }

    private RuntimeException dependency(String kind, String id) {
        return ec2.error(
                400,
                "DependencyViolation",
                "The %s '%s' has dependencies and cannot be deleted.".formatted(kind, id));
    }
}
