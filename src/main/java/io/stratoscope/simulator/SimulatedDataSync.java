package io.stratoscope.simulator;

import software.amazon.awssdk.services.datasync.DataSyncClient;
import software.amazon.awssdk.services.datasync.model.CancelTaskExecutionRequest;
import software.amazon.awssdk.services.datasync.model.CancelTaskExecutionResponse;
import software.amazon.awssdk.services.datasync.model.CreateLocationEfsRequest;
import software.amazon.awssdk.services.datasync.model.CreateLocationEfsResponse;
import software.amazon.awssdk.services.datasync.model.CreateLocationS3Request;
import software.amazon.awssdk.services.datasync.model.CreateLocationS3Response;
import software.amazon.awssdk.services.datasync.model.CreateTaskRequest;
import software.amazon.awssdk.services.datasync.model.CreateTaskResponse;
import software.amazon.awssdk.services.datasync.model.DataSyncException;
import software.amazon.awssdk.services.datasync.model.DeleteLocationRequest;
import software.amazon.awssdk.services.datasync.model.DeleteLocationResponse;
import software.amazon.awssdk.services.datasync.model.DeleteTaskRequest;
import software.amazon.awssdk.services.datasync.model.DeleteTaskResponse;
import software.amazon.awssdk.services.datasync.model.DescribeLocationEfsRequest;
import software.amazon.awssdk.services.datasync.model.DescribeLocationEfsResponse;
import software.amazon.awssdk.services.datasync.model.DescribeLocationS3Request;
import software.amazon.awssdk.services.datasync.model.DescribeLocationS3Response;
import software.amazon.awssdk.services.datasync.model.DescribeTaskExecutionRequest;
import software.amazon.awssdk.services.datasync.model.DescribeTaskExecutionResponse;
import software.amazon.awssdk.services.datasync.model.DescribeTaskRequest;
import software.amazon.awssdk.services.datasync.model.DescribeTaskResponse;
import software.amazon.awssdk.services.datasync.model.InvalidRequestException;
import software.amazon.awssdk.services.datasync.model.ListLocationsRequest;
import software.amazon.awssdk.services.datasync.model.ListLocationsResponse;
import software.amazon.awssdk.services.datasync.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.datasync.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.datasync.model.ListTaskExecutionsRequest;
import software.amazon.awssdk.services.datasync.model.ListTaskExecutionsResponse;
import software.amazon.awssdk.services.datasync.model.ListTasksRequest;
import software.amazon.awssdk.services.datasync.model.ListTasksResponse;
import software.amazon.awssdk.services.datasync.model.StartTaskExecutionRequest;
import software.amazon.awssdk.services.datasync.model.StartTaskExecutionResponse;
import software.amazon.awssdk.services.datasync.model.TagListEntry;
import software.amazon.awssdk.services.datasync.model.TagResourceRequest;
import software.amazon.awssdk.services.datasync.model.TagResourceResponse;
import software.amazon.awssdk.services.datasync.model.UntagResourceRequest;
import software.amazon.awssdk.services.datasync.model.UntagResourceResponse;
import software.amazon.awssdk.services.datasync.model.UpdateLocationEfsRequest;
import software.amazon.awssdk.services.datasync.model.UpdateLocationEfsResponse;
import software.amazon.awssdk.services.datasync.model.UpdateLocationS3Request;
import software.amazon.awssdk.services.datasync.model.UpdateLocationS3Response;
import software.amazon.awssdk.services.datasync.model.UpdateTaskRequest;
import software.amazon.awssdk.services.datasync.model.UpdateTaskResponse;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** AWS DataSync: locations on EFS and S3, and tasks between them. */
final class SimulatedDataSync extends SimulatedService implements DataSyncClient {

    static final Paging.Limits PAGES = new Paging.Limits(100, 1, 100, "InvalidRequestException");

    private final ServiceTags<TagListEntry> tags;
    private final DataSyncLocations locations;
    private final DataSyncEnds ends;
    private final DataSyncTasks tasks;
    private final DataSyncExecutions executions;
    private final Rows<DescribeTaskResponse> rows;

    SimulatedDataSync(AccountState account, String region) {
        super(account, region, "datasync", DataSyncException::builder);
        tags = tags(account.tags());
        rows =
                Rows.sorted(
                        UnaryOperator.identity(),
                        arn -> invalid("Task " + lastPart(arn) + " is not found."));
        locations = new DataSyncLocations(this, tags, rows);
        ends = new DataSyncEnds(this, locations);
        executions = new DataSyncExecutions(this, rows, ends);
        tasks = new DataSyncTasks(this, tags, locations, executions, rows);
    }

    /** Tags as DataSync's API speaks of them. */
    static ServiceTags<TagListEntry> tags(TagIndex index) {
        return new ServiceTags<>(
                index,
                TagListEntry::key,
                TagListEntry::value,
                (key, value) -> TagListEntry.builder().key(key).value(value).build());
    }

    private ServiceTags<TagListEntry> tagsWith(String arn) {
        return DataSyncExecutions.isExecution(arn) ? executions.tags() : tags;
    }

    /** Every task. */
    Collection<DescribeTaskResponse> all() {
        return rows.all();
    }

    /** What a task did since it was made. */
    List<DescribeTaskExecutionResponse> executionsOf(String taskArn) {
        return executions.executionsOf(taskArn);
    }

    /** Puts down what the nights copied since somebody last looked. */
    void catchUp() {
        executions.catchUp();
    }

