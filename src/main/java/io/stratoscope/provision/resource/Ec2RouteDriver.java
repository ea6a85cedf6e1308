package io.stratoscope.provision.resource;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.ObjectBuilder;
import io.stratoscope.provision.driver.Driver;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.Removal;
import io.stratoscope.provision.driver.Scope;
import io.stratoscope.provision.driver.SdkWords;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteRequest;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteOrigin;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A route for IPv4 addresses. All in the stack's tables are the stack's, but for those that AWS puts there: of the VPC itself, of
 * endpoints, and those that gateways tell.
 */
final class Ec2RouteDriver implements Driver {

    private static final String TABLE = "RouteTableId";
    private static final String DESTINATION = "DestinationCidrBlock";
    private static final Set<String> TARGETS =
            Set.of(
                    "GatewayId",
                    "NatGatewayId",
                    "NetworkInterfaceId",
                    "TransitGatewayId",
                    "VpcPeeringConnectionId");
    private static final Set<String> KNOWN =
            Stream.concat(TARGETS.stream(), Stream.of(TABLE, DESTINATION))
                    .collect(Collectors.toUnmodifiableSet());

    @Override
    public String type() {
        return "AWS::EC2::Route";
    }

    @Override
    public Set<String> createOnly() {
        return Set.of(TABLE, DESTINATION);
    }

    @Override
    public String key(JsonObject properties) {
        return properties.text(TABLE).orElse("") + "|" + properties.text(DESTINATION).orElse("");
    }

    @Override
    public List<Existing> list(Scope scope) {
        List<String> tables =
                scope.existing("AWS::EC2::RouteTable").stream().map(Existing::ref).toList();
        if (tables.isEmpty()) {
            return List.of();
        }
        return scope
                .client(Ec2Client.class)
                .describeRouteTablesPaginator(request -> request.routeTableIds(tables))
                .routeTables()
                .stream()
                .flatMap(table ->
                        table.routes().stream()
                                .filter(Ec2RouteDriver::isWritten)
                                .map(route -> existing(table.routeTableId(), route)))
                .toList();
    }

    private static boolean isWritten(Route route) {
        return route.destinationCidrBlock() != null
                && !"local".equals(route.gatewayId())
                && route.origin() != RouteOrigin.ENABLE_VGW_ROUTE_PROPAGATION;
    }

    private Existing existing(String table, Route route) {
        ObjectBuilder properties = JsonValue.object().put(TABLE, table);
        Ec2Calls.picked(SdkWords.SAME, route, KNOWN).members().forEach(properties::put);
        return existing(properties.build());
    }

    private Existing existing(JsonObject properties) {
        return Existing.part(
                type(),
                key(properties),
                key(properties),
                JsonValue.object()
                        .put("CidrBlock", properties.text(DESTINATION).orElseThrow())
                        .build(),
                properties);
    }

    @Override
    public Existing create(Order order) {
        Ec2Calls.check(order, KNOWN);
        order.client(Ec2Client.class)
                .createRoute(
                        SdkWords.SAME
                                .fill(CreateRouteRequest.builder(), order.properties())
                                .build());
        return existing(order.properties());
    }

    @Override
    public void update(Existing existing, Order order) {
        Ec2Calls.check(order, KNOWN);
        order.client(Ec2Client.class)
                .replaceRoute(
                        SdkWords.SAME
                                .fill(ReplaceRouteRequest.builder(), order.properties())
                                .build());
    }

    @Override
    public void delete(Existing existing, Removal removal) {
        String table = existing.properties().text(TABLE).orElseThrow();
        String destination = existing.properties().text(DESTINATION).orElseThrow();
        Ec2Calls.unlessGone(() ->
                removal.client(Ec2Client.class)
                        .deleteRoute(request ->
                                request.routeTableId(table).destinationCidrBlock(destination)));
    }
}
