package io.stratoscope.health.observe;

import io.stratoscope.health.Observation.Exit;
import io.stratoscope.health.Observation.StoppedTask;
import io.stratoscope.model.Evidence;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;

import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.Task;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Why tasks stopped, of services that run fewer than they should: the others need not be asked. */
final class StoppedTaskObserver implements Observer {
    private static final Evidence CALL = new Evidence("ecs:DescribeTasks", "tasks.stoppedReason");

    /** One call describes so many. */
    private static final int MOST = 100;

    @Override
    public void observe(Asking asking) {
        for (Resource service : asking.resources(ResourceType.ECS_SERVICE)) {
            BigDecimal desired = count(service, "desiredCount");
            if (count(service, "runningCount").compareTo(desired) < 0) {
                asking.ask(service, CALL, () -> stopped(service, asking));
            }
        }
    }

    private static BigDecimal count(Resource service, String field) {
        return service.description().number(field).orElse(BigDecimal.ZERO);
    }

    private static List<StoppedTask> stopped(Resource service, Asking asking) {
        EcsClient ecs = asking.client(EcsClient.class, service);
        String cluster = service.description().text("clusterArn").orElse("default");
        List<String> arns =
                ecs
                        .listTasksPaginator(request ->
                                request.cluster(cluster)
                                        .serviceName(service.name())
                                        .desiredStatus(DesiredStatus.STOPPED))
                        .taskArns()
                        .stream()
                        .limit(MOST)
                        .toList();
        return arns.isEmpty()
                ? List.of()
                : ecs
                        .describeTasks(request -> request.cluster(cluster).tasks(arns))
                        .tasks()
                        .stream()
                        .map(task -> stopped(task, asking))
                        .toList();
    }

    private static StoppedTask stopped(Task task, Asking asking) {
        return new StoppedTask(
                asking.now(),
                CALL,
                task.taskArn(),
                Optional.ofNullable(task.stoppedAt()),
                Objects.requireNonNullElse(task.stopCodeAsString(), ""),
                Objects.requireNonNullElse(task.stoppedReason(), "AWS gave no reason"),
                task.containers().stream()
                        .map(container ->
                                new Exit(
                                        container.name(),
                                        Optional.ofNullable(container.exitCode()),
                                        Objects.requireNonNullElse(container.reason(), "")))
                        .toList());
    }
}
