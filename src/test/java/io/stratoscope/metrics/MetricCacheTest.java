package io.stratoscope.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What is held of metrics while somebody watches, counted. */
class MetricCacheTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int PLENTY = 1_000_000;

    private static final MetricQuestion CPU =
            new MetricQuestion(
                    "eu-central-1",
                    MetricFamily.of("AWS/ECS", Map.of("ClusterName", "c", "ServiceName", "s"))
                            .average("CPUUtilization", MetricUnit.PERCENT, "Processor"));

    private final MetricCache cache = new MetricCache(PLENTY);

    private static MetricWindow window(Instant now, Duration period, int periods) {
        long seconds = period.toSeconds();
        Instant to = Instant.ofEpochSecond(now.getEpochSecond() / seconds * seconds);
        return new MetricWindow(to.minus(period.multipliedBy(periods)), to, period);
    }

    private static MetricSeries series(MetricWindow window) {
        List<MetricPoint> points =
                IntStream.range(0, window.points())
                        .mapToObj(i ->
                                new MetricPoint(
                                        window.from().plus(window.period().multipliedBy(i)), i))
                        .toList();
        return new MetricSeries(CPU, window, points, false, List.of());
    }

    /** As a reader does it: sweeps, asks, and puts what was not there. */
    private boolean read(Instant now, Duration period) {
        MetricWindow window = window(now, period, 36);
        cache.sweep(now);
        boolean known = cache.get(CPU, window, now).isPresent();
        if (!known) {
            cache.put(series(window), now);
        }
        return known;
    }

    @Test
    void aDayOfWatchingHoldsWhatTheLastQuarterOfAnHourAskedFor() {
        int most = 0;
        for (int minute = 0; minute <= 1_440; minute++) {
            read(NOON.plus(MINUTE.multipliedBy(minute)), MINUTE);
            most = Math.max(most, cache.size());
        }

        assertThat(most).isEqualTo(16);
        assertThat(cache.points()).as("weight of what is held").isEqualTo(16 * (36 + 12));
    }

    @Test
    void anHourIsHeldForAsLongAsItAnswers() {
        Duration hour = Duration.ofHours(1);
        assertThat(read(NOON, hour)).isFalse();
        assertThat(read(NOON.plus(Duration.ofMinutes(59)), hour))
                .as("nobody asked for 59 minutes, and the hour is not over")
                .isTrue();

        cache.sweep(NOON.plus(Duration.ofMinutes(119)));
        assertThat(cache.size()).as("an hour after it was asked for").isEqualTo(1);
        cache.sweep(NOON.plus(Duration.ofMinutes(119)).plusSeconds(1));
        assertThat(cache.size()).isZero();
        assertThat(cache.points()).isZero();
    }

    @Test
    void whatIsLookedAtAgainAndAgainStays() {
        MetricWindow fixed = window(NOON, MINUTE, 60);
        cache.put(series(fixed), NOON);
        for (int minute = 0; minute < 120; minute += 10) {
            Instant now = NOON.plus(MINUTE.multipliedBy(minute));
            cache.sweep(now);
            assertThat(cache.get(CPU, fixed, now)).isPresent();
        }
        assertThat(cache.size()).isEqualTo(1);
    }

    @Test
    void theLeastRecentlyAskedForGoesFirstWhereThereIsNoRoom() {
        MetricCache small = new MetricCache(3 * (36 + 12));
        MetricWindow first = window(NOON, MINUTE, 36);
        small.put(series(first), NOON);
        for (int minute = 1; minute <= 2; minute++) {
            small.put(series(window(NOON.plus(MINUTE.multipliedBy(minute)), MINUTE, 36)), NOON);
        }
        assertThat(small.get(CPU, first, NOON)).isPresent();

        small.put(series(window(NOON.plus(MINUTE.multipliedBy(3)), MINUTE, 36)), NOON);

        assertThat(small.size()).isEqualTo(3);
        assertThat(small.get(CPU, first, NOON)).as("it was just asked for").isPresent();
        assertThat(small.get(CPU, window(NOON.plus(MINUTE), MINUTE, 36), NOON)).isEmpty();
    }
}
