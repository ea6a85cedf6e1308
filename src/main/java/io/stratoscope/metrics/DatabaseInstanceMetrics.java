package io.stratoscope.metrics;

import static io.stratoscope.metrics.MetricUnit.*;

import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A DB instance: <a href="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.AuroraMonitoring.Metrics.html">of Aurora</a> or <a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-metrics.html">of RDS</a>. */
final class DatabaseInstanceMetrics implements MetricFinder {
    @Override
    public boolean knows(Resource resource) {
        return resource.type().equals(ResourceType.DB_INSTANCE);
    }

    @Override
    public List<Metric> find(Topology topology, Resource resource) {
        MetricFamily instance =
                MetricFamily.of("AWS/RDS", Map.of("DBInstanceIdentifier", resource.id()));
        List<Metric> metrics =
                new ArrayList<>(
                        List.of(
                                instance.average("CPUUtilization", PERCENT, "Processor")
                                        .worseHigher(),
                                instance.maximum("DatabaseConnections", COUNT, "Connections")
                                        .worseHigher(),
                                instance.minimum("FreeableMemory", BYTES, "Free memory")
                                        .worseLower()));
        metrics.addAll(
                resource.description().text("DBClusterIdentifier").isPresent()
                        ? List.of(
                                instance.minimum("FreeLocalStorage", BYTES, "Free local storage")
                                        .worseLower(),
                                instance.maximum("AuroraReplicaLag", MILLISECONDS, "Replica lag")
                                        .worseHigher(),
                                instance.average(
                                        "ServerlessDatabaseCapacity", NONE, "Capacity units"),
                                instance.maximum(
                                                "MaximumUsedTransactionIDs",
                                                COUNT,
                                                "Age of the oldest transaction id")
                                        .worseHigher())
                        : List.of(
                                instance.minimum("FreeStorageSpace", BYTES, "Free storage")
                                        .worseLower(),
                                instance.maximum("ReplicaLag", SECONDS, "Replica lag")
                                        .worseHigher(),
                                instance.minimum("BurstBalance", PERCENT, "Burst balance")
                                        .worseLower()));
        metrics.add(instance.average("ReadIOPS", COUNT, "Reads a second"));
        metrics.add(instance.average("WriteIOPS", COUNT, "Writes a second"));
        metrics.add(instance.average("ReadLatency", SECONDS, "Time of a read").worseHigher());
        metrics.add(instance.average("WriteLatency", SECONDS, "Time of a write").worseHigher());
        metrics.add(instance.average("Deadlocks", COUNT, "Deadlocks a second").worseHigher());
        return metrics;
    }
}
