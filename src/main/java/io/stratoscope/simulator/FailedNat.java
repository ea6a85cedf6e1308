package io.stratoscope.simulator;

import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNatGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesResponse;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.NatGatewayState;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteState;
import software.amazon.awssdk.services.ec2.model.RouteTable;

/** The NAT gateways fail: what is in private subnets reaches nothing outside. */
final class FailedNat implements Disaster {

    static final String NAME = "failed-nat";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String about() {
        return "the NAT gateways have failed, and the routes to them lead nowhere";
    }

    @Override
    public Object shown(SdkRequest request, Object answer, AccountState account) {
        return switch (answer) {
            case DescribeNatGatewaysResponse it ->
                    it.toBuilder()
                            .natGateways(it.natGateways().stream().map(FailedNat::failed).toList())
                            .build();
            case DescribeRouteTablesResponse it ->
                    it.toBuilder()
                            .routeTables(it.routeTables().stream().map(FailedNat::broken).toList())
                            .build();
            default -> answer;
        };
    }

    private static RouteTable broken(RouteTable table) {
        return table.toBuilder()
                .routes(table.routes().stream().map(FailedNat::leadingNowhere).toList())
                .build();
    }

    private static Route leadingNowhere(Route route) {
        return route.natGatewayId() == null
                ? route
                : route.toBuilder().state(RouteState.BLACKHOLE).build();
    }

    private static NatGateway failed(NatGateway nat) {
        return nat.state() == NatGatewayState.AVAILABLE
                ? nat.toBuilder()
                        .state(NatGatewayState.FAILED)
                        .failureCode("InternalError")
                        .failureMessage("Network interface encountered an internal error")
                        .build()
                : nat;
    }
}
