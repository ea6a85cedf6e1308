package io.stratoscope.ui;

import io.stratoscope.health.Health;
import io.stratoscope.health.HealthLook;
import io.stratoscope.health.HealthRule;
import io.stratoscope.health.HealthSettings;
import io.stratoscope.health.Observations;
import io.stratoscope.health.Reading;
import io.stratoscope.health.Situation;
import io.stratoscope.health.Verdict;
import io.stratoscope.health.Verdict.Level;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Evidence;
import io.stratoscope.model.Snapshot;
import io.stratoscope.topology.Topology;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the sample project would be if one rule said so. */
public final class SampleHealth {

    private SampleHealth() {}

    /** Says of each resource what it was told. */
    private record Told(Map<Arn, Level> levels) implements HealthRule {
        @Override
        public String key() {
            return "told";
        }

        @Override
        public String title() {
            return "What a test says";
        }

        @Override
        public List<Verdict> judge(Situation situation) {
            return situation.topology().snapshot().resources().stream()
                    .map(resource ->
                            Verdict.of(
                                            key(),
                                            resource.arn(),
                                            levels.getOrDefault(resource.arn(), Level.OK),
                                            "It is so.",
                                            "Make it otherwise.",
                                            new Reading(
                                                    "Status",
                                                    "so",
                                                    situation.now(),
                                                    new Evidence(resource.call(), "Status")))
                                    .since(Optional.of(situation.now().minusSeconds(600))))
                    .toList();
        }
    }

    /** A look at the snapshot's time; what is not named is well. */
    public static HealthLook look(Snapshot snapshot, Map<Arn, Level> levels) {
        Topology topology = Topology.of(snapshot);
        return new HealthLook(
                topology,
                new Health(List.of(new Told(levels)))
                        .assess(
                                new Situation(
                                        topology,
                                        Observations.NONE,
                                        HealthSettings.USUAL,
                                        snapshot.takenAt())));
    }
}
