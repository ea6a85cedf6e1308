package io.stratoscope.simulator;

import io.stratoscope.simulator.photos.FileTree;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.datasync.model.CancelTaskExecutionRequest;
import software.amazon.awssdk.services.datasync.model.CancelTaskExecutionResponse;
import software.amazon.awssdk.services.datasync.model.DescribeTaskExecutionRequest;
import software.amazon.awssdk.services.datasync.model.DescribeTaskExecutionResponse;
import software.amazon.awssdk.services.datasync.model.DescribeTaskResponse;
import software.amazon.awssdk.services.datasync.model.FilterRule;
import software.amazon.awssdk.services.datasync.model.ListTaskExecutionsRequest;
import software.amazon.awssdk.services.datasync.model.ListTaskExecutionsResponse;
import software.amazon.awssdk.services.datasync.model.Options;
import software.amazon.awssdk.services.datasync.model.StartTaskExecutionRequest;
import software.amazon.awssdk.services.datasync.model.StartTaskExecutionResponse;
import software.amazon.awssdk.services.datasync.model.TagListEntry;
import software.amazon.awssdk.services.datasync.model.TaskExecutionListEntry;
import software.amazon.awssdk.services.datasync.model.TaskQueueing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The executions of tasks: those that somebody started, and those of the nights. */
final class DataSyncExecutions {

    private final SimulatedDataSync dataSync;
    private final Rows<DescribeTaskResponse> tasks;
    private final DataSyncEnds ends;
    private final ServiceTags<TagListEntry> tags;
    private final Map<String, List<DataSyncExecution>> started = new TreeMap<>();

    /** The newest night whose files were put down, by task. */
    private final Map<String, Instant> putDown = new TreeMap<>();

    DataSyncExecutions(
            SimulatedDataSync dataSync, Rows<DescribeTaskResponse> tasks, DataSyncEnds ends) {
        this.dataSync = dataSync;
        this.tasks = tasks;
        this.ends = ends;
        // The tagging API does not tell of executions, so that theirs are in an index of their own.
        tags =
                SimulatedDataSync.tags(
                        new TagIndex(() -> account().clockTime(), () -> account().clockTime()));
    }

    /** The tags of executions. */
    ServiceTags<TagListEntry> tags() {
        return tags;
    }

    /** Whether an ARN is one of an execution. */
    static boolean isExecution(String arn) {
        return arn.contains("/execution/");
    }

    /** What a schedule started. */
    DataSyncNights nights() {
        return new DataSyncNights(account(), ends);
    }

    private AccountState account() {
        return dataSync.account();
    }

    /** A task is gone, and its executions with it. */
    void forget(String taskArn) {
        catchUp();
        Optional.ofNullable(started.remove(taskArn)).stream()
                .flatMap(List::stream)
                .forEach(execution -> tags.delete(execution.arn()));
    }

    /**
     * Puts down what the nights copied since somebody last looked.
     */
    void catchUp() {
        for (DescribeTaskResponse task : tasks.all()) {
            nights().last(task)
                    .filter(night -> !night.equals(putDown.put(task.taskArn(), night)))
                    .ifPresent(night ->
                            ends.add(task.destinationLocationArn(), arriving(task, night)));
        }
    }

    private FileTree arriving(DescribeTaskResponse task, Instant night) {
        return copy(task, over(task.options(), null), folders(task.includes()), List.of(), night)
                .arriving();
    }

    StartTaskExecutionResponse start(StartTaskExecutionRequest request) {
        DescribeTaskResponse task = tasks.get(request.taskArn());
        catchUp();
        Instant now = account().now();
        List<DataSyncExecution> before =
                started.computeIfAbsent(task.taskArn(), _ -> new ArrayList<>());
        Instant begin = free(before, now);
        Options options = over(task.options(), request.overrideOptions());
        if (begin.isAfter(now) && options.taskQueueing() == TaskQueueing.DISABLED) {
            throw dataSync.invalid(
                    "Task "
                            + SimulatedDataSync.lastPart(task.taskArn())
                            + " already has an execution in progress.");
        }
        List<String> folders =
                folders(request.hasIncludes() ? request.includes() : task.includes());
        DataSyncCopy copy = copy(task, options, folders, before, begin);
        DataSyncExecution execution =
                new DataSyncExecution(
                        task.taskArn() + "/execution/" + account().ids().ec2("exec"),
                        task,
                        options,
                        folders,
                        now,
                        copy,
                        DataSyncPhases.of(copy, begin, !account().isImmediate()),
                        Optional.empty());
        before.add(execution);
        tags.register(execution.arn(), request.tags());
        account().once(execution.end(), () -> finish(execution.arn()));
        return StartTaskExecutionResponse.builder().taskExecutionArn(execution.arn()).build();
    }

