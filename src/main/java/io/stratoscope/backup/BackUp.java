package io.stratoscope.backup;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.job.JobContext;
import io.stratoscope.job.Journal;
import io.stratoscope.model.Failure;
import io.stratoscope.provision.driver.Waiting;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Makes a restore point: the database first, then the files, as rows that point at missing files are worse than files that no row
 * knows. What was cut off is gone on with, whoever calls {@link #run} next.
 */
public final class BackUp {

    /** Where journals are in the data directory. */
    public static final Path JOURNALS = Path.of("backups");

    /** How the names of the simulated account's journals begin: when it begins anew, they tell of nothing any more. */
    public static final String SIMULATED = "simulated-";

    private static final String DATABASE = "database";
    private static final String FILES = "files";

    /** So often what was asked for just now may not be seen yet. */
    private static final int UNSEEN = 10;

    private final AwsAccount account;
    private final BackupTarget target;
    private final Waiting waiting;
    private final BackUpJournal journal;
    private final BackupListener listener;
    private final DatabaseSnapshots snapshots;
    private final FileCopies copies;

    /**
     * Asks nothing yet.
     *
     * @param waiting how the time passes between two looks; how many they are does not matter, as big databases and many files
     *     take hours
     */
    public BackUp(
            AwsAccount account,
            BackupTarget target,
            Waiting waiting,
            Journal journal,
            BackupListener listener) {
        this.account = account;
        this.target = target;
        this.waiting = waiting;
        this.journal = new BackUpJournal(journal);
        this.listener = listener;
        snapshots = new DatabaseSnapshots(account, target);
        copies = new FileCopies(account, target);
    }

    /** The journal of a target in the data directory. */
    public static Path journal(AwsAccount account, BackupTarget target) {
        return JOURNALS.resolve(
                (account.simulated() ? SIMULATED : target.cluster().account() + "-")
                        + target.region()
                        + "-"
                        + target.clusterId()
                        + ".jsonl");
    }

    /** How it ended. */
    public enum Outcome {
        COMPLETE,
        /** The database is copied; of the files not all, or they are not what they should be. */
        FILES_FAILED,
        CANCELLED
    }

    /**
     * What came of it.
     *
     * @param resumed whether it went on with one that was cut off
     * @param detail what went wrong, in one line; empty where nothing did
     */
    public record Result(RestorePoint point, Outcome outcome, boolean resumed, String detail) {}

    /** The restore point that was begun and has no end, which the next run goes on with. */
    public static Optional<String> open(Journal journal) {
        return new BackUpJournal(journal).open();
    }

    /**
     * Makes a restore point, or goes on with the one that was cut off.
     *
     * @throws BackupException when AWS refuses, or cannot be reached; in that case the next run goes on
     */
    public Result run(JobContext context) {
        Optional<String> open = journal.open();
        String id = open.orElseGet(() -> RestorePoint.idAt(account.clock().instant()));
        if (open.isPresent()) {
            context.log("Going on with " + id + ", which was cut off.");
        } else {
            journal.begin(id);
        }
        try {
            Result result = run(id, open.isPresent(), context);
            journal.end(id, result.outcome() == Outcome.COMPLETE, result.detail());
            return result;
        } catch (BackupException e) {
            if (!e.mayPass()) {
                journal.end(id, false, String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }

    private Result run(String id, boolean resumed, JobContext context) {
        DatabaseCopy database = database(id, context);
        if (!database.isAvailable()) {
            return new Result(
                    point(id, database, Optional.empty()),
                    Outcome.CANCELLED,
                    resumed,
                    "cancelled; the database snapshot " + database.id() + " is still being taken");
        }
        Optional<FilesCopy> files = files(id, resumed, context);
        RestorePoint point = point(id, database, files);
        if (point.isComplete()) {
            return new Result(point, Outcome.COMPLETE, resumed, "");
        }
        return context.cancelled()
                ? new Result(
                        point,
                        Outcome.CANCELLED,
                        resumed,
                        "cancelled; the database snapshot " + database.id() + " stays")
                : new Result(
                        point,
                        Outcome.FILES_FAILED,
                        resumed,
                        files.flatMap(FilesCopy::problem).orElse("the files are not whole"));
    }

    private static RestorePoint point(String id, DatabaseCopy database, Optional<FilesCopy> files) {
        return RestorePoints.pair(List.of(database), files.stream().toList()).stream()
                .filter(point -> point.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Takes the snapshot and waits for it; one that is not available was cancelled. */
    private DatabaseCopy database(String id, JobContext context) {
        context.step("database snapshot");
        String name = SnapshotName.of(target.clusterId(), id);
        journal.begin(id, DATABASE, name);
        Optional<DatabaseCopy> copy = snapshots.find(name);
        if (copy.isEmpty()) {
            snapshots.take(id);
        }
        for (int unseen = 0; ; copy = snapshots.find(name)) {
            if (copy.isPresent()) {
                listener.database(copy.get());
                context.progress(copy.get().percent(), 100);
                if (copy.get().isAvailable()) {
                    journal.done(id, DATABASE, copy.get().arn().toString());
                    return copy.get();
                }
                refuseFailed(copy.get());
                if (context.cancelled()) {
                    return copy.get();
                }
                waiting.pass();
            } else if (++unseen > UNSEEN) {
                throw new BackupException(
                        "take the database snapshot " + name,
                        new Failure.NotFound("it is not there any more"));
            } else if (unseen > 1) {
                waiting.pass();
            }
        }
    }

    private static void refuseFailed(DatabaseCopy copy) {
        if (copy.status().contains("fail") || copy.status().contains("incompatible")) {
            throw new BackupException(
                    "take the database snapshot " + copy.id(),
                    new Failure.ServiceError(
                            "rds:CreateDBClusterSnapshot", "RDS says " + copy.status()));
        }
    }

    /** Copies the files; empty where that was cancelled before it began. */
    private Optional<FilesCopy> files(String id, boolean resumed, JobContext context) {
        context.step("files");
        journal.begin(id, FILES, target.taskName());
        Optional<FilesCopy> before = resumed ? copies.of(id) : Optional.empty();
        Optional<Execution> execution =
                before.map(copy -> copy.execution().toString())
                        .map(arn -> new Execution(arn, !journal.isJoined(id, arn)))
                        .or(() -> begin(id, context));
        Optional<FilesCopy> copy =
                execution.map(one ->
                        new CopyFollower(copies, waiting, account.clock(), listener)
                                .follow(one.arn(), id, one.own(), context));
        copy.filter(FilesCopy::isOver)
                .ifPresent(over -> journal.done(id, FILES, over.execution().toString()));
        return copy;
    }

    /**
     * What is followed.
     *
     * @param own whether it was started for the restore point; else others wait for it, too
     */
    private record Execution(String arn, boolean own) {}

    /** One that still waits in DataSync's queue will copy all that the snapshot's rows name: no need for another. */
    private Optional<Execution> begin(String id, JobContext context) {
        List<FilesCopy> underWay = copies.underWay();
        Optional<FilesCopy> joined =
                underWay.stream()
                        .filter(copy -> FilesCopy.QUEUED.equals(copy.status()))
                        .filter(copy -> !copy.partial() && copy.restorePoint().isEmpty())
                        .max(Comparator.comparing(FilesCopy::begin));
        if (joined.isPresent()) {
            String arn = joined.get().execution().toString();
            context.log("Joins " + joined.get().id() + ", which waits in the queue.");
            journal.join(id, arn);
            copies.join(arn, id);
            return Optional.of(new Execution(arn, false));
        }
        if (!underWay.isEmpty()) {
            context.log(
                    "Waits for "
                            + underWay.getFirst().id()
                            + ", which was begun before the database snapshot was there.");
            if (!copies.isQueueing() && !awaitEnd(underWay, context)) {
                return Optional.empty();
            }
        }
        return Optional.of(new Execution(copies.start(id), true));
    }

    /** Where DataSync keeps no queue, we do; false when cancelled meanwhile. */
    private boolean awaitEnd(List<FilesCopy> underWay, JobContext context) {
        for (FilesCopy each : underWay) {
            String arn = each.execution().toString();
            while (!copies.look(arn, each.restorePoint()).isOver()) {
                if (context.cancelled()) {
                    return false;
                }
                waiting.pass();
            }
        }
        return true;
    }
}
