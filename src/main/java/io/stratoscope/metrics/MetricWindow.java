package io.stratoscope.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A range cut into whole periods.
 *
 * @param from where the first period begins
 * @param to where the last one ends; the period that is not over yet is left out, for its figures are not whole
 * @param period how long one is
 */
public record MetricWindow(Instant from, Instant to, Duration period) {

    /** More points than this no chart shows. */
    static final int MOST_POINTS = 360;

    /** What is written more seldom than somebody looks is shown over so many periods. */
    private static final int FEWEST_POINTS = 14;

    private static final List<Duration> PERIODS =
            List.of(
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(15),
                    Duration.ofMinutes(30),
                    Duration.ofHours(1),
                    Duration.ofHours(2),
                    Duration.ofHours(6),
                    Duration.ofDays(1));

    private static final Duration LONGEST = Duration.ofDays(7);

    /** As long as CloudWatch keeps points of a minute, of five minutes, and of an hour. */
    private static final Duration MINUTES_KEPT = Duration.ofDays(15);

    private static final Duration FIVE_MINUTES_KEPT = Duration.ofDays(63);
    private static final Duration HOURS_KEPT = Duration.ofDays(455);

    /**
     * Cuts a range. The period is the shortest one that AWS still keeps for the whole range and the week before it, that the
     * metric is written at, and that makes no more points than a chart shows.
     *
     * @param step how often the metric is written
     */
    public static MetricWindow of(MetricRange range, Duration step, Instant now) {
        Instant kept = now.minus(HOURS_KEPT);
        Instant wanted = range.from().isBefore(kept) ? kept : range.from();
        Duration period = period(wanted, range.to(), step, now);
        Instant to = floor(range.to(), period);
        Instant from = floor(wanted, period);
        Instant seldom = to.minus(period.multipliedBy(FEWEST_POINTS));
        boolean tooShort = Duration.between(from, to).compareTo(period.multipliedBy(2)) < 0;
        return new MetricWindow(tooShort && seldom.isBefore(from) ? seldom : from, to, period);
    }

    private static Duration period(Instant from, Instant to, Duration step, Instant now) {
        Duration age = Duration.between(from.minus(Duration.ofDays(7)), now);
        Duration kept =
                age.compareTo(FIVE_MINUTES_KEPT) >= 0
                        ? Duration.ofHours(1)
                        : age.compareTo(MINUTES_KEPT) >= 0
                                ? Duration.ofMinutes(5)
                                : Duration.ofMinutes(1);
        return PERIODS.stream()
                .filter(each -> each.compareTo(step) >= 0 && each.compareTo(kept) >= 0)
                .filter(each -> Duration.between(from, to).dividedBy(each) <= MOST_POINTS)
                .findFirst()
                .orElse(LONGEST);
    }

    private static Instant floor(Instant time, Duration period) {
        long seconds = period.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), seconds) * seconds);
    }

    /** Whether a period that begins then is one of these. */
    boolean has(Instant time) {
        return !time.isBefore(from) && time.isBefore(to);
    }

    /** Whether more is looked at than was asked for. */
    boolean isLongerThan(MetricRange range) {
        return from.isBefore(range.from().minus(period));
    }

    /** How many points there can be. */
    public int points() {
        return Math.toIntExact(Duration.between(from, to).dividedBy(period));
    }
}
