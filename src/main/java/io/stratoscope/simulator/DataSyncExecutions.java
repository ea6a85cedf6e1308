package io.stratoscope.simulator;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.datasync.model.DescribeTaskExecutionRequest;
import software.amazon.awssdk.services.datasync.model.DescribeTaskExecutionResponse;
import software.amazon.awssdk.services.datasync.model.DescribeTaskResponse;
import software.amazon.awssdk.services.datasync.model.ListTaskExecutionsRequest;
import software.amazon.awssdk.services.datasync.model.ListTaskExecutionsResponse;
import software.amazon.awssdk.services.datasync.model.StartTaskExecutionRequest;
import software.amazon.awssdk.services.datasync.model.StartTaskExecutionResponse;
import software.amazon.awssdk.services.datasync.model.TaskExecutionListEntry;
import software.amazon.awssdk.services.datasync.model.TaskExecutionStatus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The executions of tasks. One is over as soon as it starts. */
final class DataSyncExecutions {

    private final SimulatedDataSync dataSync;
    private final Rows<DescribeTaskResponse> tasks;
    private final Map<String, List<DescribeTaskExecutionResponse>> executions = new TreeMap<>();

    DataSyncExecutions(SimulatedDataSync dataSync, Rows<DescribeTaskResponse> tasks) {
        this.dataSync = dataSync;
        this.tasks = tasks;
    }

    /** A task is gone, and its executions with it. */
    void forget(String taskArn) {
        executions.remove(taskArn);
    }

    StartTaskExecutionResponse start(StartTaskExecutionRequest request) {
        DescribeTaskResponse task = tasks.get(request.taskArn());
        String arn = task.taskArn() + "/execution/" + dataSync.account().ids().ec2("exec");
        executions
                .computeIfAbsent(task.taskArn(), key -> new ArrayList<>())
                .add(
                        DescribeTaskExecutionResponse.builder()
                                .taskExecutionArn(arn)
                                .status(TaskExecutionStatus.SUCCESS)
                                .options(task.options())
                                .taskMode(task.taskMode())
                                .startTime(dataSync.account().now())
                                .estimatedFilesToTransfer(0L)
                                .filesTransferred(0L)
                                .bytesTransferred(0L)
                                .build());
        return StartTaskExecutionResponse.builder().taskExecutionArn(arn).build();
    }

    ListTaskExecutionsResponse list(ListTaskExecutionsRequest request) {
        List<TaskExecutionListEntry> entries =
                executionsOf(request.taskArn()).stream()
                        .map(execution ->
                                TaskExecutionListEntry.builder()
                                        .taskExecutionArn(execution.taskExecutionArn())
                                        .status(execution.status())
                                        .taskMode(execution.taskMode())
                                        .build())
                        .toList();
        var page =
                dataSync.page(
                        entries,
                        SimulatedDataSync.PAGES,
                        request.maxResults(),
                        request.nextToken());
        return ListTaskExecutionsResponse.builder()
                .taskExecutions(page.items())
                .nextToken(page.token())
                .build();
    }

    List<DescribeTaskExecutionResponse> executionsOf(@Nullable String taskArn) {
        return taskArn == null
                ? tasks.all().stream().flatMap(this::all).toList()
                : all(tasks.get(taskArn)).toList();
    }

    private Stream<DescribeTaskExecutionResponse> all(DescribeTaskResponse task) {
        return Stream.concat(
                executions.getOrDefault(task.taskArn(), List.of()).stream(),
                new DataSyncNights(dataSync.account()).of(task));
    }

    DescribeTaskExecutionResponse describe(DescribeTaskExecutionRequest request) {
        return executionsOf(null).stream()
                .filter(execution ->
                        execution.taskExecutionArn().equals(request.taskExecutionArn()))
                .findFirst()
                .orElseThrow(
                        () -> dataSync.invalid("Request parameter TaskExecutionArn is invalid."));
    }
}
