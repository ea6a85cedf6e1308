package io.stratoscope.diagram.view;

import static io.stratoscope.model.RelationKind.ATTACHED_TO;
import static io.stratoscope.model.RelationKind.LOCATED_IN;
import static io.stratoscope.model.RelationKind.ROUTES_TO;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Relation;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** One drawing of the network. */
final class Network {
    /** What is in a VPC, and yet has no place in a picture of the network. */
    private static final Set<ResourceType> ELSEWHERE =
            Set.of(
                    ResourceType.VPC,
                    ResourceType.SUBNET,
                    ResourceType.ROUTE_TABLE,
                    ResourceType.NETWORK_ACL,
                    ResourceType.SECURITY_GROUP,
                    ResourceType.FLOW_LOG,
                    ResourceType.LISTENER,
                    ResourceType.LISTENER_RULE,
                    ResourceType.TARGET_GROUP,
                    ResourceType.ELASTIC_IP,
                    ResourceType.DB_SUBNET_GROUP,
                    ResourceType.CACHE_SUBNET_GROUP,
                    ResourceType.DB_CLUSTER,
                    ResourceType.REPLICATION_GROUP,
                    ResourceType.ECS_SERVICE);

    /** Where the way in comes through. */
    private static final Set<ResourceType> WAYS_OUT =
            Set.of(
                    ResourceType.INTERNET_GATEWAY,
                    ResourceType.NAT_GATEWAY,
                    new ResourceType("AWS::EC2::EgressOnlyInternetGateway"));

    /** What a route leads to, and for which destination. */
    private record Way(Arn target, String destination) implements Comparable<Way> {
        @Override
        public int compareTo(Way other) {
            int byTarget = target.compareTo(other.target);
            return byTarget != 0 ? byTarget : destination.compareTo(other.destination);
        }
    }

    private final Topology topology;
    private final Draft draft = new Draft();
    private final Frame frame;

    /** The routes of each zone, and of each subnet that is in none: who has them, with their evidence. */
    private final Map<String, Map<Way, Map<Arn, List<Relation>>>> routes = new TreeMap<>();

    private final Map<String, Integer> subnetsIn = new HashMap<>();

    Network(Topology topology) {
        this.topology = topology;
        this.frame = new Frame(topology, draft);
    }

    Draft draft() {
        // The first one who asks for a subnet says what its second line is.
        for (Resource subnet : topology.resources(ResourceType.SUBNET)) {
            frame.subnet(subnet.arn(), Guarding.of(topology, subnet.arn()));
        }
        for (Resource resource : topology.snapshot().resources()) {
            place(resource);
        }
        routes.forEach((zone, ways) -> ways.forEach((way, users) -> route(zone, way, users)));
        for (Resource gateway : topology.resources(ResourceType.INTERNET_GATEWAY)) {
            frame.add(gateway.arn());
            frame.link(ROUTES_TO, frame.internet(), gateway.arn().toString(), "", List.of());
        }
        return draft;
    }

    private void place(Resource resource) {
        Arn arn = resource.arn();
        if (resource.type().equals(ResourceType.VPC)) {
            frame.vpc(arn);
        } else if (resource.type().equals(ResourceType.SUBNET)) {
            routes(arn);
        } else if (resource.type().equals(ResourceType.LOAD_BALANCER)) {
            balancer(resource);
        } else if (!ELSEWHERE.contains(resource.type())
                && topology.vpc(arn).isPresent()
                && stands(arn)) {
            frame.add(arn);
        }
    }

    /** Whether it stands in the network itself: not only as a part of something that does. */
    private boolean stands(Arn arn) {
        return topology.parent(arn)
                .filter(parent ->
                        parent.resourceKind().equals("vpc")
                                || parent.resourceKind().equals("subnet"))
                .isPresent();
    }

    /** A load balancer stands in several subnets: beside them, with an edge to each, on the way in where it is open. */
    private void balancer(Resource resource) {
        Arn balancer = resource.arn();
        if (topology.vpc(balancer).isEmpty()) {
            return;
        }
        frame.add(balancer);
        for (Relation place : topology.outgoing(balancer)) {
            if (place.kind() == LOCATED_IN
                    && topology.isA(place.to(), ResourceType.SUBNET)
                    && !topology.subnet(balancer).filter(place.to()::equals).isPresent()) {
                frame.link(LOCATED_IN, balancer, place.to(), "", List.of(place));
            }
        }
        for (Relation way : Entrance.of(topology, resource)) {
            frame.add(way.to());
            frame.link(ROUTES_TO, way.to(), balancer, "", List.of(way));
        }
    }

    private void routes(Arn subnet) {
        String place = frame.zoneOf(subnet).orElse(subnet.toString());
        subnetsIn.merge(place, 1, Integer::sum);
        Optional<Arn> table = topology.routeTable(subnet);
        if (table.isEmpty()) {
            return;
        }
        for (Relation route : topology.outgoing(table.get())) {
            if (route.kind() == ROUTES_TO) {
                frame.add(route.to());
                List<Relation> evidence = new ArrayList<>();
                topology.outgoing(table.get()).stream()
                        .filter(r -> r.kind() == ATTACHED_TO && r.to().equals(subnet))
                        .forEach(evidence::add);
                evidence.add(route);
                routes.computeIfAbsent(place, _ -> new TreeMap<>())
                        .computeIfAbsent(
                                new Way(route.to(), Captions.destination(topology, route)),
                                _ -> new TreeMap<>())
                        .put(subnet, evidence);
            }
        }
    }

    /** A route that all subnets of a zone have is one edge of the zone. */
    private void route(String zone, Way way, Map<Arn, List<Relation>> users) {
        boolean shared =
                users.size() > 1
                        && users.size() == subnetsIn.getOrDefault(zone, 0)
                        && topology.subnet(way.target()).isEmpty();
        if (shared) {
            route(zone, way, users.values().stream().flatMap(List::stream).toList());
        } else {
            users.forEach((subnet, evidence) -> route(subnet.toString(), way, evidence));
        }
    }

    private void route(String from, Way way, List<Relation> evidence) {
        String to = way.target().toString();
        boolean out =
                topology.resource(way.target())
                        .filter(target -> WAYS_OUT.contains(target.type()))
                        .isPresent();
        if (out) {
            frame.linkOut(ROUTES_TO, from, to, way.destination(), evidence);
        } else {
            frame.link(ROUTES_TO, from, to, way.destination(), evidence);
        }
    }
}
