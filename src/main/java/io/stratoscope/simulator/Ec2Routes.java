package io.stratoscope.simulator;

import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.CreateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteRequest;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteOrigin;
import software.amazon.awssdk.services.ec2.model.RouteState;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociationStateCode;
import software.amazon.awssdk.services.ec2.model.Vpc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Route tables. */
final class Ec2Routes {

    private final SimulatedEc2 ec2;
    private final Ec2Rows<RouteTable> routeTables;
    private final Map<String, String> tableByAssociation = new HashMap<>();
    private final Map<String, String> associationBySubnet = new HashMap<>();

    Ec2Routes(SimulatedEc2 ec2) {
        this.ec2 = ec2;
        routeTables =
                new Ec2Rows<>(
                                ec2,
                                new Ec2Rows.Kind(
                                        "rtb",
                                        "route-table",
                                        ResourceType.ROUTE_TABLE,
                                        "route-table-id",
                                        "InvalidRouteTableID.NotFound"),
                                RouteTable::routeTableId,
                                table -> List.of(table.vpcId()),
                                new Ec2Rows.Tags<>(
                                        RouteTable::tags,
                                        (table, tags) -> table.toBuilder().tags(tags).build()))
                        .filters(
                                "association.subnet-id",
                                table -> associations(table, RouteTableAssociation::subnetId))
                        .filters(
                                "association.main",
                                table -> associations(table, RouteTableAssociation::main))
                        .filters(
                                "association.route-table-association-id",
                                table ->
                                        associations(
                                                table,
                                                RouteTableAssociation::routeTableAssociationId))
                        .filters("route.gateway-id", table -> routes(table, Route::gatewayId))
                        .filters(
                                "route.nat-gateway-id", table -> routes(table, Route::natGatewayId))
                        .filters(
                                "route.destination-cidr-block",
                                table -> routes(table, Route::destinationCidrBlock))
                        .filter("owner-id", RouteTable::ownerId);
    }

    private static List<String> associations(
            RouteTable table, java.util.function.Function<RouteTableAssociation, ?> field) {
        return table.associations().stream()
                .flatMap(association -> Stream.ofNullable(field.apply(association)))
                .map(Object::toString)
                .toList();
    }

    private static List<String> routes(
            RouteTable table, java.util.function.Function<Route, String> field) {
        return table.routes().stream()
                .flatMap(route -> Stream.ofNullable(field.apply(route)))
                .toList();
    }

    Ec2Rows<RouteTable> routeTables() {
        return routeTables;
    }

    /** The route table that a VPC has from the start. */
    void createMain(Vpc vpc) {
        RouteTable table = blank(vpc);
        String association = ec2.account().ids().ec2("rtbassoc");
        tableByAssociation.put(association, table.routeTableId());
        routeTables.create(
                table.toBuilder()
                        .associations(
                                RouteTableAssociation.builder()
                                        .main(true)
                                        .routeTableId(table.routeTableId())
                                        .routeTableAssociationId(association)
                                        .associationState(state ->
                                                state.state(
                                                        RouteTableAssociationStateCode.ASSOCIATED))
                                        .build())
                        .build(),
                List.of());
    }

    RouteTable create(CreateRouteTableRequest request) {
        return routeTables.create(
                blank(ec2.vpcs().vpcs().get(request.vpcId())), request.tagSpecifications());
    }

    private RouteTable blank(Vpc vpc) {
        return RouteTable.builder()
                .routeTableId(routeTables.newId())
                .vpcId(vpc.vpcId())
                .ownerId(ec2.account().accountId())
                .routes(
                        Route.builder()
                                .destinationCidrBlock(vpc.cidrBlock())
                                .gatewayId("local")
                                .origin(RouteOrigin.CREATE_ROUTE_TABLE)
                                .state(RouteState.ACTIVE)
                                .build())
                .associations(List.of())
                .build();
    }

