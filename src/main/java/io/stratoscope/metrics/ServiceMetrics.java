package io.stratoscope.metrics;

import static io.stratoscope.metrics.MetricUnit.*;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

import java.util.List;
import java.util.Map;

/** An ECS service: <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/available-metrics.html">how much of what it reserved it uses</a>. */
final class ServiceMetrics implements MetricFinder {
    @Override
    public boolean knows(Resource resource) {
        return resource.type().equals(ResourceType.ECS_SERVICE);
    }

    @Override
    public List<Metric> find(Topology topology, Resource resource) {
        MetricFamily service =
                MetricFamily.of(
                        "AWS/ECS",
                        Map.of(
                                "ClusterName",
                                resource.description()
                                        .text("clusterArn")
                                        .flatMap(Arn::parse)
                                        .map(Arn::lastSegment)
                                        .orElse("default"),
                                "ServiceName",
                                resource.arn().lastSegment()));
        return List.of(
                service.average("CPUUtilization", PERCENT, "Processor").worseHigher(),
                service.average("MemoryUtilization", PERCENT, "Memory").worseHigher());
    }
}
