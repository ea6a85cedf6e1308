package io.stratoscope.metrics;

import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

import java.util.List;

/** A replication group: what its nodes have. */
final class CacheGroupMetrics implements MetricFinder {
    @Override
    public boolean knows(Resource resource) {
        return resource.type().equals(ResourceType.REPLICATION_GROUP);
    }

    @Override
    public List<Metric> find(Topology topology, Resource resource) {
        return topology.parts(resource.arn(), ResourceType.CACHE_CLUSTER).stream()
                .flatMap(node -> ResourceMetrics.of(topology, node).stream())
                .toList();
    }
}
