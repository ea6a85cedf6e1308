package io.stratoscope.cli;

import io.stratoscope.metrics.MetricReading;
import io.stratoscope.model.Resource;
import io.stratoscope.topology.Topology;

import java.util.List;

/**
 * What {@code metrics} found.
 *
 * @param parts of each resource that was named and has metrics, in that order
 */
record MetricsReport(Topology topology, List<Part> parts) {

    /** What was read of a resource. */
    record Part(Resource resource, MetricReading reading) {}

    MetricsReport {
        parts = List.copyOf(parts);
    }
}
