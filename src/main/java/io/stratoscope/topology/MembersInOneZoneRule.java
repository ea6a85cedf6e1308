package io.stratoscope.topology;

import io.stratoscope.model.Arn;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** A database cluster or replication group with several members, all of them in one zone. */
final class MembersInOneZoneRule implements SpofRule {
    @Override
    public List<SinglePointOfFailure> find(Topology topology) {
        List<SinglePointOfFailure> found = new ArrayList<>();
        check(topology, ResourceType.DB_CLUSTER, ResourceType.DB_INSTANCE, found);
        check(topology, ResourceType.REPLICATION_GROUP, ResourceType.CACHE_CLUSTER, found);
        return found;
    }

    private static void check(
            Topology topology,
            ResourceType groupType,
            ResourceType memberType,
            List<SinglePointOfFailure> found) {
        for (Resource group : topology.resources(groupType)) {
            List<Arn> members = topology.parts(group.arn(), memberType);
            TreeSet<String> zones = new TreeSet<>();
            members.forEach(member -> zones.addAll(topology.availabilityZones(member)));
            if (members.size() > 1 && zones.size() == 1) {
                found.add(
                        new SinglePointOfFailure(
                                "members-in-one-zone",
                                group.arn(),
                                "All "
                                        + members.size()
                                        + " members of "
                                        + group.name()
                                        + " stand in "
                                        + zones.first()
                                        + ": none can take over when that zone fails.",
                                Evidences.of(topology, members, RelationKind.LOCATED_IN),
                                "Move one of them to another zone."));
            }
        }
    }
}
