package io.stratoscope.backup.restore;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.backup.BackUp;
import io.stratoscope.backup.BackupException;
import io.stratoscope.backup.BackupTarget;
import io.stratoscope.job.JobContext;
import io.stratoscope.job.Journal;
import io.stratoscope.price.PriceTable;
import io.stratoscope.provision.driver.Place;
import io.stratoscope.provision.driver.Waiting;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/** Plans restores of a project and follows them, for the faces of the program. Its methods are called in jobs: they ask AWS. */
public final class Restores {

    /** Where journals are in the data directory. */
    public static final Path JOURNALS = Path.of("restores");

    private final Place place;
    private final BackupTarget target;
    private final Waiting waiting;
    private final RestoreJournal journal;

    /**
     * Asks nothing yet.
     *
     * @param target what of the project is backed up
     * @param waiting how the time passes between two looks
     */
    public Restores(AwsAccount account, BackupTarget target, Waiting waiting, Journal journal) {
        this.target = target;
        this.waiting = waiting;
        this.journal = new RestoreJournal(journal);
        place = new Place(account, target.cluster().account(), target.region());
    }

    /** The journal of a target in the data directory. */
    public static Path journal(AwsAccount account, BackupTarget target) {
        return JOURNALS.resolve(BackUp.journal(account, target).getFileName());
    }

    /**
     * What has to be done. Changes nothing.
     *
     * @throws RestoreException when it cannot be planned
     * @throws BackupException when AWS does not tell
     */
    public RestorePlan plan(RestoreRequest request, Past past, PriceTable prices) {
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
