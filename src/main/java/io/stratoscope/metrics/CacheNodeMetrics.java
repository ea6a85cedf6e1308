package io.stratoscope.metrics;

import static io.stratoscope.metrics.MetricUnit.*;

import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

import java.util.List;
import java.util.Map;

/** A node of a cache: <a href="https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.Redis.html">its engine and its host</a>. */
final class CacheNodeMetrics implements MetricFinder {
    @Override
    public boolean knows(Resource resource) {
        return resource.type().equals(ResourceType.CACHE_CLUSTER);
    }

    @Override
    public List<Metric> find(Topology topology, Resource resource) {
        MetricFamily cache =
                MetricFamily.of(
                        "AWS/ElastiCache",
                        Map.of("CacheClusterId", resource.id(), "CacheNodeId", node(resource)));
        return List.of(
                cache.average("EngineCPUUtilization", PERCENT, "Engine processor").worseHigher(),
                cache.average("CPUUtilization", PERCENT, "Host processor").worseHigher(),
                cache.maximum("DatabaseMemoryUsagePercentage", PERCENT, "Memory used")
                        .worseHigher(),
                cache.sum("Evictions", COUNT, "Keys evicted").worseHigher(),
                cache.maximum("CurrConnections", COUNT, "Connections"),
                cache.average("CacheHitRate", PERCENT, "Hit rate"),
                cache.maximum("ReplicationLag", SECONDS, "Replication lag").worseHigher(),
                cache.average("CurrItems", COUNT, "Keys"),
                cache.sum("NetworkBytesIn", BYTES, "Bytes in"),
                cache.sum("NetworkBytesOut", BYTES, "Bytes out"));
    }

    // A cluster of Redis has one node; one of Memcached has several, of which the first stands for
    // it.
    private static String node(Resource cluster) {
        return cluster.description().objects("CacheNodes").stream()
                .flatMap(each -> each.text("CacheNodeId").stream())
                .findFirst()
                .orElse("0001");
    }
}
