package io.stratoscope.metrics;

import static io.stratoscope.metrics.MetricUnit.*;

import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

import java.util.List;
import java.util.Map;

/**
 * An interface endpoint: <a href="https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-cloudwatch-metrics.html">what goes
 * through it</a>. A gateway endpoint has no metrics.
 */
final class VpcEndpointMetrics implements MetricFinder {
    @Override
    public boolean knows(Resource resource) {
        return resource.type().equals(ResourceType.VPC_ENDPOINT)
                && type(resource.description()).equals("Interface");
    }

    private static String type(JsonObject endpoint) {
        return endpoint.text("VpcEndpointType").orElse("");
    }

    @Override
    public List<Metric> find(Topology topology, Resource resource) {
        JsonObject it = resource.description();
        MetricFamily endpoint =
                new MetricFamily(
                        "AWS/PrivateLinkEndpoints",
                        Map.of(
                                "Endpoint Type",
                                type(it),
                                "Service Name",
                                it.text("ServiceName").orElse(""),
                                "VPC Endpoint Id",
                                resource.id(),
                                "VPC Id",
                                it.text("VpcId").orElse("")),
                        MetricFamily.FIVE_MINUTES);
        return List.of(
                endpoint.sum("BytesProcessed", BYTES, "Bytes processed"),
                endpoint.average("ActiveConnections", COUNT, "Connections"),
                endpoint.sum("NewConnections", COUNT, "New connections"),
                endpoint.sum("PacketsDropped", COUNT, "Packets dropped").worseHigher());
    }
}
