package io.stratoscope.health.observe;

import io.stratoscope.health.Observation.Transfer;
import io.stratoscope.model.Evidence;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;

import software.amazon.awssdk.services.datasync.DataSyncClient;
import software.amazon.awssdk.services.datasync.model.DescribeTaskExecutionResponse;
import software.amazon.awssdk.services.datasync.model.TaskExecutionListEntry;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The last runs of DataSync tasks. */
final class TransferObserver implements Observer {
    private static final Evidence CALL =
            new Evidence("datasync:DescribeTaskExecution", "Status, StartTime");

    /** AWS says nothing of the order of the list, and each run is a call: those at both its ends are asked. */
    private static final int EACH_END = 5;

    @Override
    public void observe(Asking asking) {
        for (Resource task : asking.resources(ResourceType.DATASYNC_TASK)) {
            asking.ask(task, CALL, () -> transfers(task, asking));
        }
    }

    private static List<Transfer> transfers(Resource task, Asking asking) {
        DataSyncClient dataSync = asking.client(DataSyncClient.class, task);
        List<String> runs =
                dataSync
                        .listTaskExecutionsPaginator(
                                request -> request.taskArn(task.arn().toString()))
                        .taskExecutions()
                        .stream()
                        .map(TaskExecutionListEntry::taskExecutionArn)
                        .toList();
        int middle = Math.max(EACH_END, runs.size() - EACH_END);
        return Stream.concat(
                        runs.stream().limit(EACH_END),
                        runs.subList(Math.min(middle, runs.size()), runs.size()).stream())
                .map(run ->
                        transfer(
                                dataSync.describeTaskExecution(
                                        request -> request.taskExecutionArn(run)),
                                asking))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Transfer> transfer(DescribeTaskExecutionResponse run, Asking asking) {
        return Optional.ofNullable(run.startTime())
                .map(started ->
                        new Transfer(
                                asking.now(),
                                CALL,
                                started,
                                Objects.requireNonNullElse(run.statusAsString(), "UNKNOWN"),
                                error(run),
                                Optional.ofNullable(run.result())
                                        .map(result -> result.totalDuration())
                                        .map(Duration::ofMillis)));
    }

    private static String error(DescribeTaskExecutionResponse run) {
        return run.result() == null
                ? ""
                : String.join(
                        ": ",
                        Stream.of(run.result().errorCode(), run.result().errorDetail())
                                .filter(Objects::nonNull)
                                .toList());
    }
}
