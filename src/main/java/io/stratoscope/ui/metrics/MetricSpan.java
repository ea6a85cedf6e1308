package io.stratoscope.ui.metrics;

import java.time.Duration;

/** How far back is looked. */
public enum MetricSpan {
    HOUR("1 hour", Duration.ofHours(1)),
    HOURS("3 hours", Duration.ofHours(3)),
    DAY("1 day", Duration.ofDays(1)),
    WEEK("1 week", Duration.ofDays(7)),
    MONTH("1 month", Duration.ofDays(30));

    private final String words;
    private final Duration last;

    MetricSpan(String words, Duration last) {
        this.words = words;
        this.last = last;
    }

    public Duration last() {
        return last;
    }

    @Override
    public String toString() {
        return words;
    }
}
