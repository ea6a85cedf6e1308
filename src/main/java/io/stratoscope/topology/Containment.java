package io.stratoscope.topology;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Relation;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Who stands in whom. Each resource has at most one parent: the one subnet that it is in; the VPC where it is in several subnets;
 * else what it is a part of. Data that says A is in B and B in A is cut at the smallest ARN of the circle, with a warning.
 */
final class Containment {
    private final RelationGraph graph;
    private final Map<Arn, Arn> parents;
    private final Map<Arn, List<Arn>> children = new HashMap<>();
    private final List<String> warnings = new ArrayList<>();

    Containment(RelationGraph graph) {
        this.graph = graph;
        parents = HashMap.newHashMap(graph.nodes().size());
        for (TopologyNode node : graph.nodes()) {
            chooseParent(node.arn()).ifPresent(parent -> parents.put(node.arn(), parent));
        }
        cutCircles();
        // The nodes come in order, and so do the children of each.
        for (TopologyNode node : graph.nodes()) {
            parent(node.arn())
                    .ifPresent(parent ->
                            children.computeIfAbsent(parent, _ -> new ArrayList<>())
                                    .add(node.arn()));
        }
    }

    private Optional<Arn> chooseParent(Arn arn) {
        List<Arn> subnets = subnetsOf(arn);
        if (subnets.size() == 1) {
            return Optional.of(subnets.getFirst());
        }
        Optional<Arn> vpc = smallest(vpcs(arn, subnets));
        return vpc.isPresent() ? vpc : other(arn);
    }

    /** The VPCs that it is in; none where it is one of them. */
    private List<Arn> vpcs(Arn arn, List<Arn> subnets) {
        List<Arn> vpcs = new ArrayList<>();
        subnets.forEach(subnet -> add(vpcs, subnet, RelationKind.LOCATED_IN, Containment::isVpc));
        add(vpcs, arn, RelationKind.LOCATED_IN, Containment::isVpc);
        if (vpcs.isEmpty() && !isGlobal(arn)) {
            add(vpcs, arn, RelationKind.ATTACHED_TO, Containment::isVpc);
        }
        return vpcs.contains(arn) ? List.of() : vpcs;
    }

    private static Optional<Arn> smallest(List<Arn> arns) {
        return arns.isEmpty() ? Optional.empty() : Optional.of(Collections.min(arns));
    }

    /** Adds the ends of relations of a kind that are wanted, each once. Plain loops: this is asked for every resource. */
    private void add(List<Arn> to, Arn from, RelationKind kind, Predicate<Arn> wanted) {
        for (Relation relation : graph.outgoing(from)) {
            if (relation.kind() == kind
                    && wanted.test(relation.to())
                    && !to.contains(relation.to())) {
                to.add(relation.to());
            }
        }
    }

    private Optional<Arn> other(Arn arn) {
        return graph.targets(arn, RelationKind.LOCATED_IN)
                .filter(to -> !to.equals(arn))
                .findFirst()
                .or(() -> followed(arn))
                .or(() ->
                        graph.outgoing(arn).stream()
                                .filter(relation -> relation.kind() == RelationKind.PART_OF)
                                .map(Relation::to)
                                .filter(to -> !warnSelf(arn, to))
                                .findFirst());
    }

    /** An elastic IP is where its NAT gateway is, and a flow log in the VPC that it watches. */
    private Optional<Arn> followed(Arn arn) {
        return switch (arn.resourceKind()) {
            case "elastic-ip" -> graph.targets(arn, RelationKind.ATTACHED_TO).findFirst();
            case "vpc-flow-log" -> graph.targets(arn, RelationKind.MONITORS).findFirst();
            default -> Optional.empty();
        };
    }

    private boolean warnSelf(Arn arn, Arn to) {
        if (arn.equals(to)) {
            warnings.add(arn + " says that it is a part of itself: ignored");
            return true;
        }
        return false;
    }

    /** The subnets that a resource is in, by itself or by its subnet group. */
    List<Arn> subnetsOf(Arn arn) {
        List<Arn> subnets = new ArrayList<>();
        add(subnets, arn, RelationKind.LOCATED_IN, to -> isSubnet(to) && !to.equals(arn));
        if (subnets.isEmpty()) {
            List<Arn> groups = new ArrayList<>();
            add(groups, arn, RelationKind.ATTACHED_TO, Containment::isSubnetGroup);
            groups.forEach(
                    group -> add(subnets, group, RelationKind.LOCATED_IN, Containment::isSubnet));
        }
        return subnets;
    }

    private void cutCircles() {
        Set<Arn> settled = new HashSet<>();
        for (TopologyNode start : graph.nodes()) {
            Set<Arn> path = new LinkedHashSet<>();
            Arn at = start.arn();
            while (at != null && !settled.contains(at) && path.add(at)) {
                at = parents.get(at);
            }
            if (at != null && path.contains(at) && !settled.contains(at)) {
                cut(at);
            }
            settled.addAll(path);
        }
    }

    private void cut(Arn onCircle) {
        List<Arn> circle = new ArrayList<>();
        Arn at = onCircle;
        do {
            circle.add(at);
            at = parents.getOrDefault(at, onCircle);
        } while (!at.equals(onCircle));
        Arn smallest = Collections.min(circle);
        parents.remove(smallest);
        warnings.add(
                "a circle of "
                        + circle.size()
                        + " containers, each in the next, was cut at "
                        + smallest);
    }

    Optional<Arn> parent(Arn arn) {
        return Optional.ofNullable(parents.get(arn));
    }

    List<Arn> children(Arn arn) {
        return List.copyOf(children.getOrDefault(arn, List.of()));
    }

    /** The first one of a kind on the way up, the resource itself included. */
    Optional<Arn> enclosing(Arn arn, Predicate<Arn> wanted) {
        Optional<Arn> at = Optional.of(arn);
        while (at.isPresent() && !wanted.test(at.get())) {
            at = parent(at.get());
        }
        return at;
    }

    List<String> warnings() {
        return warnings;
    }

    private boolean isGlobal(Arn arn) {
        return graph.node(arn)
                .flatMap(TopologyNode::resource)
                .map(resource -> resource.region().equals(Resource.GLOBAL))
                .orElse(false);
    }

    static boolean isVpc(Arn arn) {
        return arn.isA("ec2", "vpc");
    }

    static boolean isSubnet(Arn arn) {
        return arn.isA("ec2", "subnet");
    }

    private static boolean isSubnetGroup(Arn arn) {
        String kind = arn.resourceKind();
        return kind.equals("subgrp") || kind.equals("subnetgroup");
    }
}