    /** What follows for a task from the disasters that last: one that reads no lost file system goes on. */
    Aftermath aftermathOf(DescribeTaskResponse task) {
        Aftermath all = account().aftermath();
        return reads(task) ? all.goingOn(LostFiles.NAME) : all.without(LostFiles.NAME);
    }

    private boolean reads(DescribeTaskResponse task) {
        return isLost(task.sourceLocationArn());
    }

    private boolean isLost(String location) {
        return LostSystems.of(account())
                .flatMap(lost ->
                        ends.fileSystem(location).filter(system -> lost.has(system, region())))
                .isPresent();
    }

    /** Why an execution that begins at a time comes to no good end; empty where it does. */
    Optional<DataSyncTrouble> trouble(DescribeTaskResponse task, Instant begin) {
        return Stream.of(task.sourceLocationArn(), task.destinationLocationArn())
                .filter(this::isLost)
                .filter(_ -> !begin.isBefore(Disasters.since(LostFiles.NAME, account())))
                .map(DataSyncTrouble::unreachable)
                .findFirst()
                .or(() -> BackupFaults.trouble(begin, account()));
    }

    /** What its schedules start. */
    DataSyncNights nights() {
        return executions.nights();
    }

    void unfiltered(boolean filtered) {
        if (filtered) {
            throw invalid("Filters are not simulated.");
        }
    }

    RuntimeException invalid(String message) {
        return error(InvalidRequestException.builder(), 400, "InvalidRequestException", message);
    }

    static String lastPart(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    @Override
    public CreateLocationEfsResponse createLocationEfs(CreateLocationEfsRequest request) {
        return call("CreateLocationEfs", request, () -> locations.createLocationEfs(request));
    }

    @Override
    public CreateLocationS3Response createLocationS3(CreateLocationS3Request request) {
        return call("CreateLocationS3", request, () -> locations.createLocationS3(request));
    }

    @Override
    public DescribeLocationEfsResponse describeLocationEfs(DescribeLocationEfsRequest request) {
        return call("DescribeLocationEfs", request, () -> locations.describeLocationEfs(request));
    }

    @Override
    public DescribeLocationS3Response describeLocationS3(DescribeLocationS3Request request) {
        return call("DescribeLocationS3", request, () -> locations.describeLocationS3(request));
    }

    @Override
    public ListLocationsResponse listLocations(ListLocationsRequest request) {
        return call("ListLocations", request, () -> locations.listLocations(request));
    }

    @Override
    public UpdateLocationEfsResponse updateLocationEfs(UpdateLocationEfsRequest request) {
        return call("UpdateLocationEfs", request, () -> locations.update(request));
    }

    @Override
    public UpdateLocationS3Response updateLocationS3(UpdateLocationS3Request request) {
        return call("UpdateLocationS3", request, () -> locations.update(request));
    }

    @Override
    public DeleteLocationResponse deleteLocation(DeleteLocationRequest request) {
        return call("DeleteLocation", request, () -> locations.deleteLocation(request));
    }

    @Override
    public CreateTaskResponse createTask(CreateTaskRequest request) {
        return call("CreateTask", request, () -> tasks.create(request));
    }

    @Override
    public DescribeTaskResponse describeTask(DescribeTaskRequest request) {
        return call("DescribeTask", request, () -> tasks.describe(request));
    }

    @Override
    public ListTasksResponse listTasks(ListTasksRequest request) {
        return call("ListTasks", request, () -> tasks.list(request));
    }

    @Override
    public UpdateTaskResponse updateTask(UpdateTaskRequest request) {
        return call("UpdateTask", request, () -> tasks.update(request));
    }

    @Override
    public DeleteTaskResponse deleteTask(DeleteTaskRequest request) {
        return call("DeleteTask", request, () -> tasks.delete(request));
    }

    @Override
    public StartTaskExecutionResponse startTaskExecution(StartTaskExecutionRequest request) {
        return call("StartTaskExecution", request, () -> executions.start(request));
    }

    @Override
    public CancelTaskExecutionResponse cancelTaskExecution(CancelTaskExecutionRequest request) {
        return call("CancelTaskExecution", request, () -> executions.cancel(request));
    }

    @Override
    public ListTaskExecutionsResponse listTaskExecutions(ListTaskExecutionsRequest request) {
        return call("ListTaskExecutions", request, () -> executions.list(request));
    }

    @Override
    public DescribeTaskExecutionResponse describeTaskExecution(
            DescribeTaskExecutionRequest request) {
        return call("DescribeTaskExecution", request, () -> executions.describe(request));
    }

    @Override
    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        return call(
                "ListTagsForResource",
                request,
                () -> {
                    List<TagListEntry> found =
                            tagsWith(request.resourceArn()).of(request.resourceArn());
                    var page = page(found, PAGES, request.maxResults(), request.nextToken());
                    return ListTagsForResourceResponse.builder()
                            .tags(page.items())
                            .nextToken(page.token())
                            .build();
                });
    }

    @Override
    public TagResourceResponse tagResource(TagResourceRequest request) {
        return call(
                "TagResource",
                request,
                () -> {
                    tagsWith(request.resourceArn()).add(request.resourceArn(), request.tags());
                    return TagResourceResponse.builder().build();
                });
    }

    @Override
    public UntagResourceResponse untagResource(UntagResourceRequest request) {
        return call(
                "UntagResource",
                request,
                () -> {
                    tagsWith(request.resourceArn()).remove(request.resourceArn(), request.keys());
                    return UntagResourceResponse.builder().build();
                });
    }
}
