package io.stratoscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.NatGatewayState;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.RouteState;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;
import software.amazon.awssdk.services.ec2.model.Vpc;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

class SimulatedEc2Test {

    private final TurnedClock clock = new TurnedClock();
    private final SimulatedAccount account = SimulatedNetworks.unlocked(clock);
    private final Ec2Client ec2 = SimulatedNetworks.ec2(account);

    private static Filter filter(String name, String... values) {
        return Filter.builder().name(name).values(values).build();
    }

    private static String code(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return SimulatedNetworks.code(catchThrowable(call));
    }

    @Test
    void aVpcComesWithItsDefaults() {
        String vpc = SimulatedNetworks.vpc(ec2, "10.0.0.0/16", "immich");
        assertThat(
                        ec2.describeNetworkAcls(request -> request.filters(filter("vpc-id", vpc)))
                                .networkAcls())
                .singleElement()
                .satisfies(acl -> assertThat(acl.isDefault()).isTrue());
        assertThat(
                        ec2.describeSecurityGroups(
                                        request -> request.filters(filter("vpc-id", vpc)))
                                .securityGroups())
                .extracting(group -> group.groupName())
                .containsExactly("default");
        assertThat(
                        ec2.describeRouteTables(request -> request.filters(filter("vpc-id", vpc)))
                                .routeTables()
                                .getFirst()
                                .associations()
                                .getFirst()
                                .main())
                .isTrue();
    }

    @Test
    void pagesAreCutAndThePaginatorSeesEachOnce() {
        account.faults().quota("L-F678F1CE", 20);
        for (int i = 0; i < 20; i++) {
            SimulatedNetworks.vpc(ec2, "10." + i + ".0.0/16", "immich");
        }
        long before = account.meter().calls();
        Set<String> seen =
                ec2.describeVpcsPaginator(request -> request.maxResults(10)).vpcs().stream()
                        .map(Vpc::vpcId)
                        .collect(Collectors.toSet());
        assertThat(seen).hasSize(20);
        assertThat(account.meter().calls() - before).isEqualTo(2);
        account.faults().hostilePaging(true);
        assertThat(ec2.describeVpcsPaginator(request -> request.maxResults(10)).vpcs())
                .extracting(Vpc::vpcId)
                .containsExactlyInAnyOrderElementsOf(seen);
        assertThat(code(() -> ec2.describeVpcs(request -> request.maxResults(1001))))
                .isEqualTo("InvalidParameterValue");
    }

    @Test
    void filtersCompareIdsTagsAndPatterns() {
        String one = SimulatedNetworks.vpc(ec2, "10.0.0.0/16", "immich");
        SimulatedNetworks.vpc(ec2, "10.1.0.0/16", "photos");
        assertThat(vpcs(filter("tag:Project", "immich"))).containsExactly(one);
        assertThat(vpcs(filter("tag:Project", "imm*"))).containsExactly(one);
        assertThat(vpcs(filter("tag:Project", "imm?"))).isEmpty();
        assertThat(vpcs(filter("vpc-id", one), filter("cidr", "10.1.0.0/16"))).isEmpty();
        assertThat(vpcs(filter("vpc-id", one), filter("cidr", "10.0.0.0/16"))).hasSize(1);
        assertThat(vpcs(filter("tag-key", "Project"))).hasSize(2);
        assertThat(code(() -> vpcs(filter("colour", "red")))).isEqualTo("InvalidParameterValue");
    }

    private List<String> vpcs(Filter... filters) {
        return ec2.describeVpcs(request -> request.filters(filters)).vpcs().stream()
                .map(Vpc::vpcId)
                .toList();
    }

    @Test
    void whatIsNotThereHasAwssErrorCode() {
        assertThat(code(() -> ec2.describeVpcs(request -> request.vpcIds("vpc-0"))))
                .isEqualTo("InvalidVpcID.NotFound");
        assertThat(code(() -> ec2.describeSubnets(request -> request.subnetIds("subnet-0"))))
                .isEqualTo("InvalidSubnetID.NotFound");
        assertThat(code(() -> ec2.describeSecurityGroups(request -> request.groupIds("sg-0"))))
                .isEqualTo("InvalidGroup.NotFound");
        assertThat(code(() -> ec2.describeNatGateways(request -> request.natGatewayIds("nat-0"))))
                .isEqualTo("NatGatewayNotFound");
    }

    @Test
    void subnetsMustLieInTheirVpcAndApart() {
        String vpc = SimulatedNetworks.vpc(ec2, "10.0.0.0/16", "immich");
        SimulatedNetworks.subnet(ec2, vpc, "10.0.1.0/24");
        assertThat(code(() -> SimulatedNetworks.subnet(ec2, vpc, "10.0.1.128/25")))
                .isEqualTo("InvalidSubnet.Conflict");
        assertThat(code(() -> SimulatedNetworks.subnet(ec2, vpc, "10.1.1.0/24")))
                .isEqualTo("InvalidSubnet.Range");
        SimulatedNetworks.subnet(ec2, vpc, "10.0.2.0/24");
        assertThat(code(() -> ec2.deleteVpc(request -> request.vpcId(vpc))))
                .isEqualTo("DependencyViolation");
    }

    @Test
    void interfacesTakeTheNextAddressOfTheirSubnet() {
        String vpc = SimulatedNetworks.vpc(ec2, "10.0.0.0/16", "immich");
        String subnet = SimulatedNetworks.subnet(ec2, vpc, "10.0.1.0/24");
        List<String> addresses =
                List.of(face(subnet).privateIpAddress(), face(subnet).privateIpAddress());
        assertThat(addresses).containsExactly("10.0.1.4", "10.0.1.5");
        Subnet now = ec2.describeSubnets(request -> request.subnetIds(subnet)).subnets().getFirst();
        assertThat(now.availableIpAddressCount()).isEqualTo(249);
        assertThat(now.availabilityZoneId()).isEqualTo("euc1-az1");
    }

