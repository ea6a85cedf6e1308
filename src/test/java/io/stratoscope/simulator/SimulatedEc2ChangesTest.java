package io.stratoscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.FlowLogsResourceType;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.LogDestinationType;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.NatGatewayState;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;
import software.amazon.awssdk.services.ec2.model.RuleAction;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.TrafficType;
import software.amazon.awssdk.services.ec2.model.UnsuccessfulItem;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;
import software.amazon.awssdk.services.ec2.model.VpcAttributeName;

import java.time.Duration;
import java.util.List;

/** What is changed, replaced and removed of a network, and what takes its time. */
class SimulatedEc2ChangesTest {

    private final TurnedClock clock = new TurnedClock();
    private final SimulatedAccount account = SimulatedNetworks.unlocked(clock).takingTime(true);
    private final Ec2Client ec2 = SimulatedNetworks.ec2(account);
    private final String vpc = SimulatedNetworks.vpc(ec2, "10.0.0.0/16", "immich");
    private final String subnet = SimulatedNetworks.subnet(ec2, vpc, "10.0.1.0/24");

    private static String code(ThrowingCallable call) {
        return SimulatedNetworks.code(catchThrowable(call));
    }

    private String address() {
        return ec2.allocateAddress(request -> {}).allocationId();
    }

    private String nat(String address) {
        return ec2.createNatGateway(request -> request.subnetId(subnet).allocationId(address))
                .natGateway()
                .natGatewayId();
    }

    private NatGateway described(String nat) {
        return ec2.describeNatGateways(request -> request.natGatewayIds(nat))
                .natGateways()
                .getFirst();
    }

    @Test
    void aNatGatewayTakesMinutesToComeAndToGo() {
        SimulatedNetworks.internetGateway(ec2, vpc);
        String address = address();
        String nat = nat(address);
        assertThat(described(nat).state()).isEqualTo(NatGatewayState.PENDING);
        clock.turn(Duration.ofMinutes(2).minusMillis(1));
        assertThat(described(nat).state()).isEqualTo(NatGatewayState.PENDING);
        clock.turn(Duration.ofMillis(1));
        assertThat(described(nat).state()).isEqualTo(NatGatewayState.AVAILABLE);

        ec2.deleteNatGateway(request -> request.natGatewayId(nat));
        assertThat(described(nat).state()).isEqualTo(NatGatewayState.DELETING);
        assertThat(code(() -> ec2.releaseAddress(request -> request.allocationId(address))))
                .isEqualTo("InvalidIPAddress.InUse");
        assertThat(code(() -> ec2.deleteSubnet(request -> request.subnetId(subnet))))
                .isEqualTo("DependencyViolation");
        clock.turn(Duration.ofMinutes(1));
        ec2.releaseAddress(request -> request.allocationId(address));
        ec2.deleteSubnet(request -> request.subnetId(subnet));
        assertThat(described(nat).state()).isEqualTo(NatGatewayState.DELETED);
    }

    @Test
    void aNatGatewayDeletedWhileItIsPendingGoesAway() {
        SimulatedNetworks.internetGateway(ec2, vpc);
        String nat = nat(address());
        ec2.deleteNatGateway(request -> request.natGatewayId(nat));
        clock.turn(Duration.ofMinutes(3));
        assertThat(described(nat).state()).isEqualTo(NatGatewayState.DELETED);
    }

    @Test
    void aNatGatewayWithoutAWayToTheInternetFailsAndLetsGoOfItsAddress() {
        String address = address();
        String nat = nat(address);
        clock.turn(Duration.ofMinutes(2));
        assertThat(described(nat).state()).isEqualTo(NatGatewayState.FAILED);
        assertThat(described(nat).failureCode()).isEqualTo("Gateway.NotAttached");
        ec2.releaseAddress(request -> request.allocationId(address));
    }

