package io.stratoscope.metrics;

import static io.stratoscope.metrics.MetricUnit.*;

import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

import java.util.List;
import java.util.Map;

/** An EC2 instance: <a href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/viewing_metrics_with_cloudwatch.html">what its host sees</a>. */
final class VirtualMachineMetrics implements MetricFinder {
    @Override
    public boolean knows(Resource resource) {
        return resource.type().equals(ResourceType.EC2_INSTANCE);
    }

    @Override
    public List<Metric> find(Topology topology, Resource resource) {
        MetricFamily machine =
                new MetricFamily(
                        "AWS/EC2", Map.of("InstanceId", resource.id()), MetricFamily.FIVE_MINUTES);
        return List.of(
                machine.average("CPUUtilization", PERCENT, "Processor").worseHigher(),
                machine.maximum("StatusCheckFailed", COUNT, "Status checks failed").worseHigher(),
                machine.sum("NetworkIn", BYTES, "Bytes in"),
                machine.sum("NetworkOut", BYTES, "Bytes out"));
    }
}
