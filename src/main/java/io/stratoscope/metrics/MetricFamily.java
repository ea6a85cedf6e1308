package io.stratoscope.metrics;

import io.stratoscope.metrics.Metric.Silence;
import io.stratoscope.metrics.Metric.Worse;

import java.time.Duration;
import java.util.Map;

/**
 * What the metrics of a resource have in common.
 *
 * @param step how often AWS writes them
 */
record MetricFamily(String namespace, Map<String, String> dimensions, Duration step) {

    static final Duration MINUTE = Duration.ofMinutes(1);
    static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    static final Duration DAY = Duration.ofDays(1);

    MetricFamily {
        dimensions = Map.copyOf(dimensions);
    }

    static MetricFamily of(String namespace, Map<String, String> dimensions) {
        return new MetricFamily(namespace, dimensions, MINUTE);
    }

    Metric average(String name, MetricUnit unit, String title) {
        return metric(name, unit, title, Statistic.AVERAGE);
    }

    Metric sum(String name, MetricUnit unit, String title) {
        return metric(name, unit, title, Statistic.SUM);
    }

    Metric maximum(String name, MetricUnit unit, String title) {
        return metric(name, unit, title, Statistic.MAXIMUM);
    }

    Metric minimum(String name, MetricUnit unit, String title) {
        return metric(name, unit, title, Statistic.MINIMUM);
    }

    private Metric metric(String name, MetricUnit unit, String title, Statistic statistic) {
        return new Metric(
                new MetricId(namespace, name, dimensions),
                title,
                unit,
                statistic,
                Worse.NEITHER,
                Silence.GAP,
                step);
    }
}
