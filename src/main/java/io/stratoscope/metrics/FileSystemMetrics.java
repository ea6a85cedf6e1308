package io.stratoscope.metrics;

import static io.stratoscope.metrics.MetricUnit.*;

import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A file system: <a href="https://docs.aws.amazon.com/efs/latest/ug/efs-metrics.html">its limits, its traffic and its size</a>. */
final class FileSystemMetrics implements MetricFinder {
    private static final Duration STORAGE = Duration.ofMinutes(15);

    @Override
    public boolean knows(Resource resource) {
        return resource.type().equals(ResourceType.EFS_FILE_SYSTEM);
    }

    @Override
    public List<Metric> find(Topology topology, Resource resource) {
        MetricFamily system = MetricFamily.of("AWS/EFS", Map.of("FileSystemId", resource.id()));
        List<Metric> metrics = new ArrayList<>();
        metrics.add(system.maximum("PercentIOLimit", PERCENT, "Of its I/O limit").worseHigher());
        metrics.add(system.minimum("BurstCreditBalance", BYTES, "Burst credits").worseLower());
        metrics.add(system.sum("ClientConnections", COUNT, "Clients"));
        metrics.add(system.sum("TotalIOBytes", BYTES, "Bytes read and written"));
        metrics.add(system.sum("DataReadIOBytes", BYTES, "Bytes read"));
        metrics.add(system.sum("DataWriteIOBytes", BYTES, "Bytes written"));
        metrics.add(
                system.minimum("PermittedThroughput", BYTES_PER_SECOND, "Permitted throughput"));
        for (String storage : List.of("Total", "Standard", "IA", "Archive")) {
            metrics.add(
                    new MetricFamily(
                                    "AWS/EFS",
                                    Map.of("FileSystemId", resource.id(), "StorageClass", storage),
                                    STORAGE)
                            .average("StorageBytes", BYTES, "Size, " + storage));
        }
        return metrics;
    }
}
