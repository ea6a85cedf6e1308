package io.stratoscope.metrics;

import io.stratoscope.model.Resource;
import io.stratoscope.topology.Topology;

import java.util.List;

/** The metrics that AWS writes of one sort of resource. One class each, listed in {@link ResourceMetrics}. */
interface MetricFinder {

    boolean knows(Resource resource);

    /** All that it may have, what says most first; whether each is there, only CloudWatch knows. */
    List<Metric> find(Topology topology, Resource resource);
}
