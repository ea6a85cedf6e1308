package io.stratoscope.cost;

import io.stratoscope.model.Arn;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A load balancer that has no listener, or whose target groups have no target. */
final class IdleLoadBalancerRule implements WasteRule {
    @Override
    public List<Waste> find(CostEstimate cost) {
        Topology topology = cost.topology();
        return topology.resources(ResourceType.LOAD_BALANCER).stream()
                .flatMap(balancer ->
                        evidence(balancer.arn(), topology).stream()
                                .map(evidence ->
                                        new Waste(
                                                "idle-load-balancer",
                                                balancer,
                                                WasteRule.monthly(cost, balancer.arn()),
                                                "The load balancer has nothing to send requests to.",
                                                List.of(evidence),
                                                "Delete it, or give it a listener and targets.")))
                .toList();
    }

    private static Optional<String> evidence(Arn balancer, Topology topology) {
        if (!WasteRule.wasRead(topology, "elasticloadbalancing:DescribeListeners")
                || !WasteRule.wasRead(topology, "elasticloadbalancing:DescribeRules")
                || !WasteRule.wasRead(topology, "elasticloadbalancing:DescribeTargetHealth")) {
            return Optional.empty();
        }
        List<Arn> listeners = topology.parts(balancer, ResourceType.LISTENER);
        if (listeners.isEmpty()) {
            return Optional.of("elasticloadbalancing:DescribeListeners: none");
        }
        List<Arn> groups = listeners.stream().flatMap(it -> groups(it, topology)).toList();
        // A listener that only redirects or answers by itself is used all the same.
        boolean idle =
                !groups.isEmpty()
                        && groups.stream()
                                .allMatch(group ->
                                        topology.targets(group, RelationKind.ROUTES_TO)
                                                .findAny()
                                                .isEmpty());
        return idle
                ? Optional.of("elasticloadbalancing:DescribeTargetHealth: no target in any group")
                : Optional.empty();
    }

    private static Stream<Arn> groups(Arn listener, Topology topology) {
        return Stream.concat(
                        Stream.of(listener),
                        topology.parts(listener, ResourceType.LISTENER_RULE).stream())
                .flatMap(it -> topology.targets(it, RelationKind.ROUTES_TO))
                .filter(it -> topology.isA(it, ResourceType.TARGET_GROUP));
    }
}
