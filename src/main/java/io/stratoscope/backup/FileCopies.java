package io.stratoscope.backup;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.model.Arn;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.datasync.DataSyncClient;
import software.amazon.awssdk.services.datasync.model.DescribeTaskExecutionResponse;
import software.amazon.awssdk.services.datasync.model.DescribeTaskResponse;
import software.amazon.awssdk.services.datasync.model.StartTaskExecutionRequest;
import software.amazon.awssdk.services.datasync.model.TagListEntry;
import software.amazon.awssdk.services.datasync.model.TaskExecutionListEntry;
import software.amazon.awssdk.services.datasync.model.TaskExecutionResultDetail;
import software.amazon.awssdk.services.datasync.model.TaskQueueing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The executions of a task that copies files, and what they were done for: a tag says so. */
public final class FileCopies {

    private static final Calls CALLS = new Calls("datasync");

    private final DataSyncClient dataSync;
    private final String task;
    private final String tag;

    /** Those that back up. */
    FileCopies(AwsAccount account, BackupTarget target) {
        this(account, target.task(), RestorePoint.TAG);
    }

    /**
     * Those of any task.
     *
     * @param tag the key of the tag whose value says what an execution was done for
     */
    public FileCopies(AwsAccount account, Arn task, String tag) {
        dataSync = account.client(DataSyncClient.class, task.region());
        this.task = task.toString();
        this.tag = tag;
    }

    /** All that DataSync remembers, with their restore points. */
    public List<FilesCopy> all() {
        return list(_ -> true).stream().map(this::seen).toList();
    }

    /** Those that are not over, with their restore points. */
    public List<FilesCopy> underWay() {
        return list(entry -> !FilesCopy.isOver(text(entry.statusAsString()))).stream()
                .map(this::seen)
                .toList();
    }

    private List<String> list(Predicate<TaskExecutionListEntry> which) {
        return CALLS.call(
                "ListTaskExecutions",
                "list the copies of the files",
                () ->
                        dataSync
                                .listTaskExecutionsPaginator(request -> request.taskArn(task))
                                .taskExecutions()
                                .stream()
                                .filter(which)
                                .map(TaskExecutionListEntry::taskExecutionArn)
                                .toList());
    }

    /** The newest of a restore point. */
    public Optional<FilesCopy> of(String restorePoint) {
        return list(_ -> true).stream()
                .filter(execution -> restorePoint.equals(restorePoint(execution).orElse("")))
                .map(execution -> look(execution, Optional.of(restorePoint)))
                .reduce((one, other) -> other.begin().isAfter(one.begin()) ? other : one);
    }

    private FilesCopy seen(String execution) {
        return look(execution, restorePoint(execution));
    }

    private Optional<String> restorePoint(String execution) {
        return CALLS.call(
                "ListTagsForResource",
                "read the tags of " + execution,
                () ->
                        dataSync
                                .listTagsForResourcePaginator(
                                        request -> request.resourceArn(execution))
                                .tags()
                                .stream()
                                .filter(each -> tag.equals(each.key()))
                                .map(TagListEntry::value)
                                .findFirst());
    }

    /** How one is now. */
    public FilesCopy look(String execution, Optional<String> restorePoint) {
        return CALLS.call(
                "DescribeTaskExecution",
                "look at " + execution,
                () ->
                        copy(
                                dataSync.describeTaskExecution(
                                        request -> request.taskExecutionArn(execution)),
                                restorePoint));
    }

    /** Whether DataSync lets one wait for another. */
    boolean isQueueing() {
        DescribeTaskResponse described =
                CALLS.call(
                        "DescribeTask",
                        "look at the task " + task,
                        () -> dataSync.describeTask(request -> request.taskArn(task)));
        return described.options() == null
                || described.options().taskQueueing() != TaskQueueing.DISABLED;
    }

    /** Starts one, or lets it wait for those before it. */
    String start(String restorePoint) {
        return start(restorePoint, _ -> {});
    }

    /**
     * The same with more to say.
     *
     * @param reason the value of the tag
     * @param more what is otherwise than the task has it
     */
    public String start(String reason, Consumer<StartTaskExecutionRequest.Builder> more) {
        return CALLS.call(
                "StartTaskExecution",
                "start to copy the files",
                () ->
                        dataSync.startTaskExecution(
                                        request -> {
                                            request.taskArn(task).tags(tagged(reason));
                                            more.accept(request);
                                        })
                                .taskExecutionArn());
    }

    /** Makes one that somebody else started a restore point's. */
    void join(String execution, String restorePoint) {
        Object _ =
                CALLS.call(
                        "TagResource",
                        "tag " + execution,
                        () ->
                                dataSync.tagResource(request ->
                                        request.resourceArn(execution).tags(tagged(restorePoint))));
    }

    public void cancel(String execution) {
        Object _ =
                CALLS.call(
                        "CancelTaskExecution",
                        "cancel " + execution,
                        () ->
                                dataSync.cancelTaskExecution(
                                        request -> request.taskExecutionArn(execution)));
    }

    private TagListEntry tagged(String restorePoint) {
        return TagListEntry.builder().key(tag).value(restorePoint).build();
    }

    private static FilesCopy copy(
            DescribeTaskExecutionResponse execution, Optional<String> restorePoint) {
        Optional<TaskExecutionResultDetail> result = Optional.ofNullable(execution.result());
        return new FilesCopy(
                Arn.of(execution.taskExecutionArn()),
                text(execution.statusAsString()),
                Optional.ofNullable(execution.launchTime())
                        .or(() -> Optional.ofNullable(execution.startTime()))
                        .orElse(Instant.EPOCH),
                Optional.ofNullable(execution.endTime()),
                count(execution.filesTransferred()),
                Optional.ofNullable(execution.estimatedFilesToTransfer()),
                count(execution.bytesTransferred()),
                Optional.ofNullable(execution.estimatedBytesToTransfer()),
                result.map(TaskExecutionResultDetail::prepareStatusAsString),
                result.map(TaskExecutionResultDetail::transferStatusAsString),
                result.map(TaskExecutionResultDetail::verifyStatusAsString),
                result.flatMap(FileCopies::error),
                !execution.includes().isEmpty() || execution.manifestConfig() != null,
                restorePoint);
    }

    private static Optional<String> error(TaskExecutionResultDetail result) {
        return Optional.ofNullable(result.errorDetail())
                .or(() -> Optional.ofNullable(result.errorCode()));
    }

    private static long count(@Nullable Long value) {
        return value == null ? 0 : value;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
