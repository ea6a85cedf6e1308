package io.stratoscope.cost;

import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

import java.math.BigDecimal;

/** The nodes of a cache cluster. A replication group is the sum of its clusters. */
final class CacheClusterEstimator implements Estimator {
    @Override
    public ResourceType type() {
        return ResourceType.CACHE_CLUSTER;
    }

    @Override
    public void estimate(Resource resource, Topology topology, EstimateDraft draft) {
        resource.description()
                .text("CacheNodeType")
                .ifPresentOrElse(
                        node ->
                                draft.line(
                                        node + " node",
                                        resource.description()
                                                .number("NumCacheNodes")
                                                .orElse(BigDecimal.ONE),
                                        "cache/" + node),
                        () -> draft.unknown("its nodes"));
        if (!resource.description().text("Engine").orElse("redis").equals("redis")) {
            draft.assume("its engine costs as much as Redis OSS");
        }
    }
}
