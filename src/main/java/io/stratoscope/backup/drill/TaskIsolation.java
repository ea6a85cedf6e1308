package io.stratoscope.backup.drill;

import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The drill's task has no role that could write to live buckets, no variable that names what is live, and mounts the drill's files. */
final class TaskIsolation implements IsolationCheck {

    @Override
    public String name() {
        return "task without live names";
    }

    @Override
    public DrillCheck look(IsolationCase drill) {
        TaskDefinition task =
                drill.client(EcsClient.class)
                        .describeTaskDefinition(
                                request -> request.taskDefinition(drill.ref("Task")))
                        .taskDefinition();
        List<String> wrong = new ArrayList<>();
        if (task.taskRoleArn() != null) {
            wrong.add("it has the role " + task.taskRoleArn());
        }
        Set<String> live = new TreeSet<>(drill.original().database().names());
        drill.original().cache().ifPresent(cache -> live.addAll(cache.names()));
        task.containerDefinitions().stream()
                .flatMap(container -> container.environment().stream())
                .filter(variable -> namesOne(variable, live))
                .forEach(variable ->
                        wrong.add(
                                variable.name()
                                        + " names "
                                        + variable.value()
                                        + ", which is live"));
        task.volumes().stream()
                .filter(volume -> volume.efsVolumeConfiguration() != null)
                .map(volume -> volume.efsVolumeConfiguration().fileSystemId())
                .filter(id -> !id.equals(drill.ref(DrillData.FILES)))
                .forEach(id -> wrong.add("it mounts " + id + ", which is not the drill's"));
        return wrong.isEmpty()
                ? pass(
                        task.family()
                                + " has no task role, names neither the live database nor the live cache, and mounts "
                                + drill.ref(DrillData.FILES))
                : fail(String.join("; ", wrong));
    }

    private static boolean namesOne(KeyValuePair variable, Set<String> live) {
        return variable.value() != null && live.stream().anyMatch(variable.value()::contains);
    }
}
