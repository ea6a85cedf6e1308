package io.stratoscope.metrics;

import static io.stratoscope.metrics.MetricUnit.*;

import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

import java.util.List;
import java.util.Map;

/** A certificate: <a href="https://docs.aws.amazon.com/acm/latest/userguide/cloudwatch-metrics.html">how long it lasts</a>, written twice a day. */
final class CertificateMetrics implements MetricFinder {
    @Override
    public boolean knows(Resource resource) {
        return resource.type().equals(ResourceType.CERTIFICATE);
    }

    @Override
    public List<Metric> find(Topology topology, Resource resource) {
        return List.of(
                new MetricFamily(
                                "AWS/CertificateManager",
                                Map.of("CertificateArn", resource.arn().toString()),
                                MetricFamily.DAY)
                        .minimum("DaysToExpiry", DAYS, "Days to its end")
                        .worseLower());
    }
}
