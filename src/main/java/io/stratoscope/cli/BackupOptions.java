package io.stratoscope.cli;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.backup.BackUp;
import io.stratoscope.backup.BackupTarget;
import io.stratoscope.backup.RestorePoint;
import io.stratoscope.backup.RestorePoints;
import io.stratoscope.backup.drill.DrillHistory;
import io.stratoscope.backup.drill.DrillReport;
import io.stratoscope.job.Journal;
import io.stratoscope.model.Arn;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Snapshot;
import io.stratoscope.store.JournalFile;
import io.stratoscope.topology.Topology;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What of a project is backed up: needed where it has several databases, or several tasks that copy files to a bucket. */
class BackupOptions {

    @Option(
            names = "--database",
            paramLabel = "NAME",
            description = "The database cluster, where the project has several.")
    @Nullable String database;

    @Option(
            names = "--files",
            paramLabel = "NAME",
            description = "The DataSync task that copies the files, where there are several.")
    @Nullable String files;

    /** Discovers the project and says what of it is meant. */
    final BackupTarget target(Session session, AwsAccount account) {
        return target(session, session.discover(account));
    }

    /** Says what of a project is meant. */
    final BackupTarget target(Session session, Snapshot snapshot) {
        return BackupTarget.of(
                Topology.of(snapshot), database(session, snapshot), files(session, snapshot));
    }

    /** The cluster that is named, if one is. */
    final Optional<Arn> database(Session session, Snapshot snapshot) {
        return arn(session, snapshot, database, ResourceType.DB_CLUSTER);
    }

    /** The task that is named, if one is. */
    final Optional<Arn> files(Session session, Snapshot snapshot) {
        return arn(session, snapshot, files, ResourceType.DATASYNC_TASK);
    }

    private static Optional<Arn> arn(
            Session session, Snapshot snapshot, @Nullable String name, ResourceType type) {
        return Optional.ofNullable(name)
                .map(text ->
                        Naming.find(
                                snapshot, text, each -> each.type().equals(type), session::say));
    }

    static List<RestorePoint> points(Session session, AwsAccount account, BackupTarget target) {
        return session.await("list restore points", _ -> RestorePoints.list(account, target));
    }

    /** What drills said, by the restore point's id. */
    static Map<String, DrillReport> drills(
            Session session, AwsAccount account, BackupTarget target) {
        return DrillHistory.of(
                        session.dataDirectory(),
                        target.cluster().account(),
                        account.simulated(),
                        target.region())
                .read()
                .byRestorePoint();
    }

    /** What was done to a target from this computer. */
    static Journal journal(Session session, AwsAccount account, BackupTarget target) {
        return new JournalFile(
                session.dataDirectory().resolve(BackUp.journal(account, target)),
                session.environment().clock());
    }
}
