package io.stratoscope.simulator;

import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Of <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-metrics-ECS.html">ECS clusters that have Container Insights on</a>, and of no others. */
final class InsightsMetrics implements MetricFamily {

    @Override
    public String namespace() {
        return "ECS/ContainerInsights";
    }

    @Override
    public Stream<SimulatedMetric> of(AccountState account, String region) {
        EcsState ecs = account.service(SimulatedEcs.class, EcsClient.class, region).state();
        Aftermath aftermath = account.faults().aftermath();
        return ecs.clusters().stream()
                .filter(InsightsMetrics::isOn)
                .flatMap(cluster -> of(ecs, cluster, aftermath));
    }

    private static boolean isOn(Cluster cluster) {
        return cluster.settings().stream()
                .anyMatch(setting ->
                        "containerInsights".equals(setting.nameAsString())
                                && ("enabled".equals(setting.value())
                                        || "enhanced".equals(setting.value())));
    }

    private Stream<SimulatedMetric> of(EcsState ecs, Cluster cluster, Aftermath aftermath) {
        String name = cluster.clusterName();
        List<Service> services =
                ecs.services(name).values().stream().filter(EcsState::isActive).toList();
        if (services.isEmpty()) {
            return Stream.empty();
        }
        Instant since =
                services.stream()
                        .map(Service::createdAt)
                        .min(Comparator.naturalOrder())
                        .orElseThrow();
        int tasks =
                services.stream()
                        .mapToInt(service -> ecs.tasksOf(name, service.serviceName()).size())
                        .sum();
        Metering whole =
                new Metering(namespace(), Map.of("ClusterName", name), since)
                        .add(
                                "TaskCount",
                                StandardUnit.COUNT,
                                minute -> Sample.of(running(tasks, minute, aftermath)))
                        .add("ServiceCount", StandardUnit.COUNT, _ -> Sample.of(services.size()));
        return Stream.concat(
                whole.metrics(),
                services.stream()
                        .flatMap(service ->
                                of(
                                        name,
                                        service,
                                        ecs.taskDefinition(service.taskDefinition()),
                                        ecs.tasksOf(name, service.serviceName()).size(),
                                        aftermath)));
    }

    private static int running(int tasks, long minute, Aftermath aftermath) {
        return aftermath.isWithoutTasks(minute) ? 0 : tasks;
    }

    private Stream<SimulatedMetric> of(
            String cluster,
            Service service,
            TaskDefinition definition,
            int tasks,
            Aftermath aftermath) {
        double cpu = number(definition.cpu()) * tasks;
        double memory = number(definition.memory()) * tasks;
        return new Metering(
                        namespace(),
                        Map.of("ClusterName", cluster, "ServiceName", service.serviceName()),
                        service.createdAt())
                .add(
                        "RunningTaskCount",
                        StandardUnit.COUNT,
                        minute -> Sample.of(running(tasks, minute, aftermath)))
                .add("DesiredTaskCount", StandardUnit.COUNT, _ -> Sample.of(service.desiredCount()))
                .add(
                        "PendingTaskCount",
                        StandardUnit.COUNT,
                        minute ->
                                Sample.of(
                                        aftermath.isWithoutTasks(minute)
                                                ? service.desiredCount()
                                                : 0))
                .add("CpuReserved", StandardUnit.NONE, minute -> reserved(cpu, minute, aftermath))
                .add(
                        "CpuUtilized",
                        StandardUnit.NONE,
                        minute -> part(cpu, EcsMetrics.cpu(service, minute, aftermath)))
                .add(
                        "MemoryReserved",
                        StandardUnit.MEGABYTES,
                        minute -> reserved(memory, minute, aftermath))
                .add(
                        "MemoryUtilized",
                        StandardUnit.MEGABYTES,
                        minute -> part(memory, EcsMetrics.memory(service, minute, aftermath)))
                .metrics();
    }

    private static Sample reserved(double all, long minute, Aftermath aftermath) {
        return all == 0 || aftermath.inMinute(minute, LostFiles.NAME)
                ? Sample.NONE
                : Sample.of(all);
    }

    private static Sample part(double all, double percent) {
        return all == 0 || Double.isNaN(percent) ? Sample.NONE : Sample.of(all * percent / 100);
    }

    private static double number(String text) {
        return text == null ? 0 : Double.parseDouble(text);
    }
}
