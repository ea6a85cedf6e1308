package io.stratoscope.topology;

import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;

import java.math.BigDecimal;
import java.util.List;

/** A service that wants one task. One that wants none is turned off, which is no surprise to anybody. */
final class LoneTaskRule implements SpofRule {
    @Override
    public List<SinglePointOfFailure> find(Topology topology) {
        return topology.resources(ResourceType.ECS_SERVICE).stream()
                .filter(LoneTaskRule::wantsOne)
                .map(service -> report(topology, service))
                .toList();
    }

    private static boolean wantsOne(Resource service) {
        return service.description()
                .number("desiredCount")
                .filter(count -> count.compareTo(BigDecimal.ONE) == 0)
                .isPresent();
    }

    private static SinglePointOfFailure report(Topology topology, Resource service) {
        return new SinglePointOfFailure(
                "lone-task",
                service.arn(),
                "The service "
                        + service.name()
                        + " runs one task: it is away until ECS has started another one.",
                Evidences.of(
                        topology,
                        topology.parts(service.arn(), ResourceType.ECS_TASK),
                        RelationKind.PART_OF),
                "Set its desired count to 2 or more.");
    }
}
