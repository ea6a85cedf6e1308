package io.stratoscope.provision.resource;

import io.stratoscope.model.JsonValue;
import io.stratoscope.provision.driver.Driver;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Existing.State;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.Removal;
import io.stratoscope.provision.driver.Scope;
import io.stratoscope.provision.driver.SdkWords;

import software.amazon.awssdk.services.datasync.DataSyncClient;
import software.amazon.awssdk.services.datasync.model.CreateTaskRequest;
import software.amazon.awssdk.services.datasync.model.DescribeTaskResponse;
import software.amazon.awssdk.services.datasync.model.InvalidRequestException;
import software.amazon.awssdk.services.datasync.model.TaskListEntry;
import software.amazon.awssdk.services.datasync.model.TaskStatus;
import software.amazon.awssdk.services.datasync.model.UpdateTaskRequest;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A task that copies from one location to another, when it is asked to or by its schedule. */
final class DataSyncTaskDriver implements Driver {

    private static final String FROM = "SourceLocationArn";
    private static final String INTO = "DestinationLocationArn";
    private static final String MODE = "TaskMode";
    private static final String LOGS = "CloudWatchLogGroupArn";

    private static final SdkWords CHANGEABLE = SdkWords.without(FROM, INTO, MODE);
    private static final SdkWords TOLD =
            SdkWords.without(
                    "TaskArn",
                    "Status",
                    "CurrentTaskExecutionArn",
                    "SourceNetworkInterfaceArns",
                    "DestinationNetworkInterfaceArns",
                    "ErrorCode",
                    "ErrorDetail",
                    "CreationTime",
                    "ScheduleDetails");

    @Override
    public String type() {
        return "AWS::DataSync::Task";
    }

    @Override
    public Set<String> createOnly() {
        return Set.of(FROM, INTO, MODE);
    }

    @Override
    public List<Existing> list(Scope scope) {
        DataSyncClient dataSync = scope.client(DataSyncClient.class);
        return dataSync.listTasksPaginator().tasks().stream()
                .map(TaskListEntry::taskArn)
                .filter(arn -> scope.owns(DataSyncTags.of(dataSync, arn)))
                .map(arn -> read(dataSync, arn))
                .toList();
    }

    private Existing read(DataSyncClient dataSync, String arn) {
        DescribeTaskResponse task = dataSync.describeTask(request -> request.taskArn(arn));
        JsonValue.ObjectBuilder properties = JsonValue.object();
        TOLD.read(task).members().forEach(properties::put);
        // DataSync takes a log group's ARN with and without its end.
        Optional.ofNullable(task.cloudWatchLogGroupArn())
                .map(logs -> logs.endsWith(":*") ? logs.substring(0, logs.length() - 2) : logs)
                .ifPresent(logs -> properties.put(LOGS, logs));
        return Existing.tagged(
                type(),
                arn,
                task.status() == TaskStatus.CREATING ? State.PENDING : State.READY,
                JsonValue.object().put("Arn", arn).put("TaskArn", arn).build(),
                properties.build(),
                DataSyncTags.of(dataSync, arn));
    }

    @Override
    public Existing create(Order order) {
        DataSyncClient dataSync = order.client(DataSyncClient.class);
        CreateTaskRequest.Builder request =
                SdkWords.SAME.fill(CreateTaskRequest.builder(), order.properties());
        SdkWords.SAME.fill(request, JsonValue.object().put("Tags", order.tagList()).build());
        return read(dataSync, dataSync.createTask(request.build()).taskArn());
    }

    /** The SDK has no waiter for tasks. */
    @Override
    public Existing settle(Existing existing, Order order) {
        DataSyncClient dataSync = order.client(DataSyncClient.class);
        order.waiting()
                .until(
                        "the task " + existing.ref() + " is available",
                        () -> read(dataSync, existing.ref()).state() == State.READY);
        return read(dataSync, existing.ref());
    }

    @Override
    public void update(Existing existing, Order order) {
        UpdateTaskRequest.Builder request =
                CHANGEABLE.fill(UpdateTaskRequest.builder(), order.properties());
        order.client(DataSyncClient.class).updateTask(request.taskArn(existing.ref()).build());
        DataSyncTags.set(existing.ref(), order);
    }

    /** DataSync has no other error for a task that is gone. */
    @Override
    public void delete(Existing existing, Removal removal) {
        DataSyncClient dataSync = removal.client(DataSyncClient.class);
        try {
            dataSync.deleteTask(request -> request.taskArn(existing.ref()));
        } catch (InvalidRequestException e) {
            if (isThere(dataSync, existing.ref())) {
                throw e;
            }
        }
        removal.waiting()
                .until(
                        "the task " + existing.ref() + " is gone",
                        () -> !isThere(dataSync, existing.ref()));
    }

    private static boolean isThere(DataSyncClient dataSync, String arn) {
        return dataSync.listTasksPaginator().tasks().stream()
                .anyMatch(task -> task.taskArn().equals(arn));
    }
}
