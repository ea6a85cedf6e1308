package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.ResourceType;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;
import software.amazon.awssdk.services.ec2.model.Tag;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Route tables. */
public final class RouteTableDescriber extends Ec2Describer<RouteTable> {

    private static final int ROUTE_TABLES_PAGE = 100;

    public RouteTableDescriber() {
        super(ResourceType.ROUTE_TABLE, "route-table", "route-table-id", "ec2:DescribeRouteTables");
    }

    @Override
    void fetch(
            Ec2Client client,
            List<Filter> filters,
            DescribeContext context,
            Consumer<RouteTable> each) {
        Pages.forEach(
                context,
                token ->
                        client.describeRouteTables(request ->
                                request.filters(filters)
                                        .maxResults(ROUTE_TABLES_PAGE)
                                        .nextToken(token)),
                DescribeRouteTablesResponse::nextToken,
                page -> page.routeTables().forEach(each));
    }

    @Override
    String id(RouteTable item) {
        return item.routeTableId();
    }

    @Override
    List<Tag> tags(RouteTable item) {
        return item.tags();
    }

    @Override
    void relate(RouteTable item, RelationsOf relations, DescribeContext context) {
        relations.toId(RelationKind.PART_OF, item.vpcId(), Ec2Arns.in(context, "vpc"), "VpcId");
        for (int i = 0; i < item.associations().size(); i++) {
            associate(
                    item,
                    item.associations().get(i),
                    "Associations[" + i + "]",
                    relations,
                    context);
        }
        for (int i = 0; i < item.routes().size(); i++) {
            route(item.routes().get(i), "Routes[" + i + "]", relations, context);
        }
    }

    private static void associate(
            RouteTable table,
            RouteTableAssociation association,
            String field,
            RelationsOf relations,
            DescribeContext context) {
        if (Boolean.TRUE.equals(association.main()) && table.vpcId() != null) {
            relations.to(
                    RelationKind.ATTACHED_TO,
                    Ec2Arns.in(context, "vpc").apply(table.vpcId()),
                    "main",
                    field + ".Main");
        }
        relations.toId(
                RelationKind.ATTACHED_TO,
                association.subnetId(),
                Ec2Arns.in(context, "subnet"),
                field + ".SubnetId");
        Optional.ofNullable(association.gatewayId())
                .flatMap(id -> Ec2Arns.byPrefix(context, id))
                .ifPresent(gateway ->
                        relations.to(RelationKind.ATTACHED_TO, gateway, field + ".GatewayId"));
    }

    private static void route(
            Route route, String field, RelationsOf relations, DescribeContext context) {
        String destination =
                Stream.of(
                                route.destinationCidrBlock(),
                                route.destinationIpv6CidrBlock(),
                                route.destinationPrefixListId())
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse("");
        Map<String, @Nullable String> targets = new LinkedHashMap<>();
        targets.put("GatewayId", route.gatewayId());
        targets.put("NatGatewayId", route.natGatewayId());
        targets.put("InstanceId", route.instanceId());
        targets.put("NetworkInterfaceId", route.networkInterfaceId());
        targets.put("TransitGatewayId", route.transitGatewayId());
        targets.put("VpcPeeringConnectionId", route.vpcPeeringConnectionId());
        targets.put("EgressOnlyInternetGatewayId", route.egressOnlyInternetGatewayId());
        targets.put("CarrierGatewayId", route.carrierGatewayId());
        targets.forEach((name, id) ->
                // The route within the VPC has the gateway "local".
                Optional.ofNullable(id)
                        .flatMap(target -> Ec2Arns.byPrefix(context, target))
                        .ifPresent(target ->
                                relations.to(
                                        RelationKind.ROUTES_TO,
                                        target,
                                        destination,
                                        field + "." + name)));
    }
}
