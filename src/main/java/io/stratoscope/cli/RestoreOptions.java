package io.stratoscope.cli;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.backup.BackupTarget;
import io.stratoscope.backup.restore.Past;
import io.stratoscope.backup.restore.RestoreKind;
import io.stratoscope.backup.restore.RestorePlan;
import io.stratoscope.backup.restore.RestoreRequest;
import io.stratoscope.backup.restore.Restores;
import io.stratoscope.cost.PricesFile;
import io.stratoscope.model.NearNames;
import io.stratoscope.model.Snapshot;
import io.stratoscope.provision.apply.Provisioning;
import io.stratoscope.store.JournalFile;
import io.stratoscope.store.SnapshotStore;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is restored, from what, and where to. */
final class RestoreOptions extends BackupOptions {

    private static final List<String> KINDS = List.of("everything", "files", "database");

    @Option(
            names = "--what",
            paramLabel = "WHAT",
            description = "everything, files or database. Default: what is gone.")
    @Nullable String what;

    @Option(
            names = "--folder",
            paramLabel = "PATH",
            description =
                    "Only the files of this folder that are missing, as the application sees it:"
                            + " /upload/alice. They come back into the file system that is there.")
    @Nullable String folder;

    @Option(
            names = "--overwrite",
            description = "With --folder: also replace files that differ from the backup.")
    boolean overwrite;

    @Option(
            names = "--restore-point",
            paramLabel = "ID",
            description = "From this one of 'backup list'. Default: the newest good one.")
    @Nullable String restorePoint;

    @Option(
            names = "--to-time",
            paramLabel = "TIME",
            description =
                    "The database as it was then, in place of a restore point: 2026-03-01T12:00Z, or 90m ago as"
                            + " 90m.")
    @Nullable String toTime;

    @Option(
            names = "--switch",
            description =
                    "Let the services go over to what is made though what they use is still there.")
    boolean switches;

    @Option(
            names = "--reset-password",
            description =
                    "Give the restored database a new password, and write it into its secret: for a secret that"
                            + " was changed since the snapshot.")
    boolean resetPassword;

    /**
     * What of a project is restored.
     *
     * @param project its newest snapshot
     * @param past the same, and what was before it
     */
    record Meant(Snapshot project, Past past, Restores restores) {}

    /** Looks at the project. */
    Meant meant(Session session, AwsAccount account) {
        if (account.regions().size() > 1) {
            throw new UsageException("a restore is in one region; give one with --region");
        }
        Snapshot project = session.discover(account);
        SnapshotStore store =
                SnapshotStore.open(session.dataDirectory(), session.environment().clock());
        Past past =
                new Past(
                        project,
                        so ->
                                store.newest(
                                        account.label(), project.scope(), project.regions(), so));
        return new Meant(
                project,
                past,
                new Restores(
                        Restores.place(account, project),
                        Provisioning.waiting(account),
                        new JournalFile(
                                session.dataDirectory().resolve(Restores.journal(account, project)),
                                session.environment().clock())));
    }

    /** Plans what the options say. */
    RestorePlan plan(Session session, AwsAccount account, Meant meant) {
        BackupTarget target =
                Restores.target(
                        meant.past(),
                        database(session, meant.project()),
                        files(session, meant.project()));
        RestoreRequest request =
                new RestoreRequest(
                        kind(meant.past(), target),
                        Optional.ofNullable(restorePoint),
                        time(account.clock().instant()),
                        Optional.ofNullable(folder),
                        overwrite,
                        switches,
                        resetPassword);
        return session.await(
                "plan a restore",
                _ ->
                        meant.restores()
                                .plan(
                                        request,
                                        target,
                                        meant.past(),
                                        new PricesFile(session.dataDirectory()).read()));
    }

    private Optional<Instant> time(Instant now) {
        if (toTime != null && restorePoint != null) {
            throw new UsageException(
                    "--to-time and --restore-point exclude each other: give one of them");
        }
        return Optional.ofNullable(toTime).map(text -> Span.moment("--to-time", text, now));
    }

    private RestoreKind kind(Past past, BackupTarget target) {
        if (overwrite && folder == null) {
            throw new UsageException("--overwrite goes with --folder: nothing else overwrites");
        }
        if (folder != null) {
            if (what != null) {
                throw new UsageException(
                        "--folder and --what exclude each other: give one of them");
            }
            return RestoreKind.FOLDER;
        }
        if (what == null) {
            return Restores.lost(past, target)
                    .orElseThrow(() ->
                            new UsageException(
                                    "nothing is gone; say what is to be restored beside it: --what"
                                            + " everything, files or database, or --folder PATH"));
        }
        return switch (what.toLowerCase(Locale.ROOT)) {
            case "everything" -> RestoreKind.TOTAL;
            case "files" -> RestoreKind.FILES;
            case "database" -> RestoreKind.DATABASE;
            default ->
                    throw new UsageException(
                            "--what: "
                                    + Terminal.plain(what)
                                    + " is none; "
                                    + NearNames.hint(what.toLowerCase(Locale.ROOT), KINDS));
        };
    }
}
