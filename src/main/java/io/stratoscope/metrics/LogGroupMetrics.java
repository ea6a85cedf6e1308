package io.stratoscope.metrics;

import static io.stratoscope.metrics.MetricUnit.*;

import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

import java.util.List;
import java.util.Map;

/** A log group: <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CloudWatch-Logs-Monitoring-CloudWatch-Metrics.html">what comes in</a>. */
final class LogGroupMetrics implements MetricFinder {
    @Override
    public boolean knows(Resource resource) {
        return resource.type().equals(ResourceType.LOG_GROUP);
    }

    @Override
    public List<Metric> find(Topology topology, Resource resource) {
        MetricFamily group = MetricFamily.of("AWS/Logs", Map.of("LogGroupName", resource.id()));
        return List.of(
                group.sum("IncomingBytes", BYTES, "Bytes in").onlyWhenCounted(),
                group.sum("IncomingLogEvents", COUNT, "Lines in").onlyWhenCounted());
    }
}
