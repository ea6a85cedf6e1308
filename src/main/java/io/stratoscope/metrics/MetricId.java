package io.stratoscope.metrics;

import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What CloudWatch knows a metric by. All dimensions count: the same name with one more is another metric.
 *
 * @param namespace for example {@code AWS/ECS}
 * @param name for example {@code CPUUtilization}
 * @param dimensions sorted by name
 */
public record MetricId(String namespace, String name, SortedMap<String, String> dimensions)
        implements Comparable<MetricId> {

    private static final Comparator<MetricId> ORDER =
            Comparator.comparing(MetricId::namespace)
                    .thenComparing(MetricId::name)
                    .thenComparing(id -> id.dimensions().toString());

    public MetricId {
        dimensions = Collections.unmodifiableSortedMap(new TreeMap<>(dimensions));
    }

    public MetricId(String namespace, String name, Map<String, String> dimensions) {
        this(namespace, name, new TreeMap<>(dimensions));
    }

    @Override
    public int compareTo(MetricId other) {
        return ORDER.compare(this, other);
    }
}
