package io.stratoscope.metrics;

import static io.stratoscope.metrics.MetricUnit.*;

import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

import java.util.List;
import java.util.Map;

/** A DB cluster: <a href="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.AuroraMonitoring.Metrics.html">its volume, and all of its instances together</a>. */
final class ClusterMetrics implements MetricFinder {
    @Override
    public boolean knows(Resource resource) {
        return resource.type().equals(ResourceType.DB_CLUSTER);
    }

    @Override
    public List<Metric> find(Topology topology, Resource resource) {
        MetricFamily cluster =
                MetricFamily.of("AWS/RDS", Map.of("DBClusterIdentifier", resource.id()));
        return List.of(
                cluster.average("CPUUtilization", PERCENT, "Processor").worseHigher(),
                cluster.maximum("DatabaseConnections", COUNT, "Connections, most of an instance")
                        .worseHigher(),
                cluster.average("ServerlessDatabaseCapacity", NONE, "Capacity units"),
                cluster.average("VolumeBytesUsed", BYTES, "Volume used")
                        .every(MetricFamily.FIVE_MINUTES),
                cluster.sum("VolumeReadIOPs", COUNT, "Reads of the volume")
                        .every(MetricFamily.FIVE_MINUTES),
                cluster.sum("VolumeWriteIOPs", COUNT, "Writes to the volume")
                        .every(MetricFamily.FIVE_MINUTES));
    }
}
