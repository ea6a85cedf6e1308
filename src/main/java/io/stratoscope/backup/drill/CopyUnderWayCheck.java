package io.stratoscope.backup.drill;

import software.amazon.awssdk.services.datasync.DataSyncClient;
import software.amazon.awssdk.services.datasync.model.TaskStatus;

/** No backup is copying files just now: the bucket would change while the drill reads it. */
final class CopyUnderWayCheck implements PreflightCheck {

    @Override
    public String name() {
        return "backup under way";
    }

    @Override
    public DrillCheck look(PreflightCase situation) {
        TaskStatus status =
                situation
                        .client(DataSyncClient.class)
                        .describeTask(
                                request -> request.taskArn(situation.target().task().toString()))
                        .status();
        return status == TaskStatus.RUNNING || status == TaskStatus.QUEUED
                ? fail(
                        situation.target().taskName()
                                + " is copying files, so that the bucket changes meanwhile",
                        "wait until it has ended: stratoscope backup list")
                : pass(situation.target().taskName() + " is not running");
    }
}
