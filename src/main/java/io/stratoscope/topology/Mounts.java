package io.stratoscope.topology;

import io.stratoscope.model.Arn;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/** Who mounts file systems, and where they can be mounted. */
public final class Mounts {
    private final Topology topology;
    private final Map<Arn, Set<Arn>> services = new HashMap<>();

    Mounts(Topology topology) {
        this.topology = topology;
        for (Resource service : topology.resources(ResourceType.ECS_SERVICE)) {
            for (EffectiveRelation relation : topology.effective(service.arn())) {
                if (relation.kind() == RelationKind.MOUNTS) {
                    services.computeIfAbsent(relation.to(), _ -> new TreeSet<>())
                            .add(service.arn());
                }
            }
        }
    }

    /** The services that mount a file system, sorted. */
    public List<Arn> of(Arn fileSystem) {
        return List.copyOf(services.getOrDefault(fileSystem, Set.of()));
    }

    /** The zones in which a file system has a mount target. */
    public NavigableSet<String> zones(Arn fileSystem) {
        NavigableSet<String> zones = new TreeSet<>();
        topology.parts(fileSystem, ResourceType.EFS_MOUNT_TARGET)
                .forEach(target -> zones.addAll(topology.availabilityZones(target)));
        return zones;
    }
}
