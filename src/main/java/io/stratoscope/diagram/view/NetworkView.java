package io.stratoscope.diagram.view;

import static io.stratoscope.model.RelationKind.ATTACHED_TO;
import static io.stratoscope.model.RelationKind.LOCATED_IN;
import static io.stratoscope.model.RelationKind.ROUTES_TO;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Diagram.Node;
import io.stratoscope.diagram.Diagram.NodeStatus;
import io.stratoscope.diagram.ViewKind;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Relation;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * VPC ⊃ AZ ⊃ subnet, with what has a network interface in it. A route is an edge from the subnet whose table has it to the gateway, labelled
 * with its destination; the tables and ACLs themselves stand in the subnets' second lines.
 */
final class NetworkView implements View {
    static final String INTERNET = "internet";

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

    @Override
    public ViewKind kind() {
        return ViewKind.NETWORK;
    }

    @Override
    public Draft draft(Topology topology) {
        Draft draft = new Draft();
        Frame frame = new Frame(topology, draft);
        // The first one who asks for a subnet says what its second line is.
        for (Resource subnet : topology.resources(ResourceType.SUBNET)) {
            frame.subnet(subnet.arn(), Guarding.of(topology, subnet.arn()));
        }
        for (Resource resource : topology.snapshot().resources()) {
            Arn arn = resource.arn();
            if (resource.type().equals(ResourceType.VPC)) {
                frame.vpc(arn);
            } else if (resource.type().equals(ResourceType.SUBNET)) {
                routes(topology, frame, arn);
            } else if (resource.type().equals(ResourceType.LOAD_BALANCER)) {
                balancer(topology, frame, arn);
            } else if (!ELSEWHERE.contains(resource.type())
                    && topology.vpc(arn).isPresent()
                    && stands(topology, arn)) {
                frame.add(arn);
            }
        }
        for (Resource gateway : topology.resources(ResourceType.INTERNET_GATEWAY)) {
            frame.add(gateway.arn());
            internet(draft);
            frame.link(ROUTES_TO, INTERNET, gateway.arn().toString(), "", List.of());
        }
        return draft;
    }

    /** Whether it stands in the network itself: not only as a part of something that does. */
    private static boolean stands(Topology topology, Arn arn) {
        return topology.parent(arn)
                .filter(parent ->
                        parent.resourceKind().equals("vpc")
                                || parent.resourceKind().equals("subnet"))
                .isPresent();
    }

    /** A load balancer stands in several subnets: beside them, with an edge to each. */
    private static void balancer(Topology topology, Frame frame, Arn balancer) {
        if (topology.vpc(balancer).isEmpty()) {
            return;
        }
        frame.add(balancer);
        List<Relation> places =
                topology.outgoing(balancer).stream()
                        .filter(relation ->
                                relation.kind() == LOCATED_IN
                                        && topology.isA(relation.to(), ResourceType.SUBNET))
                        .toList();
        for (Relation place : places) {
            if (!topology.subnet(balancer).filter(place.to()::equals).isPresent()) {
                frame.link(LOCATED_IN, balancer, place.to(), "", List.of(place));
            }
        }
    }

    static void internet(Draft draft) {
        draft.addLeaf(
                draft.root(),
                new Node(
                        INTERNET,
                        Diagram.INTERNET,
                        "Internet",
                        "",
                        Optional.empty(),
                        NodeStatus.EXTERNAL,
                        1));
    }

    private static void routes(Topology topology, Frame frame, Arn subnet) {
        Optional<Arn> table = topology.routeTable(subnet);
        if (table.isEmpty()) {
            return;
        }
        List<Relation> attached =
                topology.outgoing(table.get()).stream()
                        .filter(r -> r.kind() == ATTACHED_TO && r.to().equals(subnet))
                        .toList();
        for (Relation route : topology.outgoing(table.get())) {
            if (route.kind() == ROUTES_TO) {
                frame.add(route.to());
                List<Relation> evidence = new java.util.ArrayList<>(attached);
                evidence.add(route);
                frame.link(
                        ROUTES_TO,
                        subnet,
                        route.to(),
                        Captions.destination(topology, route),
                        evidence);
            }
        }
    }
}
