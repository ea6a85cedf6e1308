package io.stratoscope.backup.drill;

import io.stratoscope.aws.AwsFailures;
import io.stratoscope.job.JobContext;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.datasync.DataSyncClient;
import software.amazon.awssdk.services.datasync.model.DescribeTaskExecutionResponse;
import software.amazon.awssdk.services.datasync.model.PhaseStatus;
import software.amazon.awssdk.services.datasync.model.TaskExecutionResultDetail;
import software.amazon.awssdk.services.datasync.model.TaskExecutionStatus;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Copies the files out of the bucket into the drill's file system. */
final class DrillCopy {

    private final DataSyncClient dataSync;
    private final DrillTools tools;
    private final DrillListener listener;

    DrillCopy(DataSyncClient dataSync, DrillTools tools, DrillListener listener) {
        this.dataSync = dataSync;
        this.tools = tools;
        this.listener = listener;
    }

    /**
     * Runs the task and waits for its end.
     *
     * @return how its phases went: for EFS DataSync tells of failed files nowhere else
     */
    List<DrillCheck> run(String task, JobContext context) {
        try {
            String execution =
                    dataSync.startTaskExecution(request -> request.taskArn(task))
                            .taskExecutionArn();
            return checks(follow(execution, context));
        } catch (SdkException e) {
            return List.of(
                    DrillCheck.fail(
                            DrillPhase.FILES,
                            "copy of the files",
                            AwsFailures.of(e).message(),
                            "mend that, then run the drill again"));
        }
    }

    private DescribeTaskExecutionResponse follow(String execution, JobContext context) {
        boolean cancelled = false;
        while (true) {
            DescribeTaskExecutionResponse seen =
                    dataSync.describeTaskExecution(request -> request.taskExecutionArn(execution));
            listener.files(
                    seen.statusAsString(),
                    count(seen.filesTransferred()),
                    count(seen.bytesTransferred()),
                    left(seen));
            if (seen.status() == TaskExecutionStatus.SUCCESS
                    || seen.status() == TaskExecutionStatus.ERROR) {
                return seen;
            }
            if (context.cancelled() && !cancelled) {
                cancelled = true;
                dataSync.cancelTaskExecution(request -> request.taskExecutionArn(execution));
            }
            tools.waiting().pass();
        }
    }

    private static long count(@Nullable Long value) {
        return value == null ? 0 : value;
    }

    private Optional<Duration> left(DescribeTaskExecutionResponse seen) {
        long bytes = count(seen.bytesTransferred());
        long all = count(seen.estimatedBytesToTransfer());
        if (bytes <= 0 || all < bytes || seen.startTime() == null) {
            return Optional.empty();
        }
        long seconds =
                Duration.between(seen.startTime(), tools.account().clock().instant()).toSeconds();
        return Optional.of(Duration.ofSeconds(seconds * (all - bytes) / bytes));
    }

    private static List<DrillCheck> checks(DescribeTaskExecutionResponse seen) {
        Optional<TaskExecutionResultDetail> result = Optional.ofNullable(seen.result());
        String words =
                result.flatMap(each -> Optional.ofNullable(each.errorDetail()))
                        .or(() -> result.flatMap(each -> Optional.ofNullable(each.errorCode())))
                        .orElse("");
        List<DrillCheck> checks = new ArrayList<>();
        checks.add(
                phase(
                        "files prepared",
                        result.map(TaskExecutionResultDetail::prepareStatus),
                        seen,
                        words));
        checks.add(
                phase(
                        "files transferred",
                        result.map(TaskExecutionResultDetail::transferStatus),
                        seen,
                        words));
        checks.add(
                phase(
                        "files verified",
                        result.map(TaskExecutionResultDetail::verifyStatus),
                        seen,
                        words));
        if (checks.stream().noneMatch(DrillCheck::failed)
                && seen.status() != TaskExecutionStatus.SUCCESS) {
            checks.add(
                    DrillCheck.fail(
                            DrillPhase.FILES,
                            "copy of the files",
                            "DataSync ended with " + seen.statusAsString() + ": " + words,
                            "look at the task's executions in DataSync"));
        }
        return checks;
    }

    private static DrillCheck phase(
            String name,
            Optional<PhaseStatus> status,
            DescribeTaskExecutionResponse seen,
            String words) {
        if (status.isEmpty()) {
            return DrillCheck.notCheckable(DrillPhase.FILES, name, "DataSync did not come to it");
        }
        return status.get() == PhaseStatus.SUCCESS
                ? DrillCheck.pass(
                        DrillPhase.FILES,
                        name,
                        "%,d files, %,d bytes"
                                .formatted(
                                        count(seen.filesTransferred()),
                                        count(seen.bytesTransferred())))
                : DrillCheck.fail(
                        DrillPhase.FILES,
                        name,
                        "DataSync says " + status.get() + (words.isEmpty() ? "" : ": " + words),
                        "what it names is not restored: back up again, and look at the task's log group");
    }
}