    private NetworkInterface face(String subnet) {
        return ec2.createNetworkInterface(request -> request.subnetId(subnet)).networkInterface();
    }

    @Test
    void aDeletedNatGatewayIsShownForAnHourAndItsRoutesAreBlackHoles() {
        String vpc = SimulatedNetworks.vpc(ec2, "10.0.0.0/16", "immich");
        String subnet = SimulatedNetworks.subnet(ec2, vpc, "10.0.1.0/24");
        SimulatedNetworks.internetGateway(ec2, vpc);
        String address = ec2.allocateAddress(request -> {}).allocationId();
        String nat =
                ec2.createNatGateway(request -> request.subnetId(subnet).allocationId(address))
                        .natGateway()
                        .natGatewayId();
        String table =
                ec2.createRouteTable(request -> request.vpcId(vpc)).routeTable().routeTableId();
        ec2.createRoute(request ->
                request.routeTableId(table).destinationCidrBlock("0.0.0.0/0").natGatewayId(nat));
        assertThat(code(() -> ec2.releaseAddress(request -> request.allocationId(address))))
                .isEqualTo("InvalidIPAddress.InUse");

        ec2.deleteNatGateway(request -> request.natGatewayId(nat));
        ec2.releaseAddress(request -> request.allocationId(address));
        assertThat(ec2.describeNatGateways().natGateways())
                .extracting(one -> one.state())
                .containsExactly(NatGatewayState.DELETED);
        assertThat(
                        ec2.describeRouteTables(request -> request.routeTableIds(table))
                                .routeTables()
                                .getFirst()
                                .routes())
                .extracting(route -> route.state())
                .containsExactly(RouteState.ACTIVE, RouteState.BLACKHOLE);
        clock.turn(Duration.ofHours(1));
        assertThat(ec2.describeNatGateways().natGateways()).isEmpty();
    }

    @Test
    void securityGroupRulesOfOnePortAreOnePermission() {
        String vpc = SimulatedNetworks.vpc(ec2, "10.0.0.0/16", "immich");
        String alb = group(vpc, "alb");
        String server = group(vpc, "server");
        IpPermission fromAlb =
                IpPermission.builder()
                        .ipProtocol("tcp")
                        .fromPort(2283)
                        .toPort(2283)
                        .userIdGroupPairs(UserIdGroupPair.builder().groupId(alb).build())
                        .build();
        IpPermission fromOffice =
                fromAlb.toBuilder()
                        .userIdGroupPairs(List.of())
                        .ipRanges(IpRange.builder().cidrIp("192.0.2.0/24").build())
                        .build();
        allow(server, fromAlb);
        allow(server, fromOffice);
        assertThat(
                        ec2.describeSecurityGroups(request -> request.groupIds(server))
                                .securityGroups()
                                .getFirst()
                                .ipPermissions())
                .singleElement()
                .satisfies(permission -> {
                    assertThat(permission.userIdGroupPairs()).hasSize(1);
                    assertThat(permission.ipRanges()).hasSize(1);
                });
        assertThat(code(() -> allow(server, fromAlb))).isEqualTo("InvalidPermission.Duplicate");
        assertThat(code(() -> ec2.deleteSecurityGroup(request -> request.groupId(alb))))
                .isEqualTo("DependencyViolation");
    }

    private String group(String vpc, String name) {
        return ec2.createSecurityGroup(
                        request -> request.vpcId(vpc).groupName(name).description(name))
                .groupId();
    }

    private void allow(String group, IpPermission permission) {
        ec2.authorizeSecurityGroupIngress(
                request -> request.groupId(group).ipPermissions(permission));
    }

    @Test
    void aSubnetMovesToAnotherAclAndHangsOnOneOnly() {
        String vpc = SimulatedNetworks.vpc(ec2, "10.0.0.0/16", "immich");
        String subnet = SimulatedNetworks.subnet(ec2, vpc, "10.0.1.0/24");
        String acl =
                ec2.createNetworkAcl(request -> request.vpcId(vpc)).networkAcl().networkAclId();
        String association =
                ec2.describeNetworkAcls(
                                request -> request.filters(filter("association.subnet-id", subnet)))
                        .networkAcls()
                        .getFirst()
                        .associations()
                        .getFirst()
                        .networkAclAssociationId();
        ec2.replaceNetworkAclAssociation(
                request -> request.associationId(association).networkAclId(acl));
        assertThat(
                        ec2.describeNetworkAcls(request ->
                                        request.filters(filter("association.subnet-id", subnet)))
                                .networkAcls())
                .extracting(one -> one.networkAclId())
                .containsExactly(acl);
    }

    @Test
    void tagsChangeInTheResourceAndInDescribeTags() {
        String vpc = SimulatedNetworks.vpc(ec2, "10.0.0.0/16", "immich");
        ec2.createTags(request ->
                request.resources(vpc).tags(Tag.builder().key("Name").value("<b>").build()));
        assertThat(ec2.describeVpcs().vpcs().getFirst().tags())
                .extracting(Tag::key)
                .containsExactly("Name", "Project");
        assertThat(ec2.describeTags(request -> request.filters(filter("key", "Name"))).tags())
                .extracting(tag -> tag.resourceId() + tag.value())
                .containsExactly(vpc + "<b>");
    }
}
