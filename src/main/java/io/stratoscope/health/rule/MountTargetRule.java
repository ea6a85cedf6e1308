package io.stratoscope.health.rule;

import io.stratoscope.health.HealthRule;
import io.stratoscope.health.Reading;
import io.stratoscope.health.Situation;
import io.stratoscope.health.Verdict;
import io.stratoscope.model.Arn;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.EffectiveRelation;
import io.stratoscope.topology.Topology;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** Whether a file system can be mounted where those run who mount it. */
final class MountTargetRule implements HealthRule {

    @Override
    public String key() {
        return "efs-mount-targets";
    }

    @Override
    public String title() {
        return "A file system has a mount target in each zone where it is mounted.";
    }

    @Override
    public List<Verdict> judge(Situation situation) {
        Topology topology = situation.topology();
        Map<Arn, NavigableSet<String>> wanted = wanted(topology);
        return situation.resources(ResourceType.EFS_FILE_SYSTEM).stream()
                .flatMap(system ->
                        verdict(
                                system,
                                wanted.getOrDefault(system.arn(), Collections.emptyNavigableSet()),
                                topology)
                                .stream())
                .toList();
    }

    /** The zones where each file system is mounted. */
    private static Map<Arn, NavigableSet<String>> wanted(Topology topology) {
        Map<Arn, NavigableSet<String>> wanted = new HashMap<>();
        for (Resource service : topology.resources(ResourceType.ECS_SERVICE)) {
            for (EffectiveRelation relation : topology.effective(service.arn())) {
                if (relation.kind() == RelationKind.MOUNTS) {
                    wanted.computeIfAbsent(relation.to(), _ -> new TreeSet<>())
                            .addAll(topology.availabilityZones(service.arn()));
                }
            }
        }
        return wanted;
    }

    private Optional<Verdict> verdict(
            Resource system, NavigableSet<String> wanted, Topology topology) {
        NavigableSet<String> offered = new TreeSet<>();
        topology.parts(system.arn(), ResourceType.EFS_MOUNT_TARGET)
                .forEach(target -> offered.addAll(topology.availabilityZones(target)));
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        Reading reading =
                Reading.of(
                        system,
                        offered.isEmpty() ? "none" : String.join(", ", offered),
                        "MountTargets");
        NavigableSet<String> lacking = new TreeSet<>(wanted);
        lacking.removeAll(offered);
        if (lacking.isEmpty()) {
            return Optional.of(
                    Verdict.ok(
                            key(),
                            system.arn(),
                            "It can be mounted in " + String.join(" and ", wanted) + ".",
                            reading));
        }
        String words = "It has no mount target in " + String.join(" and ", lacking) + ".";
        String remedy = "Make a mount target in a subnet of each zone where its services run.";
        return Optional.of(
                offered.isEmpty()
                        ? Verdict.down(key(), system.arn(), words, remedy, reading)
                        : Verdict.degraded(key(), system.arn(), words, remedy, reading));
    }
}
