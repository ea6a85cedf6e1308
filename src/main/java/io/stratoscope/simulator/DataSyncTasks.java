package io.stratoscope.simulator;

import software.amazon.awssdk.services.datasync.model.CreateTaskRequest;
import software.amazon.awssdk.services.datasync.model.CreateTaskResponse;
import software.amazon.awssdk.services.datasync.model.DeleteTaskRequest;
import software.amazon.awssdk.services.datasync.model.DeleteTaskResponse;
import software.amazon.awssdk.services.datasync.model.DescribeTaskRequest;
import software.amazon.awssdk.services.datasync.model.DescribeTaskResponse;
import software.amazon.awssdk.services.datasync.model.ListTasksRequest;
import software.amazon.awssdk.services.datasync.model.ListTasksResponse;
import software.amazon.awssdk.services.datasync.model.TagListEntry;
import software.amazon.awssdk.services.datasync.model.TaskListEntry;
import software.amazon.awssdk.services.datasync.model.TaskMode;
import software.amazon.awssdk.services.datasync.model.TaskStatus;
import software.amazon.awssdk.services.datasync.model.UpdateTaskRequest;
import software.amazon.awssdk.services.datasync.model.UpdateTaskResponse;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tasks that copy from one location to another. */
final class DataSyncTasks {

    private static final Duration UNTIL_AVAILABLE = Duration.ofSeconds(20);

    private final SimulatedDataSync dataSync;
    private final ServiceTags<TagListEntry> tags;
    private final DataSyncLocations locations;
    private final DataSyncExecutions executions;
    private final Rows<DescribeTaskResponse> tasks;

    /** From when on tasks can be used, by ARN. */
    private final Map<String, Instant> available = new HashMap<>();

    DataSyncTasks(
            SimulatedDataSync dataSync,
            ServiceTags<TagListEntry> tags,
            DataSyncLocations locations,
            DataSyncExecutions executions,
            Rows<DescribeTaskResponse> tasks) {
        this.dataSync = dataSync;
        this.tags = tags;
        this.locations = locations;
        this.executions = executions;
        this.tasks = tasks;
    }

    CreateTaskResponse create(CreateTaskRequest request) {
        locations.exists(request.sourceLocationArn());
        locations.exists(request.destinationLocationArn());
        String arn = dataSync.arn("task/" + dataSync.account().ids().ec2("task"));
        tasks.put(
                arn,
                DescribeTaskResponse.builder()
                        .taskArn(arn)
                        .name(request.name())
                        .status(TaskStatus.AVAILABLE)
                        .sourceLocationArn(request.sourceLocationArn())
                        .destinationLocationArn(request.destinationLocationArn())
                        .cloudWatchLogGroupArn(request.cloudWatchLogGroupArn())
                        .options(request.options())
                        .schedule(request.schedule())
                        .excludes(request.excludes())
                        .includes(request.includes())
                        .taskReportConfig(request.taskReportConfig())
                        .taskMode(request.taskMode() == null ? TaskMode.BASIC : request.taskMode())
                        .creationTime(dataSync.account().now())
                        .build());
        available.put(arn, dataSync.account().doneAt(UNTIL_AVAILABLE));
        tags.register(arn, request.tags());
        return CreateTaskResponse.builder().taskArn(arn).build();
    }

    DescribeTaskResponse describe(DescribeTaskRequest request) {
        return current(tasks.get(request.taskArn()));
    }

    private DescribeTaskResponse current(DescribeTaskResponse task) {
        Instant from = available.get(task.taskArn());
        return from == null || dataSync.account().isOver(from)
                ? task
                : task.toBuilder().status(TaskStatus.CREATING).build();
    }

    // What a request leaves out stays.
    UpdateTaskResponse update(UpdateTaskRequest request) {
        DescribeTaskResponse task = tasks.get(request.taskArn());
        DescribeTaskResponse.Builder changed = task.toBuilder();
        Optional.ofNullable(request.name()).ifPresent(changed::name);
        Optional.ofNullable(request.cloudWatchLogGroupArn())
                .ifPresent(changed::cloudWatchLogGroupArn);
        Optional.ofNullable(request.options()).ifPresent(changed::options);
        Optional.ofNullable(request.schedule()).ifPresent(changed::schedule);
        Optional.ofNullable(request.taskReportConfig()).ifPresent(changed::taskReportConfig);
        Optional.ofNullable(request.manifestConfig()).ifPresent(changed::manifestConfig);
        if (request.hasIncludes()) {
            changed.includes(request.includes());
        }
        if (request.hasExcludes()) {
            changed.excludes(request.excludes());
        }
        tasks.put(task.taskArn(), changed.build());
        return UpdateTaskResponse.builder().build();
    }

    ListTasksResponse list(ListTasksRequest request) {
        dataSync.unfiltered(request.hasFilters() && !request.filters().isEmpty());
        List<TaskListEntry> entries =
                tasks.all().stream()
                        .map(task ->
                                TaskListEntry.builder()
                                        .taskArn(task.taskArn())
                                        .name(task.name())
                                        .status(current(task).status())
                                        .taskMode(task.taskMode())
                                        .build())
                        .toList();
        var page =
                dataSync.page(
                        entries,
                        SimulatedDataSync.PAGES,
                        request.maxResults(),
                        request.nextToken());
        return ListTasksResponse.builder().tasks(page.items()).nextToken(page.token()).build();
    }

    DeleteTaskResponse delete(DeleteTaskRequest request) {
        String arn = tasks.get(request.taskArn()).taskArn();
        tasks.remove(arn);
        available.remove(arn);
        executions.forget(arn);
        tags.delete(arn);
        return DeleteTaskResponse.builder().build();
    }
}
