package io.stratoscope.backup.restore;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.backup.BackUp;
import io.stratoscope.backup.BackupException;
import io.stratoscope.backup.BackupTarget;
import io.stratoscope.job.JobContext;
import io.stratoscope.job.Journal;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Snapshot;
import io.stratoscope.price.PriceTable;
import io.stratoscope.provision.driver.Place;
import io.stratoscope.provision.driver.Waiting;
import io.stratoscope.topology.Topology;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/** Plans restores of a project and follows them, for the faces of the program. Its methods are called in jobs: they ask AWS. */
public final class Restores {

    /** Where journals are in the data directory. */
    public static final Path JOURNALS = Path.of("restores");

    private final Place place;
    private final Waiting waiting;
    private final RestoreJournal journal;

    /**
     * Asks nothing yet.
     *
     * @param place where the project is
     * @param waiting how the time passes between two looks
     * @param journal the project's: {@link #journal(AwsAccount, Snapshot)}
     */
    public Restores(Place place, Waiting waiting, Journal journal) {
        this.place = place;
        this.waiting = waiting;
        this.journal = new RestoreJournal(journal);
    }

    /** Where a project is. */
    public static Place place(AwsAccount account, Snapshot project) {
        return new Place(account, project.account().id(), account.regions().getFirst());
    }

    /** The journal of a project in the data directory. */
    public static Path journal(AwsAccount account, Snapshot project) {
        return JOURNALS.resolve(
                (account.simulated() ? BackUp.SIMULATED : project.account().id() + "-")
                        + account.regions().getFirst()
                        + "-"
                        + project.scope().label().replaceAll("[^A-Za-z0-9-]+", "-")
                        + ".jsonl");
    }

    /**
     * What a project has to restore, also when all of it is gone.
     *
     * @param database the cluster that is meant, where there are several
     * @param files the task that backs up that is meant, where there are several
     * @throws BackupTarget.NoTargetException when it has nothing, or no one thing, and had nothing
     */
    public static BackupTarget target(Past past, Optional<Arn> database, Optional<Arn> files) {
        try {
            return BackupTarget.of(Topology.of(past.now()), database, files);
        } catch (BackupTarget.NoTargetException e) {
            return past.earlier()
                    .apply(snapshot -> isTarget(snapshot, database, files))
                    .map(snapshot -> BackupTarget.of(Topology.of(snapshot), database, files))
                    .orElseThrow(() -> e);
        }
    }

    private static boolean isTarget(
            Snapshot snapshot, Optional<Arn> database, Optional<Arn> files) {
        try {
            BackupTarget.of(Topology.of(snapshot), database, files);
            return true;
        } catch (BackupTarget.NoTargetException _) {
            return false;
        }
    }

    /** What of a project is gone, and so has to be restored; empty where nothing is. */
    public static Optional<RestoreKind> lost(Past past, BackupTarget target) {
        boolean database = past.now().resource(target.cluster()).isEmpty();
        boolean files = !Backups.of(past, target).fileSystem().there();
        if (database) {
            return Optional.of(files ? RestoreKind.TOTAL : RestoreKind.DATABASE);
        }
        return files ? Optional.of(RestoreKind.FILES) : Optional.empty();
    }

    /**
     * What has to be done. Changes nothing.
     *
     * @param target what of the project is backed up
     * @throws RestoreException when it cannot be planned
     * @throws BackupException when AWS does not tell
     */
    public RestorePlan plan(
            RestoreRequest request, BackupTarget target, Past past, PriceTable prices) {
        return new RestorePlanner(place, target, past, journal, prices).plan(request);
    }

    /** The plan of a restore that has no end, which has to be gone on with, or given up, before another begins. */
    public Optional<RestorePlan> open() {
        return journal.open();
    }

    /**
     * Follows a plan: a new one from its beginning, the open one from where it stopped.
     *
     * @throws RestoreException when another one is open, or a check fails
     * @throws BackupException when AWS refuses a step, or cannot be reached; the next run goes on
     */
    public RestoreResult run(RestorePlan plan, RestoreListener listener, JobContext context) {
        Optional<RestorePlan> open = journal.open();
        boolean resumed = open.filter(each -> each.run().equals(plan.run())).isPresent();
        if (open.isPresent() && !resumed) {
            throw new RestoreException(
                    open.get().run()
                            + " was cut off: go on with it, or give it up with --give-up, before another");
        }
        if (!resumed) {
            refuse(plan);
            journal.begin(plan);
        }
        return new RestoreRun(place, plan, waiting, journal, listener).run(resumed, context);
    }

    private static void refuse(RestorePlan plan) {
        if (!plan.obstacles().isEmpty()) {
            throw new RestoreException(
                    plan.obstacles().stream()
                            .map(check -> "not so: " + check.what() + ": " + check.detail())
                            .collect(Collectors.joining("; ")));
        }
    }

    /** Gives the open restore up. What it made stays, and carries its id in the tag {@link RestorePlan#TAG}. */
    public void giveUp() {
        journal.open().ifPresent(plan -> journal.end(plan.run(), false, "given up"));
    }
}
