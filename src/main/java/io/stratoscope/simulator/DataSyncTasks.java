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

import java.util.List;

/** Tasks that copy from one location to another. */
final class DataSyncTasks {

    private final SimulatedDataSync dataSync;
    private final ServiceTags<TagListEntry> tags;
    private final DataSyncLocations locations;
    private final DataSyncExecutions executions;
    private final Rows<DescribeTaskResponse> tasks;

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
        tags.register(arn, request.tags());
        return CreateTaskResponse.builder().taskArn(arn).build();
    }

    DescribeTaskResponse describe(DescribeTaskRequest request) {
        return tasks.get(request.taskArn());
    }

    ListTasksResponse list(ListTasksRequest request) {
        dataSync.unfiltered(request.hasFilters() && !request.filters().isEmpty());
        List<TaskListEntry> entries =
                tasks.all().stream()
                        .map(task ->
                                TaskListEntry.builder()
                                        .taskArn(task.taskArn())
                                        .name(task.name())
                                        .status(task.status())
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
        executions.forget(arn);
        tags.delete(arn);
        return DeleteTaskResponse.builder().build();
    }
}