    void createRoute(CreateRouteRequest request) {
        RouteTable table = routeTables.get(request.routeTableId());
        if (table.routes().stream()
                .anyMatch(route ->
                        Objects.equals(destination(route), request.destinationCidrBlock()))) {
            throw ec2.error(
                    400,
                    "RouteAlreadyExists",
                    "The route identified by %s already exists."
                            .formatted(request.destinationCidrBlock()));
        }
        Route route =
                Route.builder()
                        .destinationCidrBlock(request.destinationCidrBlock())
                        .destinationIpv6CidrBlock(request.destinationIpv6CidrBlock())
                        .gatewayId(request.gatewayId())
                        .natGatewayId(request.natGatewayId())
                        .networkInterfaceId(request.networkInterfaceId())
                        .transitGatewayId(request.transitGatewayId())
                        .vpcPeeringConnectionId(request.vpcPeeringConnectionId())
                        .origin(RouteOrigin.CREATE_ROUTE)
                        .state(RouteState.ACTIVE)
                        .build();
        checkTarget(table, route);
        add(table, route);
    }

    private void checkTarget(RouteTable table, Route route) {
        String gateway = route.gatewayId();
        if (gateway != null && gateway.startsWith("igw-")) {
            if (!ec2.internetGateways().rows().has(gateway)) {
                throw ec2.error(
                        400,
                        "InvalidGatewayID.NotFound",
                        "The gateway ID '%s' does not exist".formatted(gateway));
            }
            if (ec2.internetGateways().rows().get(gateway).attachments().stream()
                    .noneMatch(attachment -> attachment.vpcId().equals(table.vpcId()))) {
                throw ec2.error(
                        400,
                        "InvalidParameterValue",
                        "route table %s and network gateway %s belong to different networks"
                                .formatted(table.routeTableId(), gateway));
            }
        }
        if (route.natGatewayId() != null) {
            ec2.gateways().natGateways().get(route.natGatewayId());
        }
    }

    /** Gives a route that is there another target. */
    void replaceRoute(ReplaceRouteRequest request) {
        RouteTable table = routeTables.get(request.routeTableId());
        Route old =
                table.routes().stream()
                        .filter(route ->
                                Objects.equals(
                                        route.destinationCidrBlock(),
                                        request.destinationCidrBlock()))
                        .findFirst()
                        .orElseThrow(() ->
                                noRoute(request.routeTableId(), request.destinationCidrBlock()));
        Route route =
                Route.builder()
                        .destinationCidrBlock(old.destinationCidrBlock())
                        .gatewayId(request.gatewayId())
                        .natGatewayId(request.natGatewayId())
                        .networkInterfaceId(request.networkInterfaceId())
                        .transitGatewayId(request.transitGatewayId())
                        .vpcPeeringConnectionId(request.vpcPeeringConnectionId())
                        .origin(old.origin())
                        .state(RouteState.ACTIVE)
                        .build();
        checkTarget(table, route);
        List<Route> routes =
                table.routes().stream().map(each -> each.equals(old) ? route : each).toList();
        routeTables.put(table.toBuilder().routes(routes).build());
    }

    private RuntimeException noRoute(String table, String destination) {
        return ec2.error(
                400,
                "InvalidRoute.NotFound",
                "no route with destination-cidr-block %s in route table %s"
                        .formatted(destination, table));
    }

    /** Puts the route to a gateway's endpoint into a table. */
    void toEndpoint(String tableId, String prefixList, String endpoint) {
        add(
                routeTables.get(tableId),
                Route.builder()
                        .destinationPrefixListId(prefixList)
                        .gatewayId(endpoint)
                        .origin(RouteOrigin.CREATE_ROUTE)
                        .state(RouteState.ACTIVE)
                        .build());
    }

    /** Takes it away again; the table may be gone. */
    void notToEndpoint(String tableId, String endpoint) {
        if (routeTables.has(tableId)) {
            routeTables.update(
                    tableId,
                    table ->
                            table.toBuilder()
                                    .routes(
                                            table.routes().stream()
                                                    .filter(route ->
                                                            !endpoint.equals(route.gatewayId()))
                                                    .toList())
                                    .build());
        }
    }

