package io.stratoscope.simulator;

import io.stratoscope.simulator.photos.FileTree;

import software.amazon.awssdk.services.datasync.model.DescribeTaskExecutionResponse;
import software.amazon.awssdk.services.datasync.model.DescribeTaskResponse;
import software.amazon.awssdk.services.datasync.model.PhaseStatus;
import software.amazon.awssdk.services.datasync.model.ScheduleStatus;
import software.amazon.awssdk.services.datasync.model.TaskExecutionResultDetail;
import software.amazon.awssdk.services.datasync.model.TaskExecutionStatus;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The runs of the last nights of a task that runs daily: nothing is kept of them, each comes out the same whenever it is looked at. */
final class DataSyncNights {

    /** cron(0 2 * * ? *): minute and hour of each day, in UTC. */
    private static final Pattern DAILY =
            Pattern.compile("cron\\((\\d{1,2}) (\\d{1,2}) \\* \\* \\? \\*\\)");

    private static final int NIGHTS = 8;
    static final Duration TAKES = Duration.ofMinutes(11);

    private final SimulatedDataSync dataSync;
    private final AccountState account;
    private final DataSyncEnds ends;

    DataSyncNights(SimulatedDataSync dataSync, DataSyncEnds ends) {
        this.dataSync = dataSync;
        account = dataSync.account();
        this.ends = ends;
    }

    /** The last nights, the oldest first. */
    Stream<DescribeTaskExecutionResponse> of(DescribeTaskResponse task) {
        return done(task)
                .filter(start -> BackupFaults.ran(start, account))
                .map(start -> run(task, start));
    }

    /** When the newest of those began that had no trouble. */
    Optional<Instant> last(DescribeTaskResponse task) {
        return done(task)
                .filter(start -> dataSync.trouble(task, start).isEmpty())
                .reduce((_, later) -> later);
    }

    private Stream<Instant> done(DescribeTaskResponse task) {
        Optional<LocalTime> at = at(task);
        if (at.isEmpty()) {
            return Stream.empty();
        }
        LocalDate today = account.clockTime().atZone(ZoneOffset.UTC).toLocalDate();
        return Stream.iterate(NIGHTS - 1, ago -> ago >= 0, ago -> ago - 1)
                .map(ago -> today.minusDays(ago).atTime(at.get()).toInstant(ZoneOffset.UTC))
                .filter(start -> start.isAfter(task.creationTime()))
                .filter(start -> account.isOver(start.plus(TAKES)));
    }

    /** What a run copies that began then: what was uploaded since the one before. */
    FileTree copied(DescribeTaskResponse task, Instant start) {
        return ends.uploaded(task.sourceLocationArn(), start.minus(Duration.ofDays(1)), start);
    }

    /** The id of the run that began then. */
    static String idOf(Instant start) {
        return "exec-%017x".formatted(start.getEpochSecond());
    }

    /** When a task runs that runs each night. */
    static Optional<LocalTime> at(DescribeTaskResponse task) {
        if (task.schedule() == null || task.schedule().status() == ScheduleStatus.DISABLED) {
            return Optional.empty();
        }
        Matcher matcher = DAILY.matcher(String.valueOf(task.schedule().scheduleExpression()));
        return matcher.matches()
                ? Optional.of(
                        LocalTime.of(
                                Integer.parseInt(matcher.group(2)),
                                Integer.parseInt(matcher.group(1))))
                : Optional.empty();
    }

    private DescribeTaskExecutionResponse run(DescribeTaskResponse task, Instant start) {
        Optional<DataSyncTrouble> trouble = dataSync.trouble(task, start);
        FileTree copied = trouble.isPresent() ? FileTree.EMPTY : copied(task, start);
        long files = copied.files().size();
        return DescribeTaskExecutionResponse.builder()
                .taskExecutionArn(task.taskArn() + "/execution/" + idOf(start))
                .status(
                        trouble.isPresent()
                                ? TaskExecutionStatus.ERROR
                                : TaskExecutionStatus.SUCCESS)
                .options(task.options())
                .taskMode(task.taskMode())
                .startTime(start)
                .launchTime(start)
                .endTime(start.plus(TAKES))
                .estimatedFilesToTransfer(files)
                .filesTransferred(files)
                .estimatedBytesToTransfer(copied.bytes())
                .bytesTransferred(copied.bytes())
                .result(result(trouble))
                .build();
    }

    private static TaskExecutionResultDetail result(Optional<DataSyncTrouble> trouble) {
        PhaseStatus end = trouble.isPresent() ? PhaseStatus.ERROR : PhaseStatus.SUCCESS;
        TaskExecutionResultDetail.Builder result = TaskExecutionResultDetail.builder();
        trouble.map(DataSyncTrouble::detail).ifPresent(result::errorDetail);
        return result.prepareStatus(
                        trouble.filter(what -> !what.prepared()).isPresent()
                                ? PhaseStatus.ERROR
                                : PhaseStatus.SUCCESS)
                .transferStatus(end)
                .verifyStatus(end)
                .totalDuration(TAKES.toMillis())
                .build();
    }
}
