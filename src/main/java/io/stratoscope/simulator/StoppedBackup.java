package io.stratoscope.simulator;

import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.datasync.model.DescribeTaskExecutionResponse;
import software.amazon.awssdk.services.datasync.model.DescribeTaskResponse;
import software.amazon.awssdk.services.datasync.model.ScheduleDisabledBy;
import software.amazon.awssdk.services.datasync.model.ScheduleStatus;

import java.time.Duration;
import java.util.Set;

/** The schedule of the backup tasks was switched off some days ago, and nobody saw. */
final class StoppedBackup implements Disaster {

    static final String NAME = "stopped-backup";

    /** So long before it is noticed it happened. */
    static final Duration AGO = Duration.ofDays(4);

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
                    it.toBuilder().startTime(it.startTime().minus(AGO)).build();
            case DescribeTaskResponse it when it.schedule() != null ->
                    it.toBuilder()
                            .schedule(schedule ->
                                    schedule.scheduleExpression(it.schedule().scheduleExpression())
                                            .status(ScheduleStatus.DISABLED))
                            .scheduleDetails(details ->
                                    details.disabledBy(ScheduleDisabledBy.USER)
                                            .statusUpdateTime(account.now().minus(AGO)))
                            .build();
            case DescribeAlarmsResponse it ->
                    Outage.ringing(it, Set.of("FilesTransferred"), account.now());
            default -> answer;
        };
    }
}