    private void add(RouteTable table, Route route) {
        List<Route> routes = new ArrayList<>(table.routes());
        routes.add(route);
        routeTables.put(table.toBuilder().routes(routes).build());
    }

    void deleteRoute(String tableId, String destination) {
        RouteTable table = routeTables.get(tableId);
        List<Route> kept =
                table.routes().stream()
                        .filter(route -> !destination.equals(destination(route)))
                        .toList();
        if (kept.size() == table.routes().size()) {
            throw noRoute(tableId, destination);
        }
        routeTables.put(table.toBuilder().routes(kept).build());
    }

    private static String destination(Route route) {
        return Optional.ofNullable(route.destinationCidrBlock())
                .or(() -> Optional.ofNullable(route.destinationIpv6CidrBlock()))
                .or(() -> Optional.ofNullable(route.destinationPrefixListId()))
                .orElse("");
    }

    /** A target is gone: routes to it stay, as black holes. */
    void blackHole(String vpcId, String target) {
        for (RouteTable table : routeTables.inVpc(vpcId)) {
            List<Route> routes =
                    table.routes().stream()
                            .map(route ->
                                    target.equals(route.natGatewayId())
                                                    || target.equals(route.gatewayId())
                                            ? route.toBuilder().state(RouteState.BLACKHOLE).build()
                                            : route)
                            .toList();
            if (!routes.equals(table.routes())) {
                routeTables.put(table.toBuilder().routes(routes).build());
            }
        }
    }

    String associate(String tableId, String subnetId) {
        RouteTable table = routeTables.get(tableId);
        ec2.vpcs().subnets().get(subnetId);
        if (associationBySubnet.containsKey(subnetId)) {
            throw ec2.error(
                    400,
                    "Resource.AlreadyAssociated",
                    "the specified association for route table %s conflicts with an existing association"
                            .formatted(tableId));
        }
        String id = ec2.account().ids().ec2("rtbassoc");
        List<RouteTableAssociation> associations = new ArrayList<>(table.associations());
        associations.add(
                RouteTableAssociation.builder()
                        .routeTableAssociationId(id)
                        .routeTableId(tableId)
                        .subnetId(subnetId)
                        .main(false)
                        .associationState(
                                state -> state.state(RouteTableAssociationStateCode.ASSOCIATED))
                        .build());
        routeTables.put(table.toBuilder().associations(associations).build());
        tableByAssociation.put(id, tableId);
        associationBySubnet.put(subnetId, id);
        return id;
    }

    void disassociate(String association) {
        String tableId = tableByAssociation.remove(association);
        if (tableId == null) {
            throw noAssociation(association);
        }
        associationBySubnet.values().remove(association);
        routeTables.update(
                tableId,
                table ->
                        table.toBuilder()
                                .associations(
                                        table.associations().stream()
                                                .filter(other ->
                                                        !association.equals(
                                                                other.routeTableAssociationId()))
                                                .toList())
                                .build());
    }

    /** Moves a subnet to another table; AWS gives the association a new id. */
    String replaceAssociation(String association, String tableId) {
        routeTables.get(tableId);
        String subnetId =
                associationBySubnet.entrySet().stream()
                        .filter(each -> each.getValue().equals(association))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElseThrow(() -> noAssociation(association));
        disassociate(association);
        return associate(tableId, subnetId);
    }

    private RuntimeException noAssociation(String association) {
        return ec2.error(
                400,
                "InvalidAssociationID.NotFound",
                "The association ID '%s' does not exist".formatted(association));
    }

    void dissociateSubnet(String subnetId) {
        Optional.ofNullable(associationBySubnet.get(subnetId)).ifPresent(this::disassociate);
    }

    void delete(String tableId) {
        if (!routeTables.get(tableId).associations().isEmpty()) {
            throw ec2.error(
                    400,
                    "DependencyViolation",
                    "The routeTable '%s' has dependencies and cannot be deleted."
                            .formatted(tableId));
        }
        routeTables.delete(tableId);
    }
}
