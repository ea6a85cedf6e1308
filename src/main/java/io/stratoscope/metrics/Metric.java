package io.stratoscope.metrics;

import java.time.Duration;

/**
 * A metric of a resource, and how it is to be read.
 *
 * @param id what CloudWatch knows it by
 * @param title for people, for example {@code Answers 5xx of the targets}
 * @param statistic the one that says most of it
 * @param worse whither trouble lies
 * @param silence what it means that there is no point
 * @param step how often AWS writes it at the most; a shorter period has gaps
 */
public record Metric(
        MetricId id,
        String title,
        MetricUnit unit,
        Statistic statistic,
        Worse worse,
        Silence silence,
        Duration step) {

    /** Whither trouble lies. */
    public enum Worse {
        HIGHER,
        LOWER,
        NEITHER
    }

    /** What it means that there is no point. */
    public enum Silence {
        /** Nothing is known of that time. */
        GAP,
        /** Nothing happened: AWS writes such a metric only when there is something to count. */
        NONE
    }

    /** Higher is worse. */
    Metric worseHigher() {
        return new Metric(id, title, unit, statistic, Worse.HIGHER, silence, step);
    }

    /** Lower is worse. */
    Metric worseLower() {
        return new Metric(id, title, unit, statistic, Worse.LOWER, silence, step);
    }

    /** Written only when there is something to count. */
    Metric onlyWhenCounted() {
        return new Metric(id, title, unit, statistic, worse, Silence.NONE, step);
    }

    /** Written so often. */
    Metric every(Duration often) {
        return new Metric(id, title, unit, statistic, worse, silence, often);
    }

    /** The same, and looked at no closer than this. */
    public Metric slowedTo(Duration period) {
        return period.compareTo(step) > 0 ? every(period) : this;
    }

    /** A value for people; what is counted only when it happens is {@code none}, not zero. */
    public String words(double value) {
        return silence == Silence.NONE && value == 0 ? "none" : unit.words(value);
    }
}
