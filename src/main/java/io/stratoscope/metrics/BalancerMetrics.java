package io.stratoscope.metrics;

import static io.stratoscope.metrics.MetricUnit.*;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

import java.util.List;
import java.util.Map;

/** A load balancer: an <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html">application</a> or a <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-cloudwatch-metrics.html">network</a> one. */
final class BalancerMetrics implements MetricFinder {
    @Override
    public boolean knows(Resource resource) {
        return resource.type().equals(ResourceType.LOAD_BALANCER);
    }

    @Override
    public List<Metric> find(Topology topology, Resource resource) {
        String name = dimension(resource.arn());
        Map<String, String> dimensions = Map.of("LoadBalancer", name);
        return isApplication(name)
                ? application(MetricFamily.of("AWS/ApplicationELB", dimensions))
                : name.startsWith("net/")
                        ? network(MetricFamily.of("AWS/NetworkELB", dimensions))
                        : List.of();
    }

    private static List<Metric> application(MetricFamily balancer) {
        return List.of(
                balancer.sum("RequestCount", COUNT, "Requests").onlyWhenCounted(),
                balancer.average("TargetResponseTime", SECONDS, "Time to answer").worseHigher(),
                balancer.sum("HTTPCode_Target_5XX_Count", COUNT, "Answers 5xx of the targets")
                        .worseHigher()
                        .onlyWhenCounted(),
                balancer.sum("HTTPCode_ELB_5XX_Count", COUNT, "Answers 5xx of its own")
                        .worseHigher()
                        .onlyWhenCounted(),
                balancer.sum("HTTPCode_Target_4XX_Count", COUNT, "Answers 4xx of the targets")
                        .onlyWhenCounted(),
                balancer.sum("ActiveConnectionCount", COUNT, "Connections"),
                balancer.sum("RejectedConnectionCount", COUNT, "Connections refused")
                        .worseHigher()
                        .onlyWhenCounted(),
                balancer.sum("ProcessedBytes", BYTES, "Bytes"),
                balancer.sum("ConsumedLCUs", NONE, "Capacity units"));
    }

    private static List<Metric> network(MetricFamily balancer) {
        return List.of(
                balancer.average("ActiveFlowCount", COUNT, "Flows"),
                balancer.sum("NewFlowCount", COUNT, "New flows"),
                balancer.sum("ProcessedBytes", BYTES, "Bytes"),
                balancer.sum("TCP_ELB_Reset_Count", COUNT, "Resets of its own").worseHigher(),
                balancer.sum("TCP_Target_Reset_Count", COUNT, "Resets of the targets")
                        .worseHigher(),
                balancer.sum("ConsumedLCUs", NONE, "Capacity units"));
    }

    /** How metrics name a load balancer: {@code app/immich/0123456789abcdef}. */
    static String dimension(Arn balancer) {
        return balancer.resourceId();
    }

    static boolean isApplication(String dimension) {
        return dimension.startsWith("app/");
    }
}
