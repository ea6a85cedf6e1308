package io.stratoscope.topology;

import io.stratoscope.model.Arn;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/** A file system with mount targets in one zone while what mounts it runs in several. */
final class LoneMountTargetRule implements SpofRule {
    @Override
    public List<SinglePointOfFailure> find(Topology topology) {
        Map<Arn, NavigableSet<String>> clients = clientZones(topology);
        return topology.resources(ResourceType.EFS_FILE_SYSTEM).stream()
                .filter(fs -> mountZones(topology, fs).size() == 1)
                .filter(fs -> clients.getOrDefault(fs.arn(), new TreeSet<>()).size() > 1)
                .map(fs -> report(topology, fs, clients.getOrDefault(fs.arn(), new TreeSet<>())))
                .toList();
    }

    private static NavigableSet<String> mountZones(Topology topology, Resource fileSystem) {
        NavigableSet<String> zones = new TreeSet<>();
        topology.parts(fileSystem.arn(), ResourceType.EFS_MOUNT_TARGET)
                .forEach(target -> zones.addAll(topology.availabilityZones(target)));
        return zones;
    }

    private static Map<Arn, NavigableSet<String>> clientZones(Topology topology) {
        Map<Arn, NavigableSet<String>> zones = new HashMap<>();
        for (Resource service : topology.resources(ResourceType.ECS_SERVICE)) {
            for (EffectiveRelation relation : topology.effective(service.arn())) {
                if (relation.kind() == RelationKind.MOUNTS) {
                    zones.computeIfAbsent(relation.to(), _ -> new TreeSet<>())
                            .addAll(TasksInOneZoneRule.runningZones(topology, service.arn()));
                }
            }
        }
        return zones;
    }

    private static SinglePointOfFailure report(
            Topology topology, Resource fileSystem, NavigableSet<String> clients) {
        List<Arn> targets = topology.parts(fileSystem.arn(), ResourceType.EFS_MOUNT_TARGET);
        return new SinglePointOfFailure(
                "lone-mount-target",
                fileSystem.arn(),
                "The file system "
                        + fileSystem.name()
                        + " can be mounted in "
                        + mountZones(topology, fileSystem).first()
                        + " only, and is used from "
                        + String.join(" and ", clients)
                        + ".",
                Evidences.of(topology, targets, RelationKind.LOCATED_IN),
                "Make a mount target in each zone that uses it.");
    }
}
