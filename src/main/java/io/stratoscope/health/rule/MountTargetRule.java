package io.stratoscope.health.rule;

import io.stratoscope.health.HealthRule;
import io.stratoscope.health.Reading;
import io.stratoscope.health.Situation;
import io.stratoscope.health.Verdict;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Mounts;
import io.stratoscope.topology.Topology;

import java.util.List;
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
        Mounts mounts = situation.topology().mounts();
        return situation.resources(ResourceType.EFS_FILE_SYSTEM).stream()
                .flatMap(system -> verdict(system, mounts, situation.topology()).stream())
                .toList();
    }

    private Optional<Verdict> verdict(Resource system, Mounts mounts, Topology topology) {
        NavigableSet<String> offered = mounts.zones(system.arn());
        NavigableSet<String> wanted = new TreeSet<>();
        mounts.of(system.arn())
                .forEach(service -> wanted.addAll(topology.availabilityZones(service)));
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
