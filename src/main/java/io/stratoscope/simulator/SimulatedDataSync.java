package io.stratoscope.simulator;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.datasync.DataSyncClient;
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
import software.amazon.awssdk.services.datasync.model.LocationListEntry;
import software.amazon.awssdk.services.datasync.model.StartTaskExecutionRequest;
import software.amazon.awssdk.services.datasync.model.StartTaskExecutionResponse;
import software.amazon.awssdk.services.datasync.model.TagListEntry;
import software.amazon.awssdk.services.datasync.model.TagResourceRequest;
import software.amazon.awssdk.services.datasync.model.TagResourceResponse;
import software.amazon.awssdk.services.datasync.model.TaskExecutionListEntry;
import software.amazon.awssdk.services.datasync.model.TaskExecutionStatus;
import software.amazon.awssdk.services.datasync.model.TaskListEntry;
import software.amazon.awssdk.services.datasync.model.TaskMode;
import software.amazon.awssdk.services.datasync.model.TaskStatus;
import software.amazon.awssdk.services.datasync.model.UntagResourceRequest;
import software.amazon.awssdk.services.datasync.model.UntagResourceResponse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** AWS DataSync: locations on EFS and S3, and tasks between them. An execution is over as soon as it starts. */
final class SimulatedDataSync extends SimulatedService implements DataSyncClient {

    private static final Paging.Limits PAGES =
            new Paging.Limits(100, 1, 100, "InvalidRequestException");

    private final Map<String, DescribeLocationEfsResponse> efsLocations = new TreeMap<>();
    private final Map<String, DescribeLocationS3Response> s3Locations = new TreeMap<>();
    private final Map<String, DescribeTaskResponse> tasks = new TreeMap<>();
    private final Map<String, List<DescribeTaskExecutionResponse>> executions = new TreeMap<>();

    SimulatedDataSync(AccountState account, String region) {
        super(account, region, "datasync", DataSyncException::builder);
    }

    @Override
    public CreateLocationEfsResponse createLocationEfs(CreateLocationEfsRequest request) {
        return call(
                "CreateLocationEfs",
                () -> {
                    String arn = arn("location/" + account().ids().ec2("loc"));
                    efsLocations.put(
                            arn,
                            DescribeLocationEfsResponse.builder()
                                    .locationArn(arn)
                                    .locationUri(
                                            "efs://"
                                                    + region()
                                                    + "."
                                                    + lastPart(request.efsFilesystemArn())
                                                    + path(request.subdirectory()))
                                    .ec2Config(request.ec2Config())
                                    .accessPointArn(request.accessPointArn())
                                    .fileSystemAccessRoleArn(request.fileSystemAccessRoleArn())
                                    .inTransitEncryption(request.inTransitEncryption())
                                    .creationTime(account().now())
                                    .build());
                    registerTags(arn, tags(request.tags()));
                    return CreateLocationEfsResponse.builder().locationArn(arn).build();
                });
    }

    @Override
    public CreateLocationS3Response createLocationS3(CreateLocationS3Request request) {
        return call(
                "CreateLocationS3",
                () -> {
                    String arn = arn("location/" + account().ids().ec2("loc"));
                    s3Locations.put(
                            arn,
                            DescribeLocationS3Response.builder()
                                    .locationArn(arn)
                                    .locationUri(
                                            "s3://"
                                                    + request.s3BucketArn()
                                                            .substring("arn:aws:s3:::".length())
                                                    + path(request.subdirectory()))
                                    .s3StorageClass(request.s3StorageClass())
                                    .s3Config(request.s3Config())
                                    .creationTime(account().now())
                                    .build());
                    registerTags(arn, tags(request.tags()));
                    return CreateLocationS3Response.builder().locationArn(arn).build();
                });
    }

    // DataSync writes a path with a slash at both ends.
    private static String path(@Nullable String subdirectory) {
        String path = subdirectory == null ? "/" : subdirectory;
        return (path.startsWith("/") ? "" : "/") + path + (path.endsWith("/") ? "" : "/");
    }

