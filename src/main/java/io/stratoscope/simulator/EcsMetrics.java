package io.stratoscope.simulator;

import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Of <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/available-metrics.html">ECS services</a>, without Container Insights. */
final class EcsMetrics implements MetricFamily {

    @Override
    public String namespace() {
        return "AWS/ECS";
    }

    @Override
    public Stream<SimulatedMetric> of(AccountState account, String region) {
        EcsState ecs = account.service(SimulatedEcs.class, EcsClient.class, region).state();
        Aftermath aftermath = account.aftermath();
        Optional<LostSystems> lost = LostSystems.of(account);
        return ecs.clusters().stream()
                .flatMap(cluster ->
                        ecs.services(cluster.clusterName()).values().stream()
                                .filter(EcsState::isActive)
                                .flatMap(service ->
                                        of(
                                                ecs,
                                                cluster.clusterName(),
                                                service,
                                                ecs.tasksOf(
                                                                cluster.clusterName(),
                                                                service.serviceName())
                                                        .size(),
                                                lost.map(it -> it.of(aftermath, service))
                                                        .orElse(aftermath))));
    }

    private Stream<SimulatedMetric> of(
            EcsState ecs, String cluster, Service service, int tasks, Aftermath aftermath) {
        if (tasks == 0) {
            return Stream.empty();
        }
        TaskDefinition definition = ecs.taskDefinition(service.taskDefinition());
        String name = service.serviceName();
        return new Metering(
                        namespace(),
                        Map.of("ClusterName", cluster, "ServiceName", name),
                        service.createdAt())
                .add(
                        "CPUUtilization",
                        StandardUnit.PERCENT,
                        minute -> sample(cpu(service, definition, minute, aftermath), tasks))
                .add(
                        "MemoryUtilization",
                        StandardUnit.PERCENT,
                        minute -> sample(memory(service, definition, minute, aftermath), tasks))
                .metrics();
    }

    private static Sample sample(double percent, int tasks) {
        return Double.isNaN(percent)
                ? Sample.NONE
                : new Sample(
                        tasks,
                        percent * tasks,
                        /* min= */ Math.max(0, percent * 0.85),
                        /* max= */ Math.min(100, percent * 1.15));
    }

    /** Whether tasks end before their containers start: what they mount is lost. */
    static boolean neverStarts(TaskDefinition definition, long minute, Aftermath aftermath) {
        return aftermath.inMinute(minute, LostFiles.NAME) && EcsMounts.of(definition).isPresent();
    }

    /** Of the processors that its tasks have, in percent; not a number where none runs. */
    static double cpu(
            Service service, TaskDefinition definition, long minute, Aftermath aftermath) {
        if (neverStarts(definition, minute, aftermath)) {
            return Double.NaN;
        }
        long seed = Wave.seed(service.serviceArn());
        double noise = Wave.rough(seed, minute) * 4;
        if (aftermath.inMinute(minute, KilledTasks.NAME)) {
            return 84 + noise;
        }
        if (aftermath.isFailing(minute) || aftermath.isWithoutTasks(minute)) {
            return 3 + noise / 2;
        }
        double usual = 5 + 16 * Visits.level(minute) * Visits.growth(service.createdAt(), minute);
        return Math.min(72, usual + noise);
    }

    /** Of the memory that its tasks have, in percent; not a number where none runs. */
    static double memory(
            Service service, TaskDefinition definition, long minute, Aftermath aftermath) {
        if (neverStarts(definition, minute, aftermath)) {
            return Double.NaN;
        }
        long seed = Wave.seed(service.serviceArn() + " memory");
        return aftermath.inMinute(minute, KilledTasks.NAME)
                ? 96 + Wave.rough(seed, minute) * 3
                : 44 + 12 * Wave.smooth(seed, minute, 180) + 3 * Visits.level(minute);
    }
}
