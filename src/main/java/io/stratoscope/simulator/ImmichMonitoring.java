package io.stratoscope.simulator;

import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.sns.SnsClient;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The alarms of an Immich stack and the topic that they speak to. */
final class ImmichMonitoring {

    /** One alarm: what it watches, and from where on it rings. */
    private record Watch(
            String name,
            String description,
            String namespace,
            String metric,
            Map<String, String> dimensions,
            Statistic statistic,
            ComparisonOperator operator,
            double threshold,
            int periodSeconds) {}

    private final ImmichStack stack;

    ImmichMonitoring(ImmichStack stack) {
        this.stack = stack;
    }

    /** The topic's ARN. */
    String topic(SnsClient sns) {
        String topic =
                sns.createTopic(request ->
                                request.name(stack.named("alerts"))
                                        .attributes(Map.of("DisplayName", stack.name() + " alerts"))
                                        .tags(stack.tags().sns(stack.named("alerts"))))
                        .topicArn();
        sns.subscribe(request ->
                request.topicArn(topic)
                        .protocol("email")
                        .endpoint("operator@" + stack.publicZone()));
        return topic;
    }

    void alarms(
            CloudWatchClient cloudWatch,
            String topic,
            ImmichEdge.Entry entry,
            String fileSystemId,
            String backupTaskArn) {
        List<Watch> watches = new ArrayList<>();
        watches.addAll(loadBalancer(entry));
        watches.addAll(services());
        watches.addAll(database());
        watches.addAll(cache());
        watches.addAll(files(fileSystemId, backupTaskArn));
        watches.add(certificate(entry.certificateArn()));
        watches.forEach(watch -> alarm(cloudWatch, watch, topic));
        watches.forEach(watch -> well(cloudWatch, stack.named(watch.name())));
        cloudWatch.putCompositeAlarm(request ->
                request.alarmName(stack.named("unavailable"))
                        .alarmDescription("Nobody can use Immich")
                        .alarmRule(
                                "ALARM(\"%s\") OR ALARM(\"%s\")"
                                        .formatted(
                                                stack.named("alb-unhealthy-targets"),
                                                stack.named("alb-5xx")))
                        .actionsEnabled(true)
                        .alarmActions(topic)
                        .tags(stack.tags().cloudWatch(stack.named("unavailable"))));
        well(cloudWatch, stack.named("unavailable"));
    }

    private static void well(CloudWatchClient cloudWatch, String name) {
        cloudWatch.setAlarmState(request ->
                request.alarmName(name)
                        .stateValue(StateValue.OK)
                        .stateReason("Threshold not crossed"));
    }

    private List<Watch> loadBalancer(ImmichEdge.Entry entry) {
        Map<String, String> balancer =
                Map.of("LoadBalancer", afterSlash(entry.loadBalancerArn(), "loadbalancer/"));
        Map<String, String> both =
                Map.of(
                        "LoadBalancer",
                        afterSlash(entry.loadBalancerArn(), "loadbalancer/"),
                        "TargetGroup",
                        "targetgroup/" + afterSlash(entry.targetGroupArn(), "targetgroup/"));
        return List.of(
                above(
                        "alb-5xx",
                        "The server answers with errors",
                        "AWS/ApplicationELB",
                        "HTTPCode_Target_5XX_Count",
                        balancer,
                        Statistic.SUM,
                        10),
                above(
                        "alb-unhealthy-targets",
                        "A server task fails its health check",
                        "AWS/ApplicationELB",
                        "UnHealthyHostCount",
                        both,
                        Statistic.MAXIMUM,
                        0),
                above(
                        "alb-slow",
                        "Answers take longer than two seconds",
                        "AWS/ApplicationELB",
                        "TargetResponseTime",
                        balancer,
                        Statistic.AVERAGE,
                        2));
    }

    private List<Watch> services() {
        List<Watch> watches = new ArrayList<>();
        for (String part : List.of("server", "machine-learning")) {
            Map<String, String> dimensions =
                    Map.of("ClusterName", stack.name(), "ServiceName", stack.named(part));
            watches.add(
                    above(
                            part + "-cpu",
                            "Processor above 85 %",
                            "AWS/ECS",
                            "CPUUtilization",
                            dimensions,
                            Statistic.AVERAGE,
                            85));
            watches.add(
                    above(
                            part + "-memory",
                            "Memory above 85 %",
                            "AWS/ECS",
                            "MemoryUtilization",
                            dimensions,
                            Statistic.AVERAGE,
                            85));
        }
        return watches;
    }

