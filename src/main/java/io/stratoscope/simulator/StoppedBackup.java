package io.stratoscope.simulator;

import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.datasync.model.DescribeTaskExecutionResponse;
import software.amazon.awssdk.services.datasync.model.DescribeTaskResponse;
import software.amazon.awssdk.services.datasync.model.ScheduleDisabledBy;
import software.amazon.awssdk.services.datasync.model.ScheduleStatus;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** The schedule of the backup tasks was switched off some days ago, and nobody saw. */
final class StoppedBackup implements Disaster {

    static final String NAME = "stopped-backup";

    /** So long before it is noticed it happened. */
    static final Duration AGO = Duration.ofDays(4);

    /** So long without a file, and the alarm rings. */
    private static final Duration ALARM = Duration.ofDays(1);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String about() {
        return "the schedule of the nightly backups was switched off four days ago";
    }

    @Override
    public Object shown(SdkRequest request, Object answer, AccountState account) {
        return switch (answer) {
            case DescribeTaskExecutionResponse it ->
                    it.toBuilder()
                            .startTime(shown(it.startTime(), account))
                            .launchTime(shown(it.launchTime(), account))
                            .endTime(shown(it.endTime(), account))
                            .build();
            case DescribeTaskResponse it when it.schedule() != null ->
                    it.toBuilder()
                            .schedule(schedule ->
                                    schedule.scheduleExpression(it.schedule().scheduleExpression())
                                            .status(ScheduleStatus.DISABLED))
                            .scheduleDetails(details ->
                                    details.disabledBy(ScheduleDisabledBy.USER)
                                            .statusUpdateTime(switchedOff(account)))
                            .build();
            case DescribeAlarmsResponse it ->
                    Outage.ringing(
                            it, Set.of("FilesTransferred"), switchedOff(account).plus(ALARM));
            default -> answer;
        };
    }

    private static Instant switchedOff(AccountState account) {
        return Disasters.since(NAME, account).minus(AGO);
    }

    /** Each run is told as one of the last that there were; as nights go by without one, they are longer ago. */
    private static Instant shown(Instant start, AccountState account) {
        long without =
                nights(start, account.clockTime()) - nights(start, Disasters.since(NAME, account));
        return start.minus(AGO).minus(Duration.ofDays(without));
    }

    /** How many runs that begin at the same time of day are over by then, since that one. */
    private static long nights(Instant start, Instant by) {
        return Math.floorDiv(
                Duration.between(start.plus(DataSyncNights.TAKES), by).toSeconds(),
                Duration.ofDays(1).toSeconds());
    }
}