    @Test
    void oneClientTokenMakesOneResource() {
        String first = table("a");
        assertThat(table("a")).isEqualTo(first);
        assertThat(table("b")).isNotEqualTo(first);
        ec2.deleteRouteTable(request -> request.routeTableId(first));
        assertThat(table("a")).isNotEqualTo(first);
    }

    private String table(String token) {
        return ec2.createRouteTable(request -> request.vpcId(vpc).clientToken(token))
                .routeTable()
                .routeTableId();
    }

    @Test
    void aVpcHasOneInternetGatewayAndKeepsItWhileAddressesAreMapped() {
        String gateway = SimulatedNetworks.internetGateway(ec2, vpc);
        assertThat(code(() -> SimulatedNetworks.internetGateway(ec2, vpc)))
                .isEqualTo("InvalidParameterValue");
        String nat = nat(address());
        ThrowingCallable detach =
                () ->
                        ec2.detachInternetGateway(
                                request -> request.internetGatewayId(gateway).vpcId(vpc));
        assertThat(code(detach)).isEqualTo("DependencyViolation");
        ec2.deleteNatGateway(request -> request.natGatewayId(nat));
        clock.turn(Duration.ofMinutes(1));
        assertThat(catchThrowable(detach)).isNull();
        assertThat(code(detach)).isEqualTo("Gateway.NotAttached");
    }

    @Test
    void dnsOfAVpcIsSetOneByOne() {
        ec2.modifyVpcAttribute(
                request -> request.vpcId(vpc).enableDnsSupport(on -> on.value(false)));
        assertThat(
                        ec2.describeVpcAttribute(request ->
                                        request.vpcId(vpc)
                                                .attribute(VpcAttributeName.ENABLE_DNS_SUPPORT))
                                .enableDnsSupport()
                                .value())
                .isFalse();
        assertThat(
                        code(() ->
                                ec2.modifyVpcAttribute(request ->
                                        request.vpcId(vpc)
                                                .enableDnsSupport(on -> on.value(true))
                                                .enableDnsHostnames(on -> on.value(true)))))
                .isEqualTo("InvalidParameterCombination");
    }

    @Test
    void aRouteLeadsToAGatewayOfItsOwnNetworkAndCanBeTurned() {
        String table = table("a");
        String strange = ec2.createInternetGateway().internetGateway().internetGatewayId();
        assertThat(code(() -> route(table, strange))).isEqualTo("InvalidParameterValue");
        String gateway = SimulatedNetworks.internetGateway(ec2, vpc);
        assertThat(
                        code(() ->
                                ec2.replaceRoute(request ->
                                        request.routeTableId(table)
                                                .destinationCidrBlock("0.0.0.0/0")
                                                .gatewayId(gateway))))
                .isEqualTo("InvalidRoute.NotFound");
        route(table, gateway);
        String nat = nat(address());
        ec2.replaceRoute(request ->
                request.routeTableId(table).destinationCidrBlock("0.0.0.0/0").natGatewayId(nat));
        assertThat(routes(table)).extracting(Route::natGatewayId).containsExactly(null, nat);
        assertThat(routes(table)).extracting(Route::gatewayId).containsExactly("local", null);
    }

    private void route(String table, String gateway) {
        ec2.createRoute(request ->
                request.routeTableId(table).destinationCidrBlock("0.0.0.0/0").gatewayId(gateway));
    }

    private List<Route> routes(String table) {
        return ec2.describeRouteTables(request -> request.routeTableIds(table))
                .routeTables()
                .getFirst()
                .routes();
    }

    @Test
    void aSubnetMovesFromTableToTable() {
        String first = table("a");
        String second = table("b");
        String association =
                ec2.associateRouteTable(request -> request.routeTableId(first).subnetId(subnet))
                        .associationId();
        String moved =
                ec2.replaceRouteTableAssociation(
                                request -> request.associationId(association).routeTableId(second))
                        .newAssociationId();
        assertThat(
                        ec2.describeRouteTables(request -> request.routeTableIds(second))
                                .routeTables()
                                .getFirst()
                                .associations())
                .extracting(RouteTableAssociation::routeTableAssociationId)
                .containsExactly(moved);
        ec2.deleteRouteTable(request -> request.routeTableId(first));
        assertThat(
                        code(() ->
                                ec2.replaceRouteTableAssociation(request ->
                                        request.associationId(association).routeTableId(second))))
                .isEqualTo("InvalidAssociationID.NotFound");
    }

