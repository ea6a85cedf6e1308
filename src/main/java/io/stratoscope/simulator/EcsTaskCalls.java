package io.stratoscope.simulator;

import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.DescribeTasksRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTasksResponse;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.ecs.model.ListTasksResponse;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.StopTaskRequest;
import software.amazon.awssdk.services.ecs.model.StopTaskResponse;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskField;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What can be asked and told about running tasks. */
final class EcsTaskCalls {

    private final SimulatedEcs ecs;
    private final ServiceTags<Tag> tags;
    private final EcsState state;
    private final EcsTasks tasks;
    private final EcsServices services;

    EcsTaskCalls(
            SimulatedEcs ecs,
            ServiceTags<Tag> tags,
            EcsState state,
            EcsTasks tasks,
            EcsServices services) {
        this.ecs = ecs;
        this.tags = tags;
        this.state = state;
        this.tasks = tasks;
        this.services = services;
    }

    ListTasksResponse list(ListTasksRequest request) {
        Cluster cluster = state.activeCluster(request.cluster());
        String name = cluster.clusterName();
        if (request.serviceName() != null) {
            state.activeService(cluster, request.serviceName());
        }
        List<String> arns =
                state.tasks(name).values().stream()
                        .filter(task -> matches(task, request))
                        .map(Task::taskArn)
                        .toList();
        var page = ecs.page(arns, SimulatedEcs.LIST, request.maxResults(), request.nextToken());
        return ListTasksResponse.builder().taskArns(page.items()).nextToken(page.token()).build();
    }

    private boolean matches(Task task, ListTasksRequest request) {
        if (request.serviceName() != null
                && !task.group().equals("service:" + EcsState.lastSegment(request.serviceName()))) {
            return false;
        }
        if (request.family() != null
                && !EcsState.lastSegment(task.taskDefinitionArn())
                        .startsWith(request.family() + ":")) {
            return false;
        }
        return request.desiredStatus() == null
                || request.desiredStatusAsString().equals(task.desiredStatus());
    }

    DescribeTasksResponse describe(DescribeTasksRequest request) {
        if (request.tasks().isEmpty()) {
            throw ecs.invalid("Tasks cannot be empty.");
        }
        ecs.atMost(100, request.tasks(), "Tasks");
        Cluster cluster = state.activeCluster(request.cluster());
        List<Task> found = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        for (String id : request.tasks()) {
            Task task = state.tasks(cluster.clusterName()).get(EcsState.lastSegment(id));
            if (task == null) {
                failures.add(ecs.missing("task/" + cluster.clusterName() + "/", id));
            } else if (request.include().contains(TaskField.TAGS)) {
                found.add(tasks.shown(task).toBuilder().tags(tags.of(task.taskArn())).build());
            } else {
                found.add(tasks.shown(task));
            }
        }
        return DescribeTasksResponse.builder().tasks(found).failures(failures).build();
    }

    StopTaskResponse stop(StopTaskRequest request) {
        Cluster cluster = state.activeCluster(request.cluster());
        String name = cluster.clusterName();
        Task task = state.tasks(name).get(EcsState.lastSegment(request.task()));
        if (task == null) {
            throw ecs.invalid("The referenced task was not found.");
        }
        Service owner = state.services(name).get(task.group().substring("service:".length()));
        tasks.stop(name, task, Optional.ofNullable(owner));
        if (owner != null) {
            services.settled(name, owner, state.taskDefinition(owner.taskDefinition()));
        }
        return StopTaskResponse.builder()
                .task(task.toBuilder().desiredStatus("STOPPED").build())
                .build();
    }
}
