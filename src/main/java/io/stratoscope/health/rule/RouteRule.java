package io.stratoscope.health.rule;

import io.stratoscope.health.HealthRule;
import io.stratoscope.health.Reading;
import io.stratoscope.health.Situation;
import io.stratoscope.health.Verdict;
import io.stratoscope.model.Arn;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether the routes of a table lead somewhere, and tasks in its subnets have a way out to fetch their images. */
final class RouteRule implements HealthRule {

    @Override
    public String key() {
        return "routes";
    }

    @Override
    public String title() {
        return "Routes lead to something that is there, and tasks have a way out.";
    }

    @Override
    public List<Verdict> judge(Situation situation) {
        return situation.resources(ResourceType.ROUTE_TABLE).stream()
                .map(table -> verdict(table, situation.topology()))
                .toList();
    }

    private Verdict verdict(Resource table, Topology topology) {
        List<JsonObject> routes = table.description().objects("Routes");
        Optional<JsonObject> hole =
                routes.stream()
                        .filter(route ->
                                route.text("State").filter("blackhole"::equals).isPresent())
                        .findFirst();
        if (hole.isPresent()) {
            String to = destination(hole.get());
            return Verdict.down(
                    key(),
                    table.arn(),
                    "Its route to %s leads to %s, which is not there any more: packets get lost."
                            .formatted(to, gateway(hole.get())),
                    "Lead the route to a gateway that is there, or make the gateway again.",
                    Reading.of(table, to + " blackhole", "Routes", "State"));
        }
        Optional<Resource> stranded = stranded(table, topology);
        if (stranded.isPresent()) {
            return Verdict.down(
                    key(),
                    table.arn(),
                    "It has no way out to the internet, and %s runs in its subnets: new tasks cannot fetch"
                                    .formatted(stranded.get().name())
                            + " their images.",
                    "Add a route for 0.0.0.0/0 to a NAT gateway, or endpoints for the registry.",
                    Reading.of(table, routes.size() + " routes, none to 0.0.0.0/0", "Routes"));
        }
        return Verdict.ok(
                key(),
                table.arn(),
                routes.size() == 1
                        ? "Its route leads to what is there."
                        : "Its %d routes lead to what is there.".formatted(routes.size()),
                Reading.of(table, "active", "Routes", "State"));
    }

    private static String destination(JsonObject route) {
        return route.text("DestinationCidrBlock")
                .or(() -> route.text("DestinationIpv6CidrBlock"))
                .or(() -> route.text("DestinationPrefixListId"))
                .orElse("somewhere");
    }

    private static String gateway(JsonObject route) {
        return Stream.of("NatGatewayId", "GatewayId", "NetworkInterfaceId", "TransitGatewayId")
                .flatMap(name -> route.text(name).stream())
                .findFirst()
                .orElse("something");
    }

    /** A service whose every subnet is without a way out, in a VPC that has no endpoint for the registry. */
    private static Optional<Resource> stranded(Resource table, Topology topology) {
        return topology.targets(table.arn(), RelationKind.ATTACHED_TO)
                .filter(subnet -> topology.isA(subnet, ResourceType.SUBNET))
                .filter(subnet -> topology.defaultRoutes(subnet).isEmpty())
                .flatMap(subnet -> topology.sources(subnet, RelationKind.LOCATED_IN))
                .flatMap(arn -> topology.resource(arn).stream())
                .filter(resource -> resource.type().equals(ResourceType.ECS_SERVICE))
                .filter(service ->
                        topology.subnets(service.arn()).stream()
                                .allMatch(subnet -> topology.defaultRoutes(subnet).isEmpty()))
                .filter(service -> !hasRegistryEndpoint(topology, service.arn()))
                .findFirst();
    }

    private static boolean hasRegistryEndpoint(Topology topology, Arn service) {
        return topology.resources(ResourceType.VPC_ENDPOINT).stream()
                .filter(endpoint -> topology.vpc(endpoint.arn()).equals(topology.vpc(service)))
                .anyMatch(endpoint ->
                        endpoint.description()
                                .text("ServiceName")
                                .filter(name -> name.endsWith(".ecr.dkr"))
                                .isPresent());
    }
}