    @Test
    void anEndpointComesIntoTablesAndGoesFromThem() {
        String first = table("a");
        String second = table("b");
        String endpoint =
                ec2.createVpcEndpoint(request ->
                                request.vpcId(vpc)
                                        .serviceName("com.amazonaws.eu-central-1.s3")
                                        .routeTableIds(first))
                        .vpcEndpoint()
                        .vpcEndpointId();
        ec2.modifyVpcEndpoint(request ->
                request.vpcEndpointId(endpoint)
                        .addRouteTableIds(second)
                        .removeRouteTableIds(first));
        assertThat(routes(first)).hasSize(1);
        assertThat(routes(second)).extracting(Route::gatewayId).contains(endpoint);
        ec2.deleteSubnet(request -> request.subnetId(subnet));
        ec2.deleteRouteTable(request -> request.routeTableId(first));
        ec2.deleteRouteTable(request -> request.routeTableId(second));
        assertThat(code(() -> ec2.deleteVpc(request -> request.vpcId(vpc))))
                .isEqualTo("DependencyViolation");
        ec2.deleteVpcEndpoints(request -> request.vpcEndpointIds(endpoint));
        ec2.deleteVpc(request -> request.vpcId(vpc));
    }

    @Test
    void aRuleOfAnAclIsWrittenAnewOnlyWhereItIs() {
        String acl =
                ec2.createNetworkAcl(request -> request.vpcId(vpc)).networkAcl().networkAclId();
        ThrowingCallable deny =
                () ->
                        ec2.replaceNetworkAclEntry(request ->
                                request.networkAclId(acl)
                                        .ruleNumber(100)
                                        .egress(false)
                                        .protocol("-1")
                                        .cidrBlock("10.0.0.0/8")
                                        .ruleAction(RuleAction.DENY));
        assertThat(code(deny)).isEqualTo("InvalidNetworkAclEntry.NotFound");
        entry(acl, 100);
        assertThat(catchThrowable(deny)).isNull();
        assertThat(
                        ec2.describeNetworkAcls(request -> request.networkAclIds(acl))
                                .networkAcls()
                                .getFirst()
                                .entries())
                .filteredOn(entry -> entry.ruleNumber() == 100)
                .extracting(NetworkAclEntry::ruleAction)
                .containsExactly(RuleAction.DENY);
        assertThat(code(() -> entry(acl, 32_767))).isEqualTo("NetworkAclEntryAlreadyExists");
        assertThat(code(() -> entry(acl, 32_768))).isEqualTo("InvalidParameterValue");
    }

    private void entry(String acl, int number) {
        ec2.createNetworkAclEntry(request ->
                request.networkAclId(acl)
                        .ruleNumber(number)
                        .egress(false)
                        .protocol("-1")
                        .cidrBlock("10.0.0.0/8")
                        .ruleAction(RuleAction.ALLOW));
    }

    private String group(String name) {
        return ec2.createSecurityGroup(
                        request -> request.vpcId(vpc).groupName(name).description(name))
                .groupId();
    }

    private List<SecurityGroupRule> rules(String group) {
        return ec2.describeSecurityGroupRules(request ->
                        request.filters(Filter.builder().name("group-id").values(group).build()))
                .securityGroupRules();
    }

    private static IpPermission permission(String peer, String description) {
        return IpPermission.builder()
                .ipProtocol("tcp")
                .fromPort(80)
                .toPort(80)
                .userIdGroupPairs(
                        UserIdGroupPair.builder().groupId(peer).description(description).build())
                .ipRanges(IpRange.builder().cidrIp("10.0.0.0/8").description(description).build())
                .build();
    }

