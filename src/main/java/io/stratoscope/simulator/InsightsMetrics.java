package io.stratoscope.simulator;

import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Of <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-metrics-ECS.html">ECS clusters that have Container Insights on</a>, and of no others. */
final class InsightsMetrics implements MetricFamily {

    /**
     * The tasks of a service, all of one definition.
     *
     * @param aftermath what follows for this service from the disasters that are on
     */
    private record Run(TaskDefinition definition, int tasks, Aftermath aftermath) {

        boolean isStruck(long minute) {
            return aftermath.inMinute(minute, KilledTasks.NAME)
                    || EcsMetrics.neverStarts(definition, minute, aftermath);
        }

        int running(long minute) {
            return isStruck(minute) ? 0 : tasks;
        }
    }

    @Override
    public String namespace() {
        return "ECS/ContainerInsights";
    }

    @Override
    public Stream<SimulatedMetric> of(AccountState account, String region) {
        EcsState ecs = account.service(SimulatedEcs.class, EcsClient.class, region).state();
        return ecs.clusters().stream()
                .filter(InsightsMetrics::isOn)
                .flatMap(cluster -> of(account, ecs, cluster));
    }

    private static boolean isOn(Cluster cluster) {
        return cluster.settings().stream()
                .anyMatch(setting ->
                        "containerInsights".equals(setting.nameAsString())
                                && ("enabled".equals(setting.value())
                                        || "enhanced".equals(setting.value())));
    }

    private Stream<SimulatedMetric> of(AccountState account, EcsState ecs, Cluster cluster) {
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
        Map<Service, Run> runs = new LinkedHashMap<>();
        services.forEach(service -> runs.put(service, run(account, ecs, name, service)));
        Metering whole =
                new Metering(namespace(), Map.of("ClusterName", name), since)
                        .add(
                                "TaskCount",
                                StandardUnit.COUNT,
                                minute ->
                                        Sample.of(
                                                runs.values().stream()
                                                        .mapToInt(run -> run.running(minute))
                                                        .sum()))
                        .add("ServiceCount", StandardUnit.COUNT, _ -> Sample.of(services.size()));
        return Stream.concat(
                whole.metrics(),
                runs.entrySet().stream().flatMap(run -> of(name, run.getKey(), run.getValue())));
    }

    private static Run run(AccountState account, EcsState ecs, String cluster, Service service) {
        Aftermath aftermath = account.aftermath();
        return new Run(
                ecs.taskDefinition(service.taskDefinition()),
                ecs.tasksOf(cluster, service.serviceName()).size(),
                LostSystems.of(account).map(lost -> lost.of(aftermath, service)).orElse(aftermath));
    }

    private Stream<SimulatedMetric> of(String cluster, Service service, Run run) {
        Aftermath aftermath = run.aftermath();
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
                        minute -> Sample.of(run.running(minute)))
                .add("DesiredTaskCount", StandardUnit.COUNT, _ -> Sample.of(service.desiredCount()))
                .add(
                        "PendingTaskCount",
                        StandardUnit.COUNT,
                        minute -> Sample.of(run.isStruck(minute) ? service.desiredCount() : 0))
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
