package io.stratoscope.metrics;

import java.time.Duration;
import java.time.Instant;

/**
 * From when to when.
 *
 * @param from the first moment
 * @param to the moment after the last one
 */
public record MetricRange(Instant from, Instant to) {

    private static final Duration WEEK = Duration.ofDays(7);

    public MetricRange {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a range that ends before it begins");
        }
    }

    /** The last so much before now. */
    public static MetricRange last(Duration span, Instant now) {
        return new MetricRange(now.minus(span), now);
    }

    /** The same hours a week earlier. */
    public MetricRange weekBefore() {
        return new MetricRange(from.minus(WEEK), to.minus(WEEK));
    }

    public Duration length() {
        return Duration.between(from, to);
    }
}
