package io.stratoscope.backup;

import static io.stratoscope.backup.RestorePointsTest.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.backup.BackupSchedule.Miss;
import io.stratoscope.backup.BackupSchedule.Part;
import io.stratoscope.model.Arn;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.SnapshotBuilder;
import io.stratoscope.topology.Topology;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What was due and is not there is seen, and nothing else is taken for it. */
final class BackupSchedulesTest {

    private static final Instant NOW = Instant.parse("2026-03-05T12:00:00Z");
    private static final Arn CLUSTER = SnapshotBuilder.arn("rds", "cluster:photos");
    private static final Arn TASK = SnapshotBuilder.arn("datasync", "task/task-1");

    private JsonObject cluster =
            JsonValue.object()
                    .put("PreferredBackupWindow", "01:30-02:00")
                    .put("BackupRetentionPeriod", JsonValue.of(3))
                    .put("ClusterCreateTime", "2026-01-01T00:00:00Z")
                    .build();
    private JsonObject task = task("cron(0 2 * * ? *)", "ENABLED", "2026-03-02T00:00:00Z");

    private static JsonObject task(String expression, String status, String created) {
        return JsonValue.object()
                .put(
                        "Schedule",
                        JsonValue.object()
                                .put("ScheduleExpression", expression)
                                .put("Status", status)
                                .build())
                .put("CreationTime", created)
                .build();
    }

    private BackupSchedule of(Part part, List<DatabaseCopy> databases, List<FilesCopy> files) {
        SnapshotBuilder snapshot = new SnapshotBuilder();
        snapshot.add(ResourceType.DB_CLUSTER, CLUSTER, "photos", cluster);
        snapshot.add(ResourceType.DATASYNC_TASK, TASK, "photos-backup", task);
        return new BackupSchedules(
                        new BackupTarget(CLUSTER, "photos", TASK, "photos-backup"),
                        Topology.of(snapshot.build()),
                        NOW)
                .of(databases, files).stream()
                        .filter(each -> each.part() == part)
                        .findFirst()
                        .orElseThrow();
    }

    private BackupSchedule database(DatabaseCopy... copies) {
        return of(Part.DATABASE, List.of(copies), List.of());
    }

    private BackupSchedule copied(FilesCopy... copies) {
        return of(Part.FILES, List.of(), List.of(copies));
    }

    private static DatabaseCopy night(int day) {
        return RestorePointsTest.database(
                "rds:night-" + day,
                "automated",
                Instant.parse("2026-03-0%dT01:37:00Z".formatted(day)));
    }

    private static FilesCopy run(int day, String status) {
        return files("n" + day, Instant.parse("2026-03-0%dT02:00:00Z".formatted(day)), status, "");
    }

    private static List<String> due(BackupSchedule schedule) {
        return schedule.misses().stream().map(Miss::due).map(Instant::toString).toList();
    }

    @Test
    void whereEveryNightIsThereNothingIsMissed() {
        assertThat(database(night(3), night(4), night(5)).misses()).isEmpty();
        assertThat(
                        copied(
                                run(2, "SUCCESS"),
                                run(3, "SUCCESS"),
                                run(4, "SUCCESS"),
                                run(5, "SUCCESS")))
                .satisfies(schedule -> {
                    assertThat(schedule.misses()).isEmpty();
                    assertThat(schedule.words()).isEqualTo("every day at 02:00 UTC");
                    assertThat(schedule.next()).contains(Instant.parse("2026-03-06T02:00:00Z"));
                });
    }

    @Test
    void aNightWithoutASnapshotIsMissed() {
        BackupSchedule schedule = database(night(3), night(5));

        assertThat(due(schedule)).containsExactly("2026-03-04T01:30:00Z");
        assertThat(schedule.words())
                .isEqualTo("every day between 01:30 and 02:00 UTC, kept for 3 days");
        assertThat(schedule.next()).contains(Instant.parse("2026-03-06T01:30:00Z"));
    }

    @Test
    void aSnapshotTakenByHandIsNotTheNights() {
        DatabaseCopy byHand =
                RestorePointsTest.database("x", "manual", Instant.parse("2026-03-04T01:37:00Z"));

        assertThat(due(database(night(3), byHand, night(5)))).hasSize(1);
    }

    @Test
    void whatTheRetentionForgetsIsNotMissed() {
        assertThat(due(database())).hasSize(3).doesNotContain("2026-03-02T01:30:00Z");
    }

    @Test
    void aRunThatFailedIsMissedWithItsReasonAndOneThatRunsIsNot() {
        BackupSchedule schedule =
                copied(run(3, "SUCCESS"), run(4, "ERROR"), run(5, "TRANSFERRING"));

        assertThat(schedule.misses())
                .containsExactly(
                        new Miss(
                                Instant.parse("2026-03-04T02:00:00Z"),
                                "verifying failed: mismatches"));
    }

    @Test
    void whatIsOlderThanTheOldestRunMayBeForgottenAndATaskThatNeverRanIsNot() {
        assertThat(due(copied(run(3, "SUCCESS"), run(5, "SUCCESS"))))
                .containsExactly("2026-03-04T02:00:00Z");
        assertThat(due(copied())).hasSize(4).last().isEqualTo("2026-03-02T02:00:00Z");
    }

    @Test
    void whatWasMadeUpForInTheDayIsNotMissed() {
        FilesCopy later = files("later", Instant.parse("2026-03-04T15:00:00Z"));

        assertThat(due(copied(run(2, "SUCCESS"), run(3, "SUCCESS"), later, run(5, "SUCCESS"))))
                .isEmpty();
    }

    @Test
    void whatWasDueJustNowMayStillCome() {
        task = task("cron(30 11 * * ? *)", "ENABLED", "2026-03-04T12:00:00Z");

        assertThat(copied().misses()).isEmpty();
    }

    @Test
    void aScheduleThatIsOffIsSaidToBeAndItsMissesAreSeen() {
        task = task("cron(0 2 * * ? *)", "DISABLED", "2026-03-02T00:00:00Z");
        BackupSchedule schedule = copied(run(2, "SUCCESS"), run(3, "SUCCESS"));

        assertThat(schedule.on()).isFalse();
        assertThat(schedule.words()).isEqualTo("switched off: every day at 02:00 UTC");
        assertThat(schedule.next()).isEmpty();
        assertThat(due(schedule)).containsExactly("2026-03-05T02:00:00Z", "2026-03-04T02:00:00Z");
    }

    @Test
    void whatIsNotUnderstoodMissesNothing() {
        task = task("cron(0 2 L * ? *)", "ENABLED", "2026-03-02T00:00:00Z");
        cluster = JsonValue.object().put("PreferredBackupWindow", "whenever").build();

        assertThat(copied().words()).isEqualTo("by cron(0 2 L * ? *), in UTC");
        assertThat(copied().misses()).isEmpty();
        assertThat(database().misses()).isEmpty();
    }

    @Test
    void withoutAScheduleNothingIsDue() {
        task = JsonObject.EMPTY;

        assertThat(copied().words()).startsWith("no schedule");
        assertThat(copied().misses()).isEmpty();
    }

    @Test
    void aRateIsCountedFromTheFirstRun() {
        task = task("rate(12 hours)", "ENABLED", "2026-03-01T00:00:00Z");
        List<FilesCopy> runs = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            if (i != 3) {
                runs.add(
                        files(
                                "r" + i,
                                Instant.parse("2026-03-02T20:00:00Z")
                                        .plus(Duration.ofHours(12L * i))));
            }
        }

        assertThat(due(of(Part.FILES, List.of(), runs))).containsExactly("2026-03-04T08:00:00Z");
    }
}
