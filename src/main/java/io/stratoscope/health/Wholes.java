package io.stratoscope.health;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Judges wholes by their working parts: never better than the part of which least is known, and down only when all parts are. */
final class Wholes {
    static final String RULE = "parts";

    /** Parts that do the whole's work; those of a whole that is a part itself come first. */
    private static final List<ResourceType> PARTS =
            List.of(
                    ResourceType.ECS_TASK,
                    ResourceType.ECS_SERVICE,
                    ResourceType.DB_INSTANCE,
                    ResourceType.CACHE_CLUSTER,
                    ResourceType.EFS_MOUNT_TARGET,
                    ResourceType.LISTENER);

    private final Topology topology;

    Wholes(Topology topology) {
        this.topology = topology;
    }

    void judge(Map<Arn, List<Verdict>> verdicts) {
        for (ResourceType type : PARTS) {
            Map<Arn, List<ResourceHealth>> parts = new TreeMap<>();
            for (Resource part : topology.resources(type)) {
                List<Verdict> said = verdicts.getOrDefault(part.arn(), List.of());
                if (!said.isEmpty()) {
                    topology.owner(part.arn())
                            .filter(whole -> topology.resource(whole).isPresent())
                            .ifPresent(whole ->
                                    parts.computeIfAbsent(whole, _ -> new ArrayList<>())
                                            .add(ResourceHealth.of(part.arn(), said)));
                }
            }
            parts.forEach((whole, of) ->
                    verdicts.computeIfAbsent(whole, _ -> new ArrayList<>())
                            .add(verdict(whole, of)));
        }
    }

    private Verdict verdict(Arn whole, List<ResourceHealth> parts) {
        HealthState worst =
                parts.stream()
                        .map(ResourceHealth::state)
                        .reduce(HealthState.HEALTHY, HealthState::and);
        boolean allDown = parts.stream().allMatch(part -> part.state() == HealthState.DOWN);
        Verdict.Level level =
                switch (worst) {
                    case HEALTHY -> Verdict.Level.OK;
                    case UNKNOWN -> Verdict.Level.UNKNOWN;
                    case STALE -> Verdict.Level.STALE;
                    case DEGRADED -> Verdict.Level.DEGRADED;
                    case DOWN -> allDown ? Verdict.Level.DOWN : Verdict.Level.DEGRADED;
                };
        List<ResourceHealth> those = parts.stream().filter(part -> part.state() == worst).toList();
        String words =
                those.size()
                        + " of its "
                        + parts.size()
                        + " parts "
                        + (those.size() == 1 ? "is " : "are ")
                        + worst.word()
                        + (worst == HealthState.HEALTHY
                                ? "."
                                : ": "
                                        + String.join(
                                                ", ",
                                                those.stream()
                                                        .limit(3)
                                                        .map(part -> topology.name(part.resource()))
                                                        .toList())
                                        + ".");
        return new Verdict(
                RULE,
                whole,
                level,
                words,
                "",
                Verdict.Moments.NONE,
                those.stream().limit(3).flatMap(part -> part.worst().readings().stream()).toList(),
                those.stream().map(ResourceHealth::resource).toList());
    }
}
