package io.stratoscope.ui.backups;

import io.stratoscope.backup.BackUp;
import io.stratoscope.backup.BackupException;
import io.stratoscope.backup.BackupListener;
import io.stratoscope.backup.BackupLook;
import io.stratoscope.backup.BackupSchedule;
import io.stratoscope.backup.BackupTarget;
import io.stratoscope.backup.DatabaseCopy;
import io.stratoscope.backup.FilesCopy;
import io.stratoscope.backup.RestorePoint;
import io.stratoscope.backup.RestorePoint.Origin;
import io.stratoscope.backup.restore.RestoreCheck;
import io.stratoscope.backup.restore.RestoreCost;
import io.stratoscope.backup.restore.RestoreKind;
import io.stratoscope.backup.restore.RestoreListener;
import io.stratoscope.backup.restore.RestorePlan;
import io.stratoscope.backup.restore.RestoreRequest;
import io.stratoscope.backup.restore.RestoreResult;
import io.stratoscope.backup.restore.RestoreStep;
import io.stratoscope.job.JobContext;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Failure;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Snapshot;
import io.stratoscope.price.PriceTable;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Backups made by hand, and a port that tells them. */
final class SampleBackups implements BackupPort {

    static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    static final BackupTarget TARGET =
            new BackupTarget(
                    Arn.of("arn:aws:rds:eu-central-1:123456789012:cluster:photos"),
                    "photos",
                    Arn.of("arn:aws:datasync:eu-central-1:123456789012:task/task-1"),
                    "photos-backup");

    final List<RestorePoint> points = new ArrayList<>();
    final List<BackupSchedule> schedules = new ArrayList<>();
    final List<String> removed = new ArrayList<>();
    Map<String, Proof> proofs = Map.of();
    Optional<Duration> sinceProved = Optional.empty();
    Optional<RuntimeException> unreadable = Optional.empty();
    Optional<String> open = Optional.empty();
    Optional<Failure> refusal = Optional.empty();
    Optional<String> noTarget = Optional.empty();
    Optional<RestoreKind> lost = Optional.empty();
    Optional<RestorePlan> openRestore = Optional.empty();
    List<String> overwritten = List.of();
    List<RestoreCheck> checks = List.of();
    RestoreResult.Outcome ending = RestoreResult.Outcome.RESTORED;
    Optional<RestoreRequest> asked = Optional.empty();
    int looks;

    /** What a backup tells on its way, and how it ends. */
    Consumer<BackupListener> telling = _ -> {};

    BackUp.Outcome outcome = BackUp.Outcome.COMPLETE;

    static DatabaseCopy snapshot(
            String id, String type, Instant at, boolean encrypted, String point) {
        return new DatabaseCopy(
                Arn.of("arn:aws:rds:eu-central-1:123456789012:cluster-snapshot:" + id),
                id,
                "photos",
                type,
                "available",
                100,
                Optional.of(at),
                12,
                encrypted,
                Optional.empty(),
                "aurora-postgresql",
                "16.8",
                Optional.of(point).filter(each -> !each.isEmpty()));
    }

    static FilesCopy copy(Instant begin, String status) {
        return new FilesCopy(
                Arn.of("arn:aws:datasync:eu-central-1:123456789012:task/task-1/execution/exec-1"),
                status,
                begin,
                Optional.of(begin.plusSeconds(60)),
                7,
                Optional.of(10L),
                4096,
                Optional.of(8192L),
                Optional.of("SUCCESS"),
                Optional.of("SUCCESS"),
                Optional.of("ERROR".equals(status) ? "ERROR" : "SUCCESS"),
                "ERROR".equals(status) ? Optional.of("mismatches") : Optional.empty(),
                false,
                Optional.empty());
    }

    /** One that Stratoscope made so many hours ago. */
    static RestorePoint made(int hoursAgo) {
        Instant at = NOW.minus(Duration.ofHours(hoursAgo));
        String id = "rp-" + hoursAgo;
        return new RestorePoint(
                id,
                at,
                Origin.MADE,
                Optional.of(
                        snapshot(
                                ("photos-" + id).toLowerCase(Locale.ROOT), "manual", at, true, id)),
                Optional.of(copy(at.plusSeconds(180), "SUCCESS")));
    }

