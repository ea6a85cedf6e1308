package io.stratoscope.simulator;

import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceConnectConfiguration;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How far services are: their deployments, and how they drain when they are deleted. */
final class EcsDeployments {

    private static final String DRAINING = "DRAINING";

    /** How long the tasks of a deleted service take to stop. */
    private static final Duration UNTIL_DRAINED = Duration.ofSeconds(45);

    private final SimulatedEcs ecs;
    private final EcsTasks tasks;
    private final Map<String, ServiceConnectConfiguration> connects = new HashMap<>();
    private final Map<String, Instant> drainedAt = new HashMap<>();

    EcsDeployments(SimulatedEcs ecs, EcsTasks tasks) {
        this.ecs = ecs;
        this.tasks = tasks;
    }

    /** Remembers how a service is connected with others. */
    void connect(String serviceArn, ServiceConnectConfiguration configuration) {
        connects.put(serviceArn, configuration);
    }

    /** Whether this would connect a service otherwise than it is. */
    boolean connectsOtherwise(String serviceArn, ServiceConnectConfiguration configuration) {
        return !configuration.equals(connects.get(serviceArn));
    }

    /** Whether a service is found in a namespace, by its name or ARN. */
    boolean isIn(Service service, List<String> namespace) {
        ServiceConnectConfiguration connect = connects.get(service.serviceArn());
        return connect != null
                && Boolean.TRUE.equals(connect.enabled())
                && namespace.contains(connect.namespace());
    }

    /** The service with a new deployment, as it is once all its tasks run. */
    Service deployed(Service service, int running) {
        Deployment deployment =
                Deployment.builder()
                        .id(
                                "ecs-svc/"
                                        + (ecs.account().ids().next("ecs-deployment")
                                                + 1_000_000_000_000L))
                        .status("PRIMARY")
                        .taskDefinition(service.taskDefinition())
                        .desiredCount(service.desiredCount())
                        .runningCount(running)
                        .pendingCount(0)
                        .failedTasks(0)
                        .launchType(service.launchType())
                        .platformVersion(service.platformVersion())
                        .serviceConnectConfiguration(connects.get(service.serviceArn()))
                        .createdAt(ecs.account().now())
                        .updatedAt(ecs.account().now())
                        .rolloutState(DeploymentRolloutState.COMPLETED)
                        .build();
        return service.toBuilder().runningCount(running).deployments(deployment).build();
    }

    /** A service is deleted. */
    void drain(String serviceArn) {
        connects.remove(serviceArn);
        drainedAt.put(serviceArn, ecs.account().doneAt(UNTIL_DRAINED));
    }

    boolean isDraining(Service service) {
        Instant drained = drainedAt.get(service.serviceArn());
        return !EcsState.isActive(service) && drained != null && !ecs.account().isOver(drained);
    }

    /** The service as it is at this moment. */
    Service shown(String cluster, Service service) {
        if (!EcsState.isActive(service)) {
            return isDraining(service) ? service.toBuilder().status(DRAINING).build() : service;
        }
        int pending = tasks.pending(cluster, service);
        if (pending == 0) {
            return service;
        }
        int running = service.runningCount() - pending;
        return service.toBuilder()
                .runningCount(running)
                .pendingCount(pending)
                .deployments(
                        service.deployments().stream()
                                .map(one ->
                                        one.toBuilder()
                                                .runningCount(running)
                                                .pendingCount(pending)
                                                .rolloutState(DeploymentRolloutState.IN_PROGRESS)
                                                .build())
                                .toList())
                .build();
    }
}
