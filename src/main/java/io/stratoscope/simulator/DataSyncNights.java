package io.stratoscope.simulator;

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

    private static final int NIGHTS = 7;
    static final Duration TAKES = Duration.ofMinutes(11);
    private static final long FILES_A_NIGHT = 40;
    static final long BYTES_A_FILE = 4_200_000;

    private final AccountState account;

    DataSyncNights(AccountState account) {
        this.account = account;
    }

    Stream<DescribeTaskExecutionResponse> of(DescribeTaskResponse task) {
        Optional<LocalTime> at = at(task);
        if (at.isEmpty()) {
            return Stream.empty();
        }
        LocalDate today = account.clockTime().atZone(ZoneOffset.UTC).toLocalDate();
        return Stream.iterate(NIGHTS - 1, ago -> ago >= 0, ago -> ago - 1)
                .map(ago -> today.minusDays(ago).atTime(at.get()).toInstant(ZoneOffset.UTC))
                .filter(start -> start.isAfter(task.creationTime()))
                .filter(start -> account.isOver(start.plus(TAKES)))
                .map(start -> run(task, start));
    }

    /** How many files a run copies that began then. */
    static long files(Instant start) {
        return FILES_A_NIGHT + start.getEpochSecond() / Duration.ofDays(1).toSeconds() % 30;
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

    private static DescribeTaskExecutionResponse run(DescribeTaskResponse task, Instant start) {
        long files = files(start);
        return DescribeTaskExecutionResponse.builder()
                .taskExecutionArn(
                        task.taskArn()
                                + "/execution/exec-"
                                + "%017x".formatted(start.getEpochSecond()))
                .status(TaskExecutionStatus.SUCCESS)
                .options(task.options())
                .taskMode(task.taskMode())
                .startTime(start)
                .estimatedFilesToTransfer(files)
                .filesTransferred(files)
                .estimatedBytesToTransfer(files * BYTES_A_FILE)
                .bytesTransferred(files * BYTES_A_FILE)
                .result(
                        TaskExecutionResultDetail.builder()
                                .prepareStatus(PhaseStatus.SUCCESS)
                                .transferStatus(PhaseStatus.SUCCESS)
                                .verifyStatus(PhaseStatus.SUCCESS)
                                .totalDuration(TAKES.toMillis())
                                .build())
                .build();
    }
}
