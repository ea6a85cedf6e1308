package io.stratoscope.provision.resource;

import static io.stratoscope.provision.resource.Ec2Bench.json;
import static io.stratoscope.provision.resource.Ec2Bench.refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.Driver;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Order;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import software.amazon.awssdk.services.ec2.model.NatGatewayState;
import software.amazon.awssdk.services.ec2.model.RouteState;
import software.amazon.awssdk.services.ec2.model.Tag;

import java.util.List;

class Ec2NetworkDriversTest {

    private static final String ADDRESS = "AWS::EC2::EIP";
    private static final String NAT = "AWS::EC2::NatGateway";
    private static final String TABLE = "AWS::EC2::RouteTable";
    private static final String ROUTE = "AWS::EC2::Route";
    private static final String ASSOCIATION = "AWS::EC2::SubnetRouteTableAssociation";
    private static final String ENDPOINT = "AWS::EC2::VPCEndpoint";
    private static final String FLOW_LOG = "AWS::EC2::FlowLog";

    private final Ec2Bench net = new Ec2Bench();
    private final Workbench bench = net.bench;

    @Test
    void makesChangesAndRemovesAVpc() {
        Existing vpc = net.vpc();
        assertThat(vpc.attribute("VpcId")).contains(vpc.ref());

        bench.change(vpc, "Vpc", Ec2Bench.network(false));
        bench.change(vpc, "Vpc", json("{'CidrBlock': '10.0.0.0/16', 'EnableDnsSupport': false}"));
        bench.remove(vpc);
    }

    @Test
    void anUpdateSetsTagsThatGotLost() {
        Existing vpc = net.vpc();
        net.ec2.deleteTags(
                request -> request.resources(vpc.ref()).tags(Tag.builder().key("Name").build()));
        assertThat(bench.list(Ec2Bench.VPC).getFirst().tags()).doesNotContainKey("Name");

        Workbench.driver(Ec2Bench.VPC).update(vpc, bench.order("Vpc", Ec2Bench.network(true)));

        assertThat(bench.list(Ec2Bench.VPC).getFirst().tags()).containsEntry("Name", "Vpc");
    }

    @Test
    void somebodyElsesVpcIsNotTheStacks() {
        net.ec2.createVpc(request -> request.cidrBlock("10.0.0.0/16"));

        assertThat(bench.list(Ec2Bench.VPC)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AWS::EC2::VPC",
                "AWS::EC2::Subnet",
                "AWS::EC2::InternetGateway",
                "AWS::EC2::VPCGatewayAttachment",
                ADDRESS,
                NAT,
                TABLE,
                ROUTE,
                ASSOCIATION,
                "AWS::EC2::NetworkAcl",
                "AWS::EC2::NetworkAclEntry",
                "AWS::EC2::SubnetNetworkAclAssociation",
                "AWS::EC2::SecurityGroup",
                "AWS::EC2::SecurityGroupIngress",
                "AWS::EC2::SecurityGroupEgress",
                ENDPOINT,
                FLOW_LOG
            })
    void whatADriverDoesNotKnowItRefuses(String type) {
        Driver driver = Workbench.driver(type);
        Order order = bench.order("Thing", json("{'Colour': 'red'}"));

        assertThatThrownBy(() -> driver.create(order))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Colour");
        Existing made = Existing.part(type, "x-1", "", JsonObject.EMPTY, order.properties());
        assertThatThrownBy(() -> driver.update(made, order))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Colour");
    }

    @Test
    void makesAndRemovesASubnet() {
        Existing vpc = net.vpc();
        Existing subnet = net.subnet(vpc, 1);
        assertThat(subnet.attribute("AvailabilityZone")).contains("eu-central-1b");

        refused("DependencyViolation", () -> bench.remove(vpc));
        bench.remove(subnet);
        bench.remove(vpc);
    }

    @Test
    void aGatewayIsAttachedAndDetachedAgain() {
        Existing vpc = net.vpc();
        Existing gateway = net.gateway();
        Existing attachment = net.attachment(vpc, gateway);
        assertThat(attachment.ref()).isEqualTo("IGW|" + vpc.ref());

        refused("DependencyViolation", () -> bench.remove(gateway));
        bench.remove(attachment);
        bench.remove(gateway);
    }

