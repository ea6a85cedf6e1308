package io.stratoscope.metrics;

import static io.stratoscope.metrics.MetricUnit.*;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

import java.util.List;
import java.util.Map;

/** A target group, at each load balancer that leads to it: <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html">its targets and their answers</a>. */
final class TargetGroupMetrics implements MetricFinder {
    @Override
    public boolean knows(Resource resource) {
        return resource.type().equals(ResourceType.TARGET_GROUP);
    }

    @Override
    public List<Metric> find(Topology topology, Resource resource) {
        return resource.description().texts("LoadBalancerArns").stream()
                .flatMap(arn -> Arn.parse(arn).stream())
                .flatMap(balancer -> at(balancer, resource).stream())
                .toList();
    }

    private static List<Metric> at(Arn balancer, Resource resource) {
        String name = BalancerMetrics.dimension(balancer);
        Map<String, String> dimensions =
                Map.of("LoadBalancer", name, "TargetGroup", resource.arn().resource());
        if (!BalancerMetrics.isApplication(name)) {
            MetricFamily group = MetricFamily.of("AWS/NetworkELB", dimensions);
            return List.of(
                    group.minimum("HealthyHostCount", COUNT, "Healthy targets").worseLower(),
                    group.maximum("UnHealthyHostCount", COUNT, "Unhealthy targets").worseHigher());
        }
        MetricFamily group = MetricFamily.of("AWS/ApplicationELB", dimensions);
        return List.of(
                group.sum("RequestCount", COUNT, "Requests").onlyWhenCounted(),
                group.average("TargetResponseTime", SECONDS, "Time to answer").worseHigher(),
                group.sum("HTTPCode_Target_5XX_Count", COUNT, "Answers 5xx")
                        .worseHigher()
                        .onlyWhenCounted(),
                group.sum("HTTPCode_Target_4XX_Count", COUNT, "Answers 4xx").onlyWhenCounted(),
                group.minimum("HealthyHostCount", COUNT, "Healthy targets").worseLower(),
                group.maximum("UnHealthyHostCount", COUNT, "Unhealthy targets").worseHigher(),
                group.sum("TargetConnectionErrorCount", COUNT, "Connections that failed")
                        .worseHigher()
                        .onlyWhenCounted());
    }
}