    /** One of a night, whose files were begun so many minutes later. */
    static RestorePoint night(int hoursAgo, int minutesLater) {
        Instant at = NOW.minus(Duration.ofHours(hoursAgo));
        Instant begun = at.plus(Duration.ofMinutes(minutesLater));
        return new RestorePoint(
                "rp-night-" + hoursAgo,
                at.isBefore(begun) ? at : begun,
                Origin.AUTOMATED,
                Optional.of(snapshot("rds:night-" + hoursAgo, "automated", at, true, "")),
                Optional.of(copy(begun, "SUCCESS")));
    }

    BackupLook now() {
        return new BackupLook(
                TARGET,
                NOW,
                points,
                schedules,
                open,
                Optional.of(Duration.ofDays(7)),
                Optional.of(40L << 30),
                "STANDARD",
                PriceTable.shipped());
    }

    @Override
    public Sight look(Snapshot snapshot, JobContext job) {
        looks++;
        refuse("list the database snapshots");
        return noTarget.<Sight>map(Sight.NoTarget::new)
                .orElseGet(() -> new Sight.Seen(now(), proofs, lost, openRestore));
    }

    @Override
    public Optional<Duration> sinceProved(Snapshot snapshot) {
        unreadable.ifPresent(failure -> {
            throw failure;
        });
        return sinceProved;
    }

    private void refuse(String what) {
        refusal.ifPresent(failure -> {
            throw new BackupException(what, failure);
        });
    }

    @Override
    public BackUp.Result backUp(BackupTarget target, BackupListener listener, JobContext job) {
        refuse("take the database snapshot");
        telling.accept(listener);
        RestorePoint point = made(0);
        points.addFirst(point);
        return new BackUp.Result(
                point,
                outcome,
                false,
                outcome == BackUp.Outcome.COMPLETE ? "" : "verifying failed");
    }

    @Override
    public void remove(BackupTarget target, RestorePoint point) {
        refuse("remove the database snapshot");
        removed.add(point.id());
        points.remove(point);
    }

    /** One of two steps. */
    RestorePlan plan() {
        return new RestorePlan(
                "restore-1",
                RestoreKind.FILES,
                "eu-central-1",
                Optional.of("rp-1"),
                true,
                List.of(),
                List.of(step("Files", "Make the file system"), step("Copy", "Copy the files")),
                checks,
                List.of(
                        new RestoreCost(
                                "the file system", Optional.of(new BigDecimal("14.4")), true)),
                overwritten,
                List.of());
    }

    static RestoreStep step(String id, String what) {
        return new RestoreStep(
                id, RestoreStep.Verb.MAKE, what, JsonObject.EMPTY, Duration.ofMinutes(3), false);
    }

    @Override
    public RestorePlan planRestore(Snapshot project, RestoreRequest request, JobContext job) {
        asked = Optional.of(request);
        refuse("look at the file system");
        return plan();
    }

    @Override
    public RestoreResult restore(
            Snapshot project, RestorePlan plan, RestoreListener listener, JobContext job) {
        listener.step(plan.steps().getFirst(), RestoreListener.State.BEGUN, "");
        listener.step(plan.steps().getFirst(), RestoreListener.State.DONE, "fs-1");
        listener.step(plan.steps().getLast(), RestoreListener.State.BEGUN, "");
        listener.files(copy(NOW, "TRANSFERRING"), Optional.empty(), Optional.empty());
        refuse("copy the files");
        if (ending == RestoreResult.Outcome.RESTORED) {
            listener.step(plan.steps().getLast(), RestoreListener.State.DONE, "");
        }
        return new RestoreResult(plan, ending, false, "before the copy");
    }

    @Override
    public void giveUp(Snapshot project) {
        openRestore = Optional.empty();
    }
}
