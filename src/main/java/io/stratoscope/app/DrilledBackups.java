package io.stratoscope.app;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.backup.BackUp;
import io.stratoscope.backup.BackupListener;
import io.stratoscope.backup.BackupTarget;
import io.stratoscope.backup.RestorePoint;
import io.stratoscope.backup.drill.DrillHistory;
import io.stratoscope.backup.drill.DrillHistory.Filed;
import io.stratoscope.backup.drill.DrillReport;
import io.stratoscope.backup.restore.RestoreListener;
import io.stratoscope.backup.restore.RestorePlan;
import io.stratoscope.backup.restore.RestoreRequest;
import io.stratoscope.backup.restore.RestoreResult;
import io.stratoscope.job.JobContext;
import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;
import io.stratoscope.ui.backups.BackupPort;
import io.stratoscope.ui.backups.DrillPort;
import io.stratoscope.ui.backups.Proof;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Backups, with what drills said of them: only reports that are as they were written count.
 *
 * @param dataDirectory where drills are filed
 * @param drills runs them; empty where nobody does
 */
record DrilledBackups(
        BackupPort backups, AwsAccount account, Path dataDirectory, Optional<DrillPort> drills)
        implements BackupPort {

    @Override
    public Sight look(Snapshot snapshot, JobContext job) {
        return switch (backups.look(snapshot, job)) {
            case Sight.Seen seen ->
                    new Sight.Seen(seen.look(), proofs(snapshot), seen.lost(), seen.open());
            case Sight.NoTarget none -> none;
        };
    }

    private Map<String, Proof> proofs(Snapshot snapshot) {
        Map<String, Proof> proofs = new HashMap<>();
        readings(snapshot)
                .forEach(reading ->
                        reading.byRestorePoint()
                                .forEach((point, report) ->
                                        proofs.put(
                                                point,
                                                new Proof(report.endedAt(), isProof(report)))));
        return proofs;
    }

    private static boolean isProof(DrillReport report) {
        return report.verdict() == DrillReport.Verdict.PROVED;
    }

    @Override
    public Optional<Duration> sinceProved(Snapshot snapshot) {
        return readings(snapshot)
                .flatMap(reading -> reading.drills().stream())
                .filter(Filed::isIntact)
                .map(Filed::report)
                .filter(DrilledBackups::isProof)
                .filter(report -> isWithin(snapshot.scope(), report))
                .map(DrillReport::endedAt)
                .max(Comparator.naturalOrder())
                .map(at -> Duration.between(at, account.clock().instant()));
    }

    private Stream<DrillHistory.Reading> readings(Snapshot snapshot) {
        return snapshot.regions().stream()
                .map(region ->
                        DrillHistory.of(
                                        dataDirectory,
                                        snapshot.account().id(),
                                        account.simulated(),
                                        region)
                                .read());
    }

    private static boolean isWithin(Scope scope, DrillReport report) {
        return scope.includes(Map.of(Scope.PROJECT_TAG, report.project()));
    }

    @Override
    public BackUp.Result backUp(BackupTarget target, BackupListener listener, JobContext job) {
        return backups.backUp(target, listener, job);
    }

    @Override
    public void remove(BackupTarget target, RestorePoint point) {
        backups.remove(target, point);
    }

    @Override
    public RestorePlan planRestore(Snapshot project, RestoreRequest request, JobContext job) {
        return backups.planRestore(project, request, job);
    }

    @Override
    public RestoreResult restore(
            Snapshot project, RestorePlan plan, RestoreListener listener, JobContext job) {
        return backups.restore(project, plan, listener, job);
    }

    @Override
    public void giveUp(Snapshot project) {
        backups.giveUp(project);
    }
}
