package io.stratoscope.topology;

import io.stratoscope.model.Arn;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;

import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** A file system with mount targets in one zone while what mounts it runs in several. */
final class LoneMountTargetRule implements SpofRule {
    @Override
    public List<SinglePointOfFailure> find(Topology topology) {
        Mounts mounts = topology.mounts();
        return topology.resources(ResourceType.EFS_FILE_SYSTEM).stream()
                .flatMap(fs -> find(topology, mounts, fs).stream())
                .toList();
    }

    private static Optional<SinglePointOfFailure> find(
            Topology topology, Mounts mounts, Resource fileSystem) {
        NavigableSet<String> offered = mounts.zones(fileSystem.arn());
        NavigableSet<String> clients = new TreeSet<>();
        mounts.of(fileSystem.arn())
                .forEach(service ->
                        clients.addAll(TasksInOneZoneRule.runningZones(topology, service)));
        return offered.size() == 1 && clients.size() > 1
                ? Optional.of(report(topology, fileSystem, offered.first(), clients))
                : Optional.empty();
    }

    private static SinglePointOfFailure report(
            Topology topology, Resource fileSystem, String offered, NavigableSet<String> clients) {
        List<Arn> targets = topology.parts(fileSystem.arn(), ResourceType.EFS_MOUNT_TARGET);
        return new SinglePointOfFailure(
                "lone-mount-target",
                fileSystem.arn(),
                "The file system "
                        + fileSystem.name()
                        + " can be mounted in "
                        + offered
                        + " only, and is used from "
                        + String.join(" and ", clients)
                        + ".",
                Evidences.of(topology, targets, RelationKind.LOCATED_IN),
                "Make a mount target in each zone that uses it.");
    }
}
