package io.stratoscope.backup.drill;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteTable;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** No route of the drill's network leads anywhere but into itself and to the internet; none at all from where the data is. */
final class RoutesIsolation implements IsolationCheck {

    @Override
    public String name() {
        return "no route to what is live";
    }

    @Override
    public DrillCheck look(IsolationCase drill) {
        String gateway = drill.ref("Internet");
        String open = drill.ref("PublicRoutes");
        List<RouteTable> tables =
                drill.client(Ec2Client.class)
                        .describeRouteTables(request ->
                                request.filters(
                                        Filter.builder()
                                                .name("vpc-id")
                                                .values(drill.ref("Vpc"))
                                                .build()))
                        .routeTables();
        List<String> wrong =
                tables.stream()
                        .flatMap(table ->
                                table.routes().stream()
                                        .filter(route ->
                                                !isLocal(route)
                                                        && !(table.routeTableId().equals(open)
                                                                && gateway.equals(
                                                                        route.gatewayId())))
                                        .map(route -> table.routeTableId() + ": " + words(route)))
                        .toList();
        return wrong.isEmpty()
                ? pass(
                        tables.size()
                                + " route tables of "
                                + drill.ref("Vpc")
                                + " lead within it and to the internet: no peering, no transit gateway, no VPN")
                : fail(String.join("; ", wrong));
    }

    private static boolean isLocal(Route route) {
        return "local".equals(route.gatewayId());
    }

    private static String words(Route route) {
        return route.destinationCidrBlock()
                + " to "
                + Stream.of(
                                route.gatewayId(),
                                route.vpcPeeringConnectionId(),
                                route.transitGatewayId(),
                                route.natGatewayId(),
                                route.networkInterfaceId())
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse("something else");
    }
}
