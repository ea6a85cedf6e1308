package io.stratoscope.simulator;

import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesResponse;
import software.amazon.awssdk.services.ec2.model.RouteTable;

/** Somebody took the way out of the private subnets away. */
final class BrokenRoute implements Disaster {

    static final String NAME = "broken-route";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String about() {
        return "the routes from private subnets to the NAT gateways are deleted";
    }

    @Override
    public Object shown(SdkRequest request, Object answer, AccountState account) {
        return answer instanceof DescribeRouteTablesResponse it
                ? it.toBuilder()
                        .routeTables(it.routeTables().stream().map(BrokenRoute::broken).toList())
                        .build()
                : answer;
    }

    private static RouteTable broken(RouteTable table) {
        return table.toBuilder()
                .routes(
                        table.routes().stream()
                                .filter(route -> route.natGatewayId() == null)
                                .toList())
                .build();
    }
}
