package io.stratoscope.topology;

import io.stratoscope.model.Arn;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;

import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** A service with several tasks, all of them in one zone. */
final class TasksInOneZoneRule implements SpofRule {
    @Override
    public List<SinglePointOfFailure> find(Topology topology) {
        return topology.resources(ResourceType.ECS_SERVICE).stream()
                .filter(service -> tasks(topology, service.arn()).size() > 1)
                .filter(service -> zones(topology, service.arn()).size() == 1)
                .map(service -> report(topology, service))
                .toList();
    }

    /** The zones that a service's tasks run in; those that it may run in where no task is known. */
    static NavigableSet<String> runningZones(Topology topology, Arn service) {
        NavigableSet<String> zones = zones(topology, service);
        return zones.isEmpty() ? new TreeSet<>(topology.availabilityZones(service)) : zones;
    }

    private static NavigableSet<String> zones(Topology topology, Arn service) {
        NavigableSet<String> zones = new TreeSet<>();
        tasks(topology, service).forEach(task -> zones.addAll(topology.availabilityZones(task)));
        return zones;
    }

    private static List<Arn> tasks(Topology topology, Arn service) {
        return topology.parts(service, ResourceType.ECS_TASK);
    }

    private static SinglePointOfFailure report(Topology topology, Resource service) {
        List<Arn> tasks = tasks(topology, service.arn());
        return new SinglePointOfFailure(
                "tasks-in-one-zone",
                service.arn(),
                "All "
                        + tasks.size()
                        + " tasks of "
                        + service.name()
                        + " run in "
                        + zones(topology, service.arn()).first()
                        + ": they fail together.",
                Evidences.of(topology, tasks, RelationKind.LOCATED_IN),
                "Give the service subnets in two zones, and let ECS rebalance over them.");
    }
}