    private List<Watch> database() {
        Map<String, String> cluster = Map.of("DBClusterIdentifier", stack.named("database"));
        return List.of(
                above(
                        "database-cpu",
                        "Processor above 80 %",
                        "AWS/RDS",
                        "CPUUtilization",
                        cluster,
                        Statistic.AVERAGE,
                        80),
                above(
                        "database-connections",
                        "Close to max_connections",
                        "AWS/RDS",
                        "DatabaseConnections",
                        cluster,
                        Statistic.MAXIMUM,
                        350),
                below(
                        "database-memory",
                        "Less than 256 MiB free",
                        "AWS/RDS",
                        "FreeableMemory",
                        Map.of("DBInstanceIdentifier", stack.named("database-writer")),
                        256.0 * 1024 * 1024));
    }

    private List<Watch> cache() {
        return List.of(
                above(
                        "cache-memory",
                        "Redis memory above 80 %",
                        "AWS/ElastiCache",
                        "DatabaseMemoryUsagePercentage",
                        Map.of("ReplicationGroupId", stack.named("cache")),
                        Statistic.MAXIMUM,
                        80));
    }

    private List<Watch> files(String fileSystemId, String backupTaskArn) {
        return List.of(
                above(
                        "efs-io-limit",
                        "The file system is at its I/O limit",
                        "AWS/EFS",
                        "PercentIOLimit",
                        Map.of("FileSystemId", fileSystemId),
                        Statistic.MAXIMUM,
                        95),
                new Watch(
                        "backup-missing",
                        "No file was copied to the backup for a day",
                        "AWS/DataSync",
                        "FilesTransferred",
                        Map.of("TaskId", afterSlash(backupTaskArn, "task/")),
                        Statistic.SUM,
                        ComparisonOperator.LESS_THAN_THRESHOLD,
                        1,
                        86_400));
    }

    private Watch certificate(String certificateArn) {
        return new Watch(
                "certificate-expiry",
                "The certificate ends within 30 days",
                "AWS/CertificateManager",
                "DaysToExpiry",
                Map.of("CertificateArn", certificateArn),
                Statistic.MINIMUM,
                ComparisonOperator.LESS_THAN_THRESHOLD,
                30,
                86_400);
    }

    private static Watch above(
            String name,
            String description,
            String namespace,
            String metric,
            Map<String, String> dimensions,
            Statistic statistic,
            double threshold) {
        return new Watch(
                name,
                description,
                namespace,
                metric,
                dimensions,
                statistic,
                ComparisonOperator.GREATER_THAN_THRESHOLD,
                threshold,
                300);
    }

    private static Watch below(
            String name,
            String description,
            String namespace,
            String metric,
            Map<String, String> dimensions,
            double threshold) {
        return new Watch(
                name,
                description,
                namespace,
                metric,
                dimensions,
                Statistic.MINIMUM,
                ComparisonOperator.LESS_THAN_THRESHOLD,
                threshold,
                300);
    }

    private void alarm(CloudWatchClient cloudWatch, Watch watch, String topic) {
        List<Dimension> dimensions =
                watch.dimensions().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry ->
                                Dimension.builder()
                                        .name(entry.getKey())
                                        .value(entry.getValue())
                                        .build())
                        .toList();
        String name = stack.named(watch.name());
        cloudWatch.putMetricAlarm(request ->
                request.alarmName(name)
                        .alarmDescription(watch.description())
                        .namespace(watch.namespace())
                        .metricName(watch.metric())
                        .dimensions(dimensions)
                        .statistic(watch.statistic())
                        .comparisonOperator(watch.operator())
                        .threshold(watch.threshold())
                        .period(watch.periodSeconds())
                        .evaluationPeriods(watch.periodSeconds() > 300 ? 1 : 3)
                        .treatMissingData("missing")
                        .actionsEnabled(true)
                        .alarmActions(topic)
                        .okActions(topic)
                        .tags(stack.tags().cloudWatch(name)));
    }

    private static String afterSlash(String arn, String kind) {
        return arn.substring(arn.indexOf(kind) + kind.length());
    }
}