    /** When it is the turn of one that comes after others. */
    private static Instant free(List<DataSyncExecution> before, Instant now) {
        return before.stream()
                .map(DataSyncExecution::end)
                .max(Comparator.naturalOrder())
                .filter(end -> end.isAfter(now))
                .orElse(now);
    }

    /** What there will be to do then: those before it may still have to bring something. */
    private DataSyncCopy copy(
            DescribeTaskResponse task,
            Options options,
            List<String> folders,
            List<DataSyncExecution> before,
            Instant begin) {
        FileTree there = ends.read(task.destinationLocationArn(), begin);
        for (DataSyncExecution earlier : before) {
            if (!earlier.isOver(account().clockTime())) {
                there = there.with(earlier.arrived());
            }
        }
        return DataSyncCopy.of(
                ends.read(task.sourceLocationArn(), begin),
                there,
                folders,
                ends.enforced(task.destinationLocationArn()),
                options);
    }

    private static Options over(@Nullable Options task, @Nullable Options execution) {
        Options.Builder all = task == null ? Options.builder() : task.toBuilder();
        if (execution != null) {
            Optional.ofNullable(execution.verifyMode()).ifPresent(all::verifyMode);
            Optional.ofNullable(execution.overwriteMode()).ifPresent(all::overwriteMode);
            Optional.ofNullable(execution.preserveDeletedFiles())
                    .ifPresent(all::preserveDeletedFiles);
            Optional.ofNullable(execution.taskQueueing()).ifPresent(all::taskQueueing);
            Optional.ofNullable(execution.logLevel()).ifPresent(all::logLevel);
        }
        return all.build();
    }

    /** Of a rule as DataSync has it: folders, with bars between them. */
    private static List<String> folders(List<FilterRule> rules) {
        return rules.stream()
                .flatMap(rule -> Arrays.stream(rule.value().split("\\|", -1)))
                .map(pattern ->
                        pattern.endsWith("*")
                                ? pattern.substring(0, pattern.length() - 1)
                                : pattern)
                .toList();
    }

    /** What has come over stays, also of an execution that was cancelled. */
    private void finish(String arn) {
        find(arn)
                .ifPresent(execution -> {
                    if (!execution.isOver(account().clockTime())) {
                        return;
                    }
                    DescribeTaskResponse task = execution.task();
                    if (execution.copy().removes() && execution.succeeds()) {
                        ends.replace(task.destinationLocationArn(), execution.copy().after());
                    } else {
                        ends.add(task.destinationLocationArn(), execution.arrived());
                    }
                });
    }

    private Optional<DataSyncExecution> find(String arn) {
        return started.values().stream()
                .flatMap(List::stream)
                .filter(execution -> execution.arn().equals(arn))
                .findFirst();
    }

    CancelTaskExecutionResponse cancel(CancelTaskExecutionRequest request) {
        String arn = request.taskExecutionArn();
        Instant now = account().clockTime();
        DataSyncExecution execution = find(arn).orElseThrow(this::unknown);
        if (execution.isOver(now) || execution.cancelled().isPresent()) {
            throw dataSync.invalid("Task execution is not in a state that can be cancelled.");
        }
        DataSyncExecution cancelled = execution.cancel(now);
        List<DataSyncExecution> all =
                started.getOrDefault(execution.task().taskArn(), new ArrayList<>());
        all.replaceAll(each -> each.arn().equals(arn) ? cancelled : each);
        account().once(cancelled.end(), () -> finish(arn));
        moveUp(all, now);
        return CancelTaskExecutionResponse.builder().build();
    }

    /** Those that wait have their turn earlier, and perhaps more to do. */
    private void moveUp(List<DataSyncExecution> all, Instant now) {
        for (int i = 0; i < all.size(); i++) {
            DataSyncExecution waiting = all.get(i);
            if (waiting.cancelled().isEmpty() && waiting.phases().launching().isAfter(now)) {
                List<DataSyncExecution> before = all.subList(0, i);
                Instant begin = free(before, now);
                DataSyncCopy copy =
                        copy(waiting.task(), waiting.options(), waiting.folders(), before, begin);
                DataSyncExecution moved =
                        waiting.planned(copy, DataSyncPhases.of(copy, begin, true));
                all.set(i, moved);
                account().once(moved.end(), () -> finish(moved.arn()));
            }
        }
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
        Instant now = account().clockTime();
        return Stream.concat(
                started.getOrDefault(task.taskArn(), List.of()).stream()
                        .map(execution -> execution.shown(now)),
                nights().of(task));
    }

    DescribeTaskExecutionResponse describe(DescribeTaskExecutionRequest request) {
        return executionsOf(null).stream()
                .filter(execution ->
                        execution.taskExecutionArn().equals(request.taskExecutionArn()))
                .findFirst()
                .orElseThrow(this::unknown);
    }

    private RuntimeException unknown() {
        return dataSync.invalid("Request parameter TaskExecutionArn is invalid.");
    }
}