    @Override
    public DescribeLocationEfsResponse describeLocationEfs(DescribeLocationEfsRequest request) {
        return call(
                "DescribeLocationEfs",
                () ->
                        Optional.ofNullable(efsLocations.get(request.locationArn()))
                                .orElseThrow(() -> noLocation(request.locationArn())));
    }

    @Override
    public DescribeLocationS3Response describeLocationS3(DescribeLocationS3Request request) {
        return call(
                "DescribeLocationS3",
                () ->
                        Optional.ofNullable(s3Locations.get(request.locationArn()))
                                .orElseThrow(() -> noLocation(request.locationArn())));
    }

    @Override
    public ListLocationsResponse listLocations(ListLocationsRequest request) {
        return call(
                "ListLocations",
                () -> {
                    unfiltered(request.hasFilters() && !request.filters().isEmpty());
                    Map<String, String> uris = new TreeMap<>();
                    efsLocations.forEach((arn, location) -> uris.put(arn, location.locationUri()));
                    s3Locations.forEach((arn, location) -> uris.put(arn, location.locationUri()));
                    List<LocationListEntry> entries = new ArrayList<>();
                    uris.forEach((arn, uri) ->
                            entries.add(
                                    LocationListEntry.builder()
                                            .locationArn(arn)
                                            .locationUri(uri)
                                            .build()));
                    var page = page(entries, PAGES, request.maxResults(), request.nextToken());
                    return ListLocationsResponse.builder()
                            .locations(page.items())
                            .nextToken(page.token())
                            .build();
                });
    }

    private void unfiltered(boolean filtered) {
        if (filtered) {
            throw invalid("Filters are not simulated.");
        }
    }

    @Override
    public DeleteLocationResponse deleteLocation(DeleteLocationRequest request) {
        return call(
                "DeleteLocation",
                () -> {
                    String arn = request.locationArn();
                    exists(arn);
                    boolean used =
                            tasks.values().stream()
                                    .anyMatch(task ->
                                            task.sourceLocationArn().equals(arn)
                                                    || task.destinationLocationArn().equals(arn));
                    if (used) {
                        throw invalid("Location " + lastPart(arn) + " is in use by a task.");
                    }
                    efsLocations.remove(arn);
                    s3Locations.remove(arn);
                    account().tags().delete(arn);
                    return DeleteLocationResponse.builder().build();
                });
    }