    @Test
    void aVpcCanChangeItsGateway() {
        Existing vpc = net.vpc();
        Existing attachment = net.attachment(vpc, net.gateway());
        Existing other = bench.make(Ec2Bench.GATEWAY, "Other", JsonObject.EMPTY);

        JsonObject wanted =
                json("{'VpcId': '%s', 'InternetGatewayId': '%s'}", vpc.ref(), other.ref());
        bench.change(attachment, "InternetGatewayAttachment", wanted);

        Workbench.driver(Ec2Bench.ATTACHMENT)
                .update(attachment, bench.order("InternetGatewayAttachment", wanted));
        assertThat(net.refs(Ec2Bench.ATTACHMENT)).as("asked again").hasSize(1);
    }

    private Existing address() {
        return bench.make(ADDRESS, "NatAddressA", json("{'Domain': 'vpc'}"));
    }

    private Existing nat(Existing address, Existing subnet) {
        return bench.make(
                NAT,
                "NatGatewayA",
                json(
                        "{'AllocationId': '%s', 'SubnetId': '%s'}",
                        address.attribute("AllocationId").orElseThrow(), subnet.ref()));
    }

    @Test
    void aNatGatewayTakesItsTimeAndKeepsItsAddressUntilItIsGone() {
        Existing vpc = net.vpc();
        Existing subnet = net.subnet(vpc, 1);
        Existing attachment = net.attachment(vpc, net.gateway());
        Existing address = address();
        assertThat(address.attribute("PublicIp")).contains(address.ref());
        Existing nat = nat(address, subnet);

        refused("InvalidIPAddress.InUse", () -> bench.remove(address));
        refused("DependencyViolation", () -> bench.remove(subnet));
        refused("DependencyViolation", () -> bench.remove(attachment));
        bench.remove(nat);
        assertThat(net.ec2.describeNatGateways().natGateways())
                .extracting(gateway -> gateway.state())
                .containsExactly(NatGatewayState.DELETED);
        bench.remove(address);
        bench.remove(attachment);
        bench.remove(subnet);
    }

    @Test
    void aNatGatewayThatIsPendingIsNotReady() {
        Existing vpc = net.vpc();
        Existing subnet = net.subnet(vpc, 1);
        net.attachment(vpc, net.gateway());
        Order order =
                bench.order(
                        "NatGatewayA",
                        json(
                                "{'AllocationId': '%s', 'SubnetId': '%s'}",
                                address().attribute("AllocationId").orElseThrow(), subnet.ref()));

        Existing made = Workbench.driver(NAT).create(order);
        assertThat(bench.list(NAT).getFirst().state()).isEqualTo(Existing.State.PENDING);
        Existing again = Workbench.driver(NAT).create(order);

        assertThat(again.ref()).as("the same client token").isEqualTo(made.ref());
        assertThat(Workbench.driver(NAT).settle(made, order).state())
                .isEqualTo(Existing.State.READY);
    }

    @Test
    void whyANatGatewayFailedIsSaid() {
        Existing vpc = net.vpc();
        Existing subnet = net.subnet(vpc, 1);
        Existing address = address();

        refused("Gateway.NotAttached", () -> nat(address, subnet));
        Existing failed = bench.list(NAT).getFirst();
        assertThat(failed.state()).isEqualTo(Existing.State.FAILED);
        bench.remove(failed);
        bench.remove(address);
    }

    private static JsonObject route(Existing table, String target, String to) {
        return json(
                "{'RouteTableId': '%s', 'DestinationCidrBlock': '0.0.0.0/0', '%s': '%s'}",
                table.ref(), target, to);
    }

    @Test
    void aRouteIsMadeTurnedAndRemoved() {
        Existing vpc = net.vpc();
        Existing subnet = net.subnet(vpc, 1);
        Existing gateway = net.gateway();
        Existing table = net.inVpc(TABLE, "PublicRoutes", vpc);
        refused(
                "InvalidParameterValue",
                () -> bench.make(ROUTE, "Out", route(table, "GatewayId", gateway.ref())));
        net.attachment(vpc, gateway);
        Existing route = bench.make(ROUTE, "Out", route(table, "GatewayId", gateway.ref()));
        assertThat(route.ref()).isEqualTo(table.ref() + "|0.0.0.0/0");
        assertThat(net.refs(ROUTE)).as("nothing of the route to the VPC itself").hasSize(1);

        Existing nat = nat(address(), subnet);
        bench.change(route, "Out", route(table, "NatGatewayId", nat.ref()));
        bench.remove(nat);
        assertThat(
                        net.ec2
                                .describeRouteTables(request -> request.routeTableIds(table.ref()))
                                .routeTables()
                                .getFirst()
                                .routes())
                .extracting(each -> each.state())
                .contains(RouteState.BLACKHOLE);
        bench.remove(route);
        bench.remove(table);
    }