    @Test
    void theRulesOfAGroupHaveIdsAndAreTakenAwayByThem() {
        String group = group("server");
        String peer = group("alb");
        List<String> made =
                ec2
                        .authorizeSecurityGroupIngress(request ->
                                request.groupId(group).ipPermissions(permission(peer, "web")))
                        .securityGroupRules()
                        .stream()
                        .map(SecurityGroupRule::securityGroupRuleId)
                        .toList();
        assertThat(made).hasSize(2).doesNotHaveDuplicates();
        assertThat(rules(group))
                .filteredOn(rule -> !rule.isEgress())
                .extracting(SecurityGroupRule::securityGroupRuleId)
                .containsExactlyElementsOf(made);
        assertThat(rules(group)).filteredOn(SecurityGroupRule::isEgress).hasSize(1);

        ec2.revokeSecurityGroupIngress(
                request -> request.groupId(group).securityGroupRuleIds(made.getLast()));
        assertThat(rules(group))
                .filteredOn(rule -> !rule.isEgress())
                .extracting(SecurityGroupRule::cidrIpv4)
                .containsExactly("10.0.0.0/8");
        ec2.deleteSecurityGroup(request -> request.groupId(peer));
        assertThat(
                        code(() ->
                                ec2.revokeSecurityGroupIngress(request ->
                                        request.groupId(group)
                                                .securityGroupRuleIds(made.getLast()))))
                .isEqualTo("InvalidSecurityGroupRuleId.NotFound");
    }

    @Test
    void whatEverybodyMayLeaveByIsTakenAwayByItsId() {
        String group = group("closed");
        String open = rules(group).getFirst().securityGroupRuleId();
        ec2.revokeSecurityGroupEgress(request -> request.groupId(group).securityGroupRuleIds(open));
        assertThat(rules(group)).isEmpty();
    }

    @Test
    void aRuleIsDescribedAnewAndStaysTheSame() {
        String group = group("server");
        String peer = group("alb");
        ec2.authorizeSecurityGroupIngress(
                request -> request.groupId(group).ipPermissions(permission(peer, "web")));
        assertThat(
                        code(() ->
                                ec2.authorizeSecurityGroupIngress(request ->
                                        request.groupId(group)
                                                .ipPermissions(permission(peer, "other")))))
                .isEqualTo("InvalidPermission.Duplicate");
        ec2.updateSecurityGroupRuleDescriptionsIngress(
                request -> request.groupId(group).ipPermissions(permission(peer, "other")));
        assertThat(rules(group))
                .filteredOn(rule -> !rule.isEgress())
                .extracting(SecurityGroupRule::description)
                .containsExactly("other", "other");
        assertThat(
                        code(() ->
                                ec2.updateSecurityGroupRuleDescriptionsEgress(request ->
                                        request.groupId(group)
                                                .ipPermissions(permission(peer, "x")))))
                .isEqualTo("InvalidPermission.NotFound");
    }

    @Test
    void whereNoFlowLogIsMadeTheAnswerSaysSo() {
        assertThat(flowLogs(vpc)).isEmpty();
        assertThat(flowLogs(vpc, "vpc-0"))
                .extracting(item -> item.error().code())
                .containsExactly("FlowLogAlreadyExists", "InvalidVpcId.NotFound");
        assertThat(ec2.describeFlowLogs(request -> {}).flowLogs()).hasSize(1);
    }

    private List<UnsuccessfulItem> flowLogs(String... resources) {
        return ec2.createFlowLogs(request ->
                        request.resourceIds(resources)
                                .resourceType(FlowLogsResourceType.VPC)
                                .trafficType(TrafficType.ALL)
                                .logDestinationType(LogDestinationType.S3)
                                .logDestination("arn:aws:s3:::logs"))
                .unsuccessful();
    }
}
