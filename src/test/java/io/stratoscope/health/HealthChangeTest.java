package io.stratoscope.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.Arn;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

class HealthChangeTest {

    private static final Arn ONE = Arn.of("arn:aws:s3:::one");
    private static final Arn OTHER = Arn.of("arn:aws:s3:::other");

    private static HealthReport report(Map<Arn, Verdict.Level> levels) {
        Map<Arn, ResourceHealth> resources = new TreeMap<>();
        levels.forEach((arn, level) ->
                resources.put(
                        arn,
                        ResourceHealth.of(
                                arn, List.of(Verdict.of("rule", arn, level, "It is so.", "")))));
        return new HealthReport(Instant.EPOCH, resources, List.of(), List.of(), List.of());
    }

    @Test
    void tellsWhatIsOtherwiseThanItWas() {
        assertThat(
                        HealthChange.between(
                                report(Map.of(ONE, Verdict.Level.OK, OTHER, Verdict.Level.DOWN)),
                                report(Map.of(ONE, Verdict.Level.DOWN, OTHER, Verdict.Level.DOWN))))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.now().resource()).isEqualTo(ONE);
                    assertThat(change.before()).isEqualTo(HealthState.HEALTHY);
                    assertThat(change.now().state()).isEqualTo(HealthState.DOWN);
                });
    }

    @Test
    void anotherLevelOfTheSameStateIsNoChange() {
        assertThat(
                        HealthChange.between(
                                report(Map.of(ONE, Verdict.Level.OK)),
                                report(Map.of(ONE, Verdict.Level.NOTICE))))
                .isEmpty();
    }

    @Test
    void whatIsNewIsToldUnlessItIsHealthy() {
        assertThat(
                        HealthChange.between(
                                report(Map.of()),
                                report(
                                        Map.of(
                                                ONE,
                                                Verdict.Level.OK,
                                                OTHER,
                                                Verdict.Level.UNKNOWN))))
                .extracting(change -> change.now().resource())
                .containsExactly(OTHER);
    }

    @Test
    void whatIsNotThereAnyMoreIsNotTold() {
        assertThat(HealthChange.between(report(Map.of(ONE, Verdict.Level.DOWN)), report(Map.of())))
                .isEmpty();
    }
}
