package io.stratoscope.provision.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.topology.DependencyGraph;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

final class TimingTest {

    private static final DependencyGraph GRAPH =
            DependencyGraph.of(
                    Map.of(
                            "make Vpc", Set.of(),
                            "make Database", Set.of("make Vpc"),
                            "make Cache", Set.of("make Vpc")));

    private static final Map<String, String> IDS =
            Map.of("make Vpc", "Vpc", "make Database", "Database", "make Cache", "Cache");

    private static Timing timing(Duration took, Map<String, Duration> times) {
        return Timing.of(took, GRAPH, times, IDS);
    }

    @Test
    void theCriticalPathHasTheStepsThatWaitedForOneAnother() {
        Timing timing =
                timing(
                        Duration.ofSeconds(843),
                        Map.of(
                                "make Vpc", Duration.ofMillis(1500),
                                "make Database", Duration.ofSeconds(620),
                                "make Cache", Duration.ofSeconds(800)));

        assertThat(timing.criticalPath())
                .extracting(Timing.Step::id)
                .containsExactly("Vpc", "Cache");
        assertThat(timing.criticalPathTook()).isEqualTo(Duration.ofMillis(801_500));
        assertThat(timing.words())
                .isEqualTo(
                        "It took 14 min 3 s; the longest chain of steps that wait for one another took"
                                + " 13 min 21 s (Cache 13 min 20 s).");
    }

    @Test
    void whatWasNotDoneTakesNoTime() {
        Timing timing =
                timing(
                        Duration.ofHours(2).plusMinutes(5),
                        Map.of("make Vpc", Duration.ofSeconds(2)));

        assertThat(timing.criticalPath())
                .containsExactly(new Timing.Step("Vpc", Duration.ofSeconds(2)));
        assertThat(timing.words())
                .isEqualTo(
                        "It took 2 h 5 min; the longest chain of steps that wait for one another took 2.0 s"
                                + " (Vpc 2.0 s).");
    }

    @Test
    void whereNothingWasDoneThereIsNoChain() {
        Timing timing =
                Timing.of(Duration.ofMillis(40), DependencyGraph.of(Map.of()), Map.of(), Map.of());

        assertThat(timing.criticalPath()).isEqualTo(List.of());
        assertThat(timing.words())
                .isEqualTo(
                        "It took 0.0 s; the longest chain of steps that wait for one another took 0.0 s.");
    }
}
