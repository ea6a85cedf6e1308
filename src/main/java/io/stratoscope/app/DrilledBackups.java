package io.stratoscope.app;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.backup.BackUp;
import io.stratoscope.backup.BackupListener;
import io.stratoscope.backup.BackupTarget;
import io.stratoscope.backup.RestorePoint;
import io.stratoscope.backup.drill.DrillHistory;
import io.stratoscope.backup.drill.DrillHistory.Filed;
import io.stratoscope.backup.drill.DrillReport;
import io.stratoscope.job.JobContext;
import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;
import io.stratoscope.ui.backups.BackupPort;
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
 */
record DrilledBackups(BackupPort backups, AwsAccount account, Path dataDirectory)
        implements BackupPort {

    @Override
    public Sight look(Snapshot snapshot, JobContext job) {
        return switch (backups.look(snapshot, job)) {
            case Sight.Seen seen -> new Sight.Seen(seen.look(), proofs(snapshot));
            case Sight.NoTarget none -> none;
        };
    }

    /** What the last drill said that came to an end with a restore point. */
    private Map<String, Proof> proofs(Snapshot snapshot) {
        Map<String, Proof> proofs = new HashMap<>();
        reports(snapshot)
                .filter(report -> report.verdict() != DrillReport.Verdict.CANCELLED)
                .forEach(report ->
                        proofs.put(
                                report.restorePoint(),
                                new Proof(
                                        report.endedAt(),
                                        report.verdict() == DrillReport.Verdict.PROVED)));
        return proofs;
    }

    @Override
    public Optional<Duration> sinceProved(Snapshot snapshot) {
        return reports(snapshot)
                .filter(report -> report.verdict() == DrillReport.Verdict.PROVED)
                .map(DrillReport::endedAt)
                .max(Comparator.naturalOrder())
                .map(at -> Duration.between(at, account.clock().instant()));
    }

    /** The oldest first. */
    private Stream<DrillReport> reports(Snapshot snapshot) {
        return snapshot.regions().stream()
                .map(region ->
                        DrillHistory.of(
                                dataDirectory,
                                snapshot.account().id(),
                                account.simulated(),
                                region))
                .flatMap(history -> history.read().drills().stream())
                .filter(Filed::isIntact)
                .map(Filed::report)
                .filter(report -> isWithin(snapshot.scope(), report));
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
}
