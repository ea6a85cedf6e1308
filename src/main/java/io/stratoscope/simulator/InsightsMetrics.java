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

    /** The tasks of a service, all of one definition. */
    private record Run(TaskDefinition definition, int tasks) {

        boolean isStruck(long minute, Aftermath aftermath) {
            return aftermath.inMinute(minute, KilledTasks.NAME)
                    || EcsMetrics.neverStarts(definition, minute, aftermath);
        }

        int running(long minute, Aftermath aftermath) {
            return isStruck(minute, aftermath) ? 0 : tasks;
        }
    }

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
        List<Run> runs = services.stream().map(service -> run(ecs, name, service)).toList();
        Metering whole =
                new Metering(namespace(), Map.of("ClusterName", name), since)
                        .add(
                                "TaskCount",
                                StandardUnit.COUNT,
                                minute ->
                                        Sample.of(
                                                runs.stream()
                                                        .mapToInt(run ->
                                                                run.running(minute, aftermath))
                                                        .sum()))
                        .add("ServiceCount", StandardUnit.COUNT, _ -> Sample.of(services.size()));
        return Stream.concat(
                whole.metrics(),
                services.stream()
                        .flatMap(service -> of(name, service, run(ecs, name, service), aftermath)));
    }

    private static Run run(EcsState ecs, String cluster, Service service) {
        return new Run(
                ecs.taskDefinition(service.taskDefinition()),
                ecs.tasksOf(cluster, service.serviceName()).size());
    }

    private Stream<SimulatedMetric> of(
            String cluster, Service service, Run run, Aftermath aftermath) {
        TaskDefinition definition = run.definition();
        double cpu = number(definition.cpu()) * run.tasks();
        double memory = number(definition.memory()) * run.tasks();
        return new Metering(
                        namespace(),
                        Map.of("ClusterName", cluster, "ServiceName", service.serviceName()),
                        service.createdAt())
                .add(
                        "RunningTaskCount",
                        StandardUnit.COUNT,
                        minute -> Sample.of(run.running(minute, aftermath)))
                .add("DesiredTaskCount", StandardUnit.COUNT, _ -> Sample.of(service.desiredCount()))
                .add(
                        "PendingTaskCount",
                        StandardUnit.COUNT,
                        minute ->
                                Sample.of(
                                        run.isStruck(minute, aftermath)
                                                ? service.desiredCount()
                                                : 0))
                .add(
                        "CpuReserved",
                        StandardUnit.NONE,
                        minute -> reserved(cpu, definition, minute, aftermath))
                .add(
                        "CpuUtilized",
                        StandardUnit.NONE,
                        minute -> part(cpu, EcsMetrics.cpu(service, definition, minute, aftermath)))
                .add(
                        "MemoryReserved",
                        StandardUnit.MEGABYTES,
                        minute -> reserved(memory, definition, minute, aftermath))
                .add(
                        "MemoryUtilized",
                        StandardUnit.MEGABYTES,
                        minute ->
                                part(
                                        memory,
                                        EcsMetrics.memory(service, definition, minute, aftermath)))
                .metrics();
    }

    private static Sample reserved(
            double all, TaskDefinition definition, long minute, Aftermath aftermath) {
        return all == 0 || EcsMetrics.neverStarts(definition, minute, aftermath)
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
