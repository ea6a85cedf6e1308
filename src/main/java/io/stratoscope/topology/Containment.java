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
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Who stands in whom. Each resource has at most one parent: the one subnet that it is in; the VPC where it is in several subnets;
 * else what it is a part of. Data that says A is in B and B in A is cut at the smallest ARN of the circle, with a warning.
 */
final class Containment {
    private final RelationGraph graph;
    private final Map<Arn, Arn> parents = new HashMap<>();
    private final Map<Arn, Set<Arn>> children = new TreeMap<>();
    private final List<String> warnings = new ArrayList<>();

    Containment(RelationGraph graph) {
        this.graph = graph;
        for (Arn arn : graph.nodes().keySet()) {
            chooseParent(arn).ifPresent(parent -> parents.put(arn, parent));
        }
        cutCircles();
        parents.forEach((child, parent) ->
                children.computeIfAbsent(parent, _ -> new TreeSet<>()).add(child));
    }

    private Optional<Arn> chooseParent(Arn arn) {
        List<Arn> subnets = subnetsOf(arn);
        if (subnets.size() == 1) {
            return Optional.of(subnets.getFirst());
        }
        Set<Arn> vpcs = new TreeSet<>();
        subnets.forEach(subnet ->
                graph.targets(subnet, RelationKind.LOCATED_IN)
                        .filter(Containment::isVpc)
                        .forEach(vpcs::add));
        graph.targets(arn, RelationKind.LOCATED_IN).filter(Containment::isVpc).forEach(vpcs::add);
        if (vpcs.isEmpty()) {
            graph.targets(arn, RelationKind.ATTACHED_TO)
                    .filter(target -> isVpc(target) && !isGlobal(arn))
                    .forEach(vpcs::add);
        }
        if (!vpcs.isEmpty() && !vpcs.contains(arn)) {
            return Optional.of(vpcs.iterator().next());
        }
        return other(arn);
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
        List<Arn> own =
                graph.targets(arn, RelationKind.LOCATED_IN)
                        .filter(to -> isSubnet(to) && !to.equals(arn))
                        .toList();
        if (!own.isEmpty()) {
            return own;
        }
        return graph.targets(arn, RelationKind.ATTACHED_TO)
                .filter(Containment::isSubnetGroup)
                .flatMap(group -> graph.targets(group, RelationKind.LOCATED_IN))
                .filter(Containment::isSubnet)
                .distinct()
                .toList();
    }

    private void cutCircles() {
        Set<Arn> settled = new HashSet<>();
        for (Arn start : graph.nodes().keySet()) {
            Set<Arn> path = new LinkedHashSet<>();
            Arn at = start;
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
        return List.copyOf(children.getOrDefault(arn, Set.of()));
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
        return Optional.ofNullable(graph.nodes().get(arn))
                .flatMap(TopologyNode::resource)
                .map(resource -> resource.region().equals(Resource.GLOBAL))
                .orElse(false);
    }

    static boolean isVpc(Arn arn) {
        return arn.service().equals("ec2") && arn.resourceKind().equals("vpc");
    }

    static boolean isSubnet(Arn arn) {
        return arn.service().equals("ec2") && arn.resourceKind().equals("subnet");
    }

    private static boolean isSubnetGroup(Arn arn) {
        return arn.resourceKind().equals("subgrp") || arn.resourceKind().equals("subnetgroup");
    }
}
