package io.stratoscope.topology;

import io.stratoscope.model.Arn;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;

import java.util.List;

/** A replication group with one member. */
final class NoReplicaRule implements SpofRule {
    @Override
    public List<SinglePointOfFailure> find(Topology topology) {
        return topology.resources(ResourceType.REPLICATION_GROUP).stream()
                .filter(group -> members(topology, group).size() == 1)
                .map(group -> report(topology, group))
                .toList();
    }

    private static List<Arn> members(Topology topology, Resource group) {
        return topology.parts(group.arn(), ResourceType.CACHE_CLUSTER);
    }

    private static SinglePointOfFailure report(Topology topology, Resource group) {
        List<Arn> members = members(topology, group);
        return new SinglePointOfFailure(
                "no-replica",
                group.arn(),
                "The replication group "
                        + group.name()
                        + " has one node, "
                        + topology.name(members.getFirst())
                        + ": what it holds is lost when it fails.",
                Evidences.of(topology, members, RelationKind.PART_OF),
                "Add a replica in another zone and turn automatic failover on.");
    }
}
