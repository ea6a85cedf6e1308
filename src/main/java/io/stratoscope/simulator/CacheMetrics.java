package io.stratoscope.simulator;

import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticache.model.CacheCluster;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Of <a href="https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.Redis.html">cache nodes</a>: under their cluster, under
 * their cluster and node, and those of a replication group together.
 */
final class CacheMetrics implements MetricFamily {

    private static final String NODE = "0001";
    private static final String PRIMARY = "-001";

    /** A metric of a node. */
    private record Spoken(String name, StandardUnit unit, Voice voice) {}

    @FunctionalInterface
    private interface Voice {
        Sample at(Node node, long minute);
    }

    private record Node(String id, Instant since, Aftermath aftermath) {
        boolean isPrimary() {
            return id.endsWith(PRIMARY);
        }

        double rough(String metric, long minute) {
            return Wave.rough(Wave.seed(id + " " + metric), minute);
        }

        /** Nobody works with it while there are no tasks. */
        double load(long minute) {
            return aftermath.isWithoutTasks(minute)
                    ? 0
                    : Visits.level(minute) * Visits.growth(since, minute) * (isPrimary() ? 1 : 0.3);
        }
    }

    private static final List<Spoken> ALL =
            List.of(
                    new Spoken(
                            "CPUUtilization",
                            StandardUnit.PERCENT,
                            (node, minute) ->
                                    Sample.around(
                                            3
                                                    + 4 * node.load(minute)
                                                    + 2 * node.rough("cpu", minute),
                                            1,
                                            1)),
                    new Spoken(
                            "EngineCPUUtilization",
                            StandardUnit.PERCENT,
                            (node, minute) ->
                                    Sample.around(
                                            0.6
                                                    + 2 * node.load(minute)
                                                    + node.rough("engine", minute),
                                            0.4,
                                            1)),
                    new Spoken(
                            "DatabaseMemoryUsagePercentage",
                            StandardUnit.PERCENT,
                            (node, minute) ->
                                    Sample.of(
                                            22
                                                    + 9
                                                            * Wave.smooth(
                                                                    Wave.seed(node.id()),
                                                                    minute,
                                                                    300)
                                                    + node.load(minute))),
                    new Spoken("Evictions", StandardUnit.COUNT, (_, _) -> Sample.of(0)),
                    new Spoken(
                            "CurrConnections",
                            StandardUnit.COUNT,
                            (node, minute) ->
                                    Sample.of(
                                            Math.rint(
                                                    2
                                                            + (node.load(minute) == 0 ? 0 : 8)
                                                            + 5 * node.load(minute)))),
                    new Spoken(
                            "CacheHitRate",
                            StandardUnit.PERCENT,
                            (node, minute) ->
                                    node.load(minute) == 0
                                            ? Sample.NONE
                                            : Sample.of(91 + 6 * node.rough("hits", minute))),
                    new Spoken(
                            "ReplicationLag",
                            StandardUnit.SECONDS,
                            (node, minute) ->
                                    node.isPrimary()
                                            ? Sample.NONE
                                            : Sample.of(0.1 + 0.5 * node.rough("lag", minute))));

    @Override
    public String namespace() {
        return "AWS/ElastiCache";
    }

    @Override
    public Stream<SimulatedMetric> of(AccountState account, String region) {
        Collection<CacheCluster> clusters =
                account.service(SimulatedElastiCache.class, ElastiCacheClient.class, region)
                        .groups()
                        .clusters();
        Aftermath aftermath = account.aftermath();
        Stream<SimulatedMetric> nodes =
                clusters.stream()
                        .map(cluster -> node(cluster, aftermath))
                        .flatMap(node ->
                                Stream.of(
                                                Map.of("CacheClusterId", node.id()),
                                                Map.of(
                                                        "CacheClusterId",
                                                        node.id(),
                                                        "CacheNodeId",
                                                        NODE))
                                        .flatMap(dimensions -> all(dimensions, List.of(node))));
        Map<String, List<CacheCluster>> groups =
                clusters.stream()
                        .filter(cluster -> Objects.nonNull(cluster.replicationGroupId()))
                        .collect(
                                Collectors.groupingBy(
                                        CacheCluster::replicationGroupId,
                                        TreeMap::new,
                                        Collectors.toList()));
        return Stream.concat(
                nodes,
                groups.entrySet().stream()
                        .flatMap(group ->
                                all(
                                        Map.of("ReplicationGroupId", group.getKey()),
                                        group.getValue().stream()
                                                .map(cluster -> node(cluster, aftermath))
                                                .toList())));
    }

    private static Node node(CacheCluster cluster, Aftermath aftermath) {
        Instant made = cluster.cacheClusterCreateTime();
        return new Node(cluster.cacheClusterId(), made, aftermath.feltBy(made));
    }

    private Stream<SimulatedMetric> all(Map<String, String> dimensions, List<Node> nodes) {
        Metering metering =
                new Metering(
                        namespace(),
                        dimensions,
                        nodes.stream().map(Node::since).min(Instant::compareTo).orElseThrow());
        for (Spoken spoken : ALL) {
            // A primary does not lag behind.
            if (!"ReplicationLag".equals(spoken.name())
                    || nodes.stream().anyMatch(node -> !node.isPrimary())) {
                metering.add(
                        spoken.name(),
                        spoken.unit(),
                        minute ->
                                nodes.stream()
                                        .map(node -> spoken.voice().at(node, minute))
                                        .reduce(Sample.NONE, Sample::and));
            }
        }
        return metering.metrics();
    }
}