    @Override
    public CreateTaskResponse createTask(CreateTaskRequest request) {
        return call(
                "CreateTask",
                () -> {
                    exists(request.sourceLocationArn());
                    exists(request.destinationLocationArn());
                    String arn = arn("task/" + account().ids().ec2("task"));
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
                                    .taskMode(
                                            request.taskMode() == null
                                                    ? TaskMode.BASIC
                                                    : request.taskMode())
                                    .creationTime(account().now())
                                    .build());
                    registerTags(arn, tags(request.tags()));
                    return CreateTaskResponse.builder().taskArn(arn).build();
                });
    }

    private void exists(String location) {
        if (!efsLocations.containsKey(location) && !s3Locations.containsKey(location)) {
            throw noLocation(location);
        }
    }

    @Override
    public DescribeTaskResponse describeTask(DescribeTaskRequest request) {
        return call("DescribeTask", () -> task(request.taskArn()));
    }

    @Override
    public ListTasksResponse listTasks(ListTasksRequest request) {
        return call(
                "ListTasks",
                () -> {
                    unfiltered(request.hasFilters() && !request.filters().isEmpty());
                    List<TaskListEntry> entries =
                            tasks.values().stream()
                                    .map(task ->
                                            TaskListEntry.builder()
                                                    .taskArn(task.taskArn())
                                                    .name(task.name())
                                                    .status(task.status())
                                                    .taskMode(task.taskMode())
                                                    .build())
                                    .toList();
                    var page = page(entries, PAGES, request.maxResults(), request.nextToken());
                    return ListTasksResponse.builder()
                            .tasks(page.items())
                            .nextToken(page.token())
                            .build();
                });
    }

    @Override
    public DeleteTaskResponse deleteTask(DeleteTaskRequest request) {
        return call(
                "DeleteTask",
                () -> {
                    String arn = task(request.taskArn()).taskArn();
                    tasks.remove(arn);
                    executions.remove(arn);
                    account().tags().delete(arn);
                    return DeleteTaskResponse.builder().build();
                });
    }

    @Override
    public StartTaskExecutionResponse startTaskExecution(StartTaskExecutionRequest request) {
        return call(
                "StartTaskExecution",
                () -> {
                    DescribeTaskResponse task = task(request.taskArn());
                    String arn = task.taskArn() + "/execution/" + account().ids().ec2("exec");
                    executions
                            .computeIfAbsent(task.taskArn(), key -> new ArrayList<>())
                            .add(
                                    DescribeTaskExecutionResponse.builder()
                                            .taskExecutionArn(arn)
                                            .status(TaskExecutionStatus.SUCCESS)
                                            .options(task.options())
                                            .taskMode(task.taskMode())
                                            .startTime(account().now())
                                            .estimatedFilesToTransfer(0L)
                                            .filesTransferred(0L)
                                            .bytesTransferred(0L)
                                            .build());
                    return StartTaskExecutionResponse.builder().taskExecutionArn(arn).build();
                });
    }

    @Override
    public ListTaskExecutionsResponse listTaskExecutions(ListTaskExecutionsRequest request) {
        return call(
                "ListTaskExecutions",
                () -> {
                    List<TaskExecutionListEntry> entries =
                            executionsOf(request.taskArn()).stream()
                                    .map(execution ->
                                            TaskExecutionListEntry.builder()
                                                    .taskExecutionArn(execution.taskExecutionArn())
                                                    .status(execution.status())
                                                    .taskMode(execution.taskMode())
                                                    .build())
                                    .toList();
                    var page = page(entries, PAGES, request.maxResults(), request.nextToken());
                    return ListTaskExecutionsResponse.builder()
                            .taskExecutions(page.items())
                            .nextToken(page.token())
                            .build();
                });
    }

    private List<DescribeTaskExecutionResponse> executionsOf(@Nullable String taskArn) {
        return taskArn == null
                ? executions.values().stream().flatMap(List::stream).toList()
                : executions.getOrDefault(task(taskArn).taskArn(), List.of());
    }

    @Override
    public DescribeTaskExecutionResponse describeTaskExecution(
            DescribeTaskExecutionRequest request) {
        return call(
                "DescribeTaskExecution",
                () ->
                        executionsOf(null).stream()
                                .filter(execution ->
                                        execution
                                                .taskExecutionArn()
                                                .equals(request.taskExecutionArn()))
                                .findFirst()
                                .orElseThrow(() ->
                                        invalid("Request parameter TaskExecutionArn is invalid.")));
    }

    @Override
    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        return call(
                "ListTagsForResource",
                () -> {
                    List<TagListEntry> tags =
                            TagLists.list(
                                    account().tags().tags(request.resourceArn()),
                                    (key, value) ->
                                            TagListEntry.builder().key(key).value(value).build());
                    var page = page(tags, PAGES, request.maxResults(), request.nextToken());
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
                () -> {
                    account().tags().tag(request.resourceArn(), tags(request.tags()));
                    return TagResourceResponse.builder().build();
                });
    }

    @Override
    public UntagResourceResponse untagResource(UntagResourceRequest request) {
        return call(
                "UntagResource",
                () -> {
                    account().tags().untag(request.resourceArn(), request.keys());
                    return UntagResourceResponse.builder().build();
                });
    }

    private DescribeTaskResponse task(String arn) {
        DescribeTaskResponse task = tasks.get(arn);
        if (task == null) {
            throw invalid("Unable to find requested resource: " + arn);
        }
        return task;
    }

    private RuntimeException noLocation(String arn) {
        return invalid("Location " + lastPart(arn) + " is not found.");
    }

    private RuntimeException invalid(String message) {
        return error(InvalidRequestException.builder(), 400, "InvalidRequestException", message);
    }

    private static String lastPart(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    private static Map<String, String> tags(List<TagListEntry> tags) {
        return TagLists.map(tags, TagListEntry::key, TagListEntry::value);
    }
}
