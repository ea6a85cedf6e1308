package io.stratoscope.metrics;

import static io.stratoscope.metrics.MetricUnit.*;

import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

import java.util.List;
import java.util.Map;

/** A DataSync task: <a href="https://docs.aws.amazon.com/datasync/latest/userguide/monitor-datasync.html">what its runs move</a>; between runs nothing is written. */
final class TransferMetrics implements MetricFinder {
    @Override
    public boolean knows(Resource resource) {
        return resource.type().equals(ResourceType.DATASYNC_TASK);
    }

    @Override
    public List<Metric> find(Topology topology, Resource resource) {
        MetricFamily task =
                new MetricFamily(
                        "AWS/DataSync",
                        Map.of("TaskId", resource.arn().lastSegment()),
                        MetricFamily.FIVE_MINUTES);
        return List.of(
                task.sum("BytesTransferred", BYTES, "Bytes moved").onlyWhenCounted(),
                task.sum("FilesTransferred", COUNT, "Files moved").onlyWhenCounted());
    }
}
