package io.stratoscope.metrics;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Resource;
import io.stratoscope.topology.Topology;

import java.util.List;

/** From a resource to its metrics. */
public final class ResourceMetrics {

    /** One a sort; the first that knows a resource speaks for it. */
    private static final List<MetricFinder> ALL =
            List.of(
                    new AlarmMetrics(),
                    new BalancerMetrics(),
                    new BucketMetrics(),
                    new CacheGroupMetrics(),
                    new CacheNodeMetrics(),
                    new CertificateMetrics(),
                    new ClusterMetrics(),
                    new DatabaseInstanceMetrics(),
                    new FileSystemMetrics(),
                    new LogGroupMetrics(),
                    new NatGatewayMetrics(),
                    new ServiceMetrics(),
                    new TargetGroupMetrics(),
                    new TopicMetrics(),
                    new TransferMetrics(),
                    new VirtualMachineMetrics(),
                    new VpcEndpointMetrics());

    private ResourceMetrics() {}

    /** Whether it is of a sort that has any. */
    public static boolean has(Resource resource) {
        return ALL.stream().anyMatch(finder -> finder.knows(resource));
    }

    /** What a resource may have, what says most first; nothing where it is not in the snapshot. */
    public static List<Metric> of(Topology topology, Arn arn) {
        return topology.resource(arn).stream()
                .flatMap(resource ->
                        ALL.stream().filter(finder -> finder.knows(resource)).findFirst().stream()
                                .flatMap(finder -> finder.find(topology, resource).stream()))
                .toList();
    }

    /** The questions after all of a resource's metrics, each by the statistic that says most. */
    public static List<MetricQuestion> questions(Topology topology, Arn arn) {
        return topology.resource(arn).stream()
                .flatMap(resource ->
                        of(topology, arn).stream()
                                .map(metric -> new MetricQuestion(resource.region(), metric)))
                .toList();
    }
}
