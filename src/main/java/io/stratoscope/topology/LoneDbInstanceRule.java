package io.stratoscope.topology;

import io.stratoscope.model.Arn;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;

import java.util.ArrayList;
import java.util.List;

/** A database cluster with one instance, or a database instance of its own without a standby in another zone. */
final class LoneDbInstanceRule implements SpofRule {
    @Override
    public List<SinglePointOfFailure> find(Topology topology) {
        List<SinglePointOfFailure> found = new ArrayList<>();
        for (Resource cluster : topology.resources(ResourceType.DB_CLUSTER)) {
            List<Arn> instances = topology.parts(cluster.arn(), ResourceType.DB_INSTANCE);
            if (instances.size() == 1) {
                found.add(
                        new SinglePointOfFailure(
                                "lone-db-instance",
                                cluster.arn(),
                                "The database cluster "
                                        + cluster.name()
                                        + " has one instance, "
                                        + topology.name(instances.getFirst())
                                        + ": nothing takes over when it fails.",
                                Evidences.of(topology, instances, RelationKind.PART_OF),
                                "Add a reader in another zone."));
            }
        }
        for (Resource instance : topology.resources(ResourceType.DB_INSTANCE)) {
            boolean saysNo =
                    instance.description().get("MultiAZ").isPresent()
                            && !instance.description().isTrue("MultiAZ");
            if (saysNo && topology.owner(instance.arn()).isEmpty()) {
                found.add(
                        new SinglePointOfFailure(
                                "lone-db-instance",
                                instance.arn(),
                                "The database instance "
                                        + instance.name()
                                        + " has no standby in another zone.",
                                List.of(),
                                "Turn Multi-AZ on."));
            }
        }
        return found;
    }
}
