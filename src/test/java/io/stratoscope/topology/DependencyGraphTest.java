package io.stratoscope.topology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

final class DependencyGraphTest {

    /** A bow: network and key before the database, that and a role before the service. */
    private static final DependencyGraph BOW =
            DependencyGraph.of(
                    new TreeMap<>(
                            Map.of(
                                    "network", Set.of(),
                                    "key", Set.of(),
                                    "role", Set.of(),
                                    "database", Set.of("key", "network"),
                                    "service", Set.of("database", "role"))));

    @Test
    void theLongestPathIsTheOneThatTakesLongest() {
        Map<String, Long> took =
                Map.of("network", 2L, "key", 3L, "database", 6L, "service", 1L, "role", 1L);

        assertThat(BOW.longestPath(name -> took.getOrDefault(name, 0L)))
                .containsExactly("key", "database", "service");
    }

    @Test
    void thePathWithMostStepsNeedNotBeIt() {
        assertThat(BOW.longestPath(name -> name.equals("role") ? 60 : 1))
                .containsExactly("role", "service");
    }

    @Test
    void itEndsWhereNothingTakesTime() {
        assertThat(BOW.longestPath(name -> name.equals("key") ? 5 : 0)).containsExactly("key");
    }

    @Test
    void whereThereIsNothingThereIsNoPath() {
        assertThat(DependencyGraph.of(Map.of()).longestPath(_ -> 1)).isEmpty();
    }

    // Nothing on a circle ever ends.
    @Test
    void whatWaitsInACircleIsOnNoPath() {
        DependencyGraph circle =
                DependencyGraph.of(
                        Map.of(
                                "a",
                                Set.of("b"),
                                "b",
                                Set.of("a"),
                                "c",
                                Set.of("b"),
                                "d",
                                Set.of()));

        assertThat(circle.longestPath(_ -> 1)).containsExactly("d");
    }
}
