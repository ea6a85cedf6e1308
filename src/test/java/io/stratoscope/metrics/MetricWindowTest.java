package io.stratoscope.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;

class MetricWindowTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:34:56Z");

    private static MetricWindow of(Instant from, Instant to, Duration step) {
        return MetricWindow.of(new MetricRange(from, to), step, NOW);
    }

    @ParameterizedTest
    @CsvSource({
        "PT1H, PT1M, PT1M, 60",
        "PT3H, PT1M, PT1M, 180",
        "PT3H, PT5M, PT5M, 36",
        "PT6H, PT1M, PT1M, 360",
        "PT7H, PT1M, PT5M, 84",
        "P1D, PT1M, PT5M, 288",
        "P7D, PT1M, PT30M, 336",
        "P30D, PT1M, PT2H, 360",
        "P90D, PT1M, PT6H, 360",
        "P360D, PT1M, P1D, 360",
        "P455D, PT1M, P7D, 65",
    })
    void thePeriodFitsTheRange(Duration last, Duration step, Duration period, int points) {
        MetricWindow window = of(NOW.minus(last), NOW, step);

        assertThat(window.period()).isEqualTo(period);
        assertThat(window.points()).isEqualTo(points);
    }

    @ParameterizedTest
    @CsvSource({
        "P7D, PT1M",
        "P8D, PT5M",
        "P55D, PT5M",
        "P57D, PT1H",
    })
    void thePeriodIsOneThatAwsStillKeepsWithTheWeekBefore(Duration ago, Duration period) {
        Instant from = NOW.minus(ago);

        assertThat(of(from, from.plus(Duration.ofHours(1)), Duration.ofMinutes(1)).period())
                .isEqualTo(period);
    }

    @Test
    void nothingIsAskedForThatAwsDoesNotKeep() {
        assertThat(of(NOW.minus(Duration.ofDays(900)), NOW, Duration.ofMinutes(1)).from())
                .isAfterOrEqualTo(NOW.minus(Duration.ofDays(455 + 7)));
    }

    @Test
    void whatIsWrittenSeldomIsLookedAtForLonger() {
        MetricWindow window = of(NOW.minus(Duration.ofHours(3)), NOW, Duration.ofDays(1));

        assertThat(window.points()).isEqualTo(14);
        assertThat(window.to()).isEqualTo(Instant.parse("2026-11-23T00:00:00Z"));
        assertThat(of(NOW.minus(Duration.ofDays(30)), NOW, Duration.ofDays(1)).points())
                .as("a range that is long enough stays")
                .isEqualTo(30);
    }
}