    private static JsonObject association(Existing table, Existing subnet) {
        return json("{'RouteTableId': '%s', 'SubnetId': '%s'}", table.ref(), subnet.ref());
    }

    @Test
    void aSubnetUsesOneRouteTableAndMovesToAnother() {
        Existing vpc = net.vpc();
        Existing subnet = net.subnet(vpc, 1);
        Existing first = net.inVpc(TABLE, "First", vpc);
        Existing second = net.inVpc(TABLE, "Second", vpc);
        Existing before = bench.make(ASSOCIATION, "Routes", association(first, subnet));
        refused("DependencyViolation", () -> bench.remove(first));

        Existing after = bench.make(ASSOCIATION, "Routes", association(second, subnet));
        assertThat(net.refs(ASSOCIATION)).containsExactly(after.ref());
        bench.remove(before);
        assertThat(net.refs(ASSOCIATION)).as("the old one is gone already").hasSize(1);
        bench.remove(after);
        bench.remove(first);
        bench.remove(second);
    }

    @Test
    void theMainRouteTableIsNotTheStacks() {
        net.vpc();

        assertThat(bench.list(TABLE)).isEmpty();
        assertThat(bench.list(ROUTE)).isEmpty();
        assertThat(bench.list(ASSOCIATION)).isEmpty();
    }

    private static JsonObject endpoint(Existing vpc, String more, Existing... tables) {
        List<String> ids = List.of(tables).stream().map(table -> "'" + table.ref() + "'").toList();
        return json(
                """
                {'VpcId': '%s', 'VpcEndpointType': 'Gateway', 'RouteTableIds': %s,
                 'ServiceName': 'com.amazonaws.eu-central-1.s3' %s}
                """,
                vpc.ref(), ids, more);
    }

    @Test
    void anEndpointStandsInTheTablesThatItShould() {
        Existing vpc = net.vpc();
        Existing first = net.inVpc(TABLE, "First", vpc);
        Existing second = net.inVpc(TABLE, "Second", vpc);
        Existing third = net.inVpc(TABLE, "Third", vpc);
        Existing endpoint = bench.make(ENDPOINT, "S3Endpoint", endpoint(vpc, "", first, second));
        assertThat(bench.list(ROUTE)).as("an endpoint's route is nobody's").isEmpty();

        bench.change(endpoint, "S3Endpoint", endpoint(vpc, "", third, second));
        bench.change(
                endpoint,
                "S3Endpoint",
                endpoint(
                        vpc,
                        ", 'PolicyDocument': {'Statement': [{'Effect': 'Allow', 'Principal': '*',"
                                + " 'Action': 's3:GetObject', 'Resource': '*'}]}",
                        third));
        bench.remove(third);
        refused("DependencyViolation", () -> bench.remove(vpc));
        bench.remove(endpoint);
    }

    private static JsonObject flowLog(Existing vpc) {
        return json(
                """
                {'ResourceId': '%s', 'ResourceType': 'VPC', 'TrafficType': 'ALL',
                 'LogDestinationType': 's3', 'LogDestination': 'arn:aws:s3:::flow-logs',
                 'MaxAggregationInterval': 600}
                """,
                vpc.ref());
    }

    @Test
    void aFlowLogIsMadeAndRemoved() {
        Existing vpc = net.vpc();
        Existing log = bench.make(FLOW_LOG, "FlowLog", flowLog(vpc));
        assertThat(Workbench.driver(FLOW_LOG).create(bench.order("FlowLog", flowLog(vpc))).ref())
                .as("the same client token")
                .isEqualTo(log.ref());

        bench.remove(log);
    }

    @Test
    void whatAFlowLogLacksIsSaidAlthoughTheCallGoesWell() {
        Existing vpc = net.vpc();
        bench.remove(vpc);

        refused("InvalidVpcId.NotFound", () -> bench.make(FLOW_LOG, "FlowLog", flowLog(vpc)));
    }
}
