package io.stratoscope.simulator;

import io.stratoscope.simulator.photos.FileTree;

import software.amazon.awssdk.services.datasync.model.DescribeTaskExecutionResponse;
import software.amazon.awssdk.services.datasync.model.DescribeTaskResponse;
import software.amazon.awssdk.services.datasync.model.Options;
import software.amazon.awssdk.services.datasync.model.PhaseStatus;
import software.amazon.awssdk.services.datasync.model.TaskExecutionResultDetail;
import software.amazon.awssdk.services.datasync.model.TaskExecutionStatus;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One execution of a task, as somebody started it.
 *
 * @param options the task's, and over them the ones of this execution
 * @param folders what it is limited to; empty: nothing
 * @param cancelled when somebody cancelled it
 */
record DataSyncExecution(
        String arn,
        DescribeTaskResponse task,
        Options options,
        List<String> folders,
        Instant started,
        DataSyncCopy copy,
        DataSyncPhases phases,
        Optional<DataSyncTrouble> trouble,
        Optional<Instant> cancelled) {

    private static final Duration CANCELLING = Duration.ofSeconds(20);

    /** As <a href="https://docs.aws.amazon.com/datasync/latest/userguide/troubleshooting-task-verification.html">the user guide</a> has it. */
    private static final String MISMATCHES =
            "Transfer and verification completed. Verification detected mismatches. Files with"
                    + " mismatches are listed in Cloud Watch Logs";

    DataSyncExecution {
        folders = List.copyOf(folders);
    }

    /** The same with another thing to do, at another time. */
    DataSyncExecution planned(DataSyncCopy newCopy, DataSyncPhases newPhases) {
        return new DataSyncExecution(
                arn, task, options, folders, started, newCopy, newPhases, trouble, cancelled);
    }

    DataSyncExecution cancel(Instant at) {
        return new DataSyncExecution(
                arn, task, options, folders, started, copy, phases, trouble, Optional.of(at));
    }

    /** When it is over, well or not. */
    Instant end() {
        return cancelled
                .map(at -> at.plus(CANCELLING))
                .orElseGet(() -> trouble.map(phases::stopped).orElse(phases.end()));
    }

    boolean isOver(Instant now) {
        return !now.isBefore(end());
    }

    /** What came over until it was over. */
    FileTree arrived() {
        return arrived(cancelled.orElse(end()));
    }

    private FileTree arrived(Instant by) {
        double most = trouble.map(DataSyncTrouble::part).orElse(1.0);
        return copy.arrived(Math.min(most, phases.transferred(by)));
    }

    /** Whether all came over and was found to be the same. */
    boolean succeeds() {
        return cancelled.isEmpty() && trouble.isEmpty() && copy.mismatches().isEmpty();
    }

    private TaskExecutionStatus status(Instant now) {
        if (isOver(now)) {
            return succeeds() ? TaskExecutionStatus.SUCCESS : TaskExecutionStatus.ERROR;
        }
        return cancelled.isPresent() ? TaskExecutionStatus.CANCELLING : phases.at(now);
    }

    /** As it is described at a time. */
    DescribeTaskExecutionResponse shown(Instant now) {
        boolean launched =
                !now.isBefore(phases.launching())
                        && cancelled.filter(at -> at.isBefore(phases.launching())).isEmpty();
        Instant reached = cancelled.filter(at -> at.isBefore(now)).orElse(now);
        FileTree arrived = arrived(reached);
        DescribeTaskExecutionResponse.Builder shown =
                DescribeTaskExecutionResponse.builder()
                        .taskExecutionArn(arn)
                        .status(status(now))
                        .options(options)
                        .taskMode(task.taskMode())
                        .startTime(started)
                        .launchTime(launched ? phases.launching() : null)
                        .filesTransferred((long) arrived.files().size())
                        .bytesTransferred(arrived.bytes())
                        .bytesWritten(arrived.bytes());
        if (!reached.isBefore(phases.transferring())) {
            shown.estimatedFilesToTransfer((long) copy.transferred().files().size())
                    .estimatedBytesToTransfer(copy.transferred().bytes());
        }
        if (isOver(now)) {
            shown.endTime(end()).result(result());
        }
        return shown.build();
    }

    private TaskExecutionResultDetail result() {
        TaskExecutionResultDetail.Builder result =
                TaskExecutionResultDetail.builder()
                        .totalDuration(millis(started, end()))
                        .prepareDuration(millis(phases.preparing(), phases.transferring()))
                        .transferDuration(millis(phases.transferring(), phases.verifying()))
                        .verifyDuration(millis(phases.verifying(), phases.end()));
        if (cancelled.isPresent()) {
            Instant at = cancelled.get();
            return result.prepareStatus(reached(phases.transferring(), at))
                    .transferStatus(reached(phases.verifying(), at))
                    .verifyStatus(reached(phases.end(), at))
                    .errorDetail("Task execution was cancelled by user")
                    .build();
        }
        if (trouble.isPresent()) {
            DataSyncTrouble what = trouble.get();
            return result.prepareStatus(what.prepared() ? PhaseStatus.SUCCESS : PhaseStatus.ERROR)
                    .transferStatus(PhaseStatus.ERROR)
                    .verifyStatus(PhaseStatus.ERROR)
                    .errorDetail(what.detail())
                    .build();
        }
        result.prepareStatus(PhaseStatus.SUCCESS).transferStatus(PhaseStatus.SUCCESS);
        return copy.mismatches().isEmpty()
                ? result.verifyStatus(PhaseStatus.SUCCESS).build()
                : result.verifyStatus(PhaseStatus.ERROR).errorDetail(MISMATCHES).build();
    }

    private static PhaseStatus reached(Instant end, Instant cancelled) {
        return cancelled.isBefore(end) ? PhaseStatus.ERROR : PhaseStatus.SUCCESS;
    }

    private static long millis(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toMillis());
    }
}
