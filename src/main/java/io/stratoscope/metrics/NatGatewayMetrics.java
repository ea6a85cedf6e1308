package io.stratoscope.metrics;

import static io.stratoscope.metrics.MetricUnit.*;

import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

import java.util.List;
import java.util.Map;

/** A NAT gateway: <a href="https://docs.aws.amazon.com/vpc/latest/userguide/metrics-dimensions-nat-gateway.html">its traffic, and what it could not do</a>. */
final class NatGatewayMetrics implements MetricFinder {
    @Override
    public boolean knows(Resource resource) {
        return resource.type().equals(ResourceType.NAT_GATEWAY);
    }

    @Override
    public List<Metric> find(Topology topology, Resource resource) {
        MetricFamily gateway =
                MetricFamily.of("AWS/NATGateway", Map.of("NatGatewayId", resource.id()));
        return List.of(
                gateway.sum("BytesOutToDestination", BYTES, "Bytes out to the internet"),
                gateway.sum("BytesInFromSource", BYTES, "Bytes in from the VPC"),
                gateway.sum("BytesInFromDestination", BYTES, "Bytes in from the internet"),
                gateway.sum("BytesOutToSource", BYTES, "Bytes out to the VPC"),
                gateway.maximum("ActiveConnectionCount", COUNT, "Connections"),
                gateway.sum("ErrorPortAllocation", COUNT, "No port left").worseHigher(),
                gateway.sum("PacketsDropCount", COUNT, "Packets dropped").worseHigher(),
                gateway.sum("IdleTimeoutCount", COUNT, "Connections that idled out"));
    }
}
