package io.stratoscope.ui.backups;

import io.stratoscope.backup.BackupTarget;
import io.stratoscope.backup.RestorePoint;
import io.stratoscope.backup.drill.DrillCheck;
import io.stratoscope.backup.drill.DrillHistory.Filed;
import io.stratoscope.backup.drill.DrillListener;
import io.stratoscope.backup.drill.DrillQuote;
import io.stratoscope.backup.drill.DrillReport;
import io.stratoscope.backup.drill.Leftover;
import io.stratoscope.backup.drill.report.DrillFormat;
import io.stratoscope.job.JobContext;
import io.stratoscope.model.Snapshot;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** A project's restore drills. Called on a job's thread, unless said otherwise; throws what {@code backup} throws. */
public interface DrillPort {

    /** A drill that could begin. */
    interface Offer {

        /** Of the preflight. */
        List<DrillCheck> checks();

        /** What it takes; empty where the quotas do not allow it. */
        Optional<DrillQuote> quote();

        /** Whether nothing that was looked at forbids it. */
        boolean isReady();

        /** Runs it, and files its report. What it made it removes, whatever happens. */
        Ended run(DrillListener listener, JobContext job);
    }

    /**
     * A drill that is over.
     *
     * @param notFiled why the history does not have it; empty where it has
     */
    record Ended(DrillReport report, Optional<String> notFiled) {}

    /** The account's. Asked anywhere. */
    Clock clock();

    /** From where its load balancer may be reached, where that needs no thought. Asked anywhere. */
    Optional<String> visitor();

    /** Why no drill can be run, and what to do; empty where one can. Asked anywhere. */
    Optional<String> obstacle();

    /**
     * Looks whether a drill could work, and reckons what it takes. Makes nothing.
     *
     * @param visitor the only addresses that reach its load balancer, as a CIDR block
     */
    Offer prepare(
            Snapshot project,
            BackupTarget target,
            RestorePoint point,
            String visitor,
            JobContext job);

    /** Finds what drills left; those that are under way are among them. */
    List<Leftover> leftovers(JobContext job);

    /** Removes what a drill left; empty when all of it is gone. */
    List<String> sweep(Leftover leftover, DrillListener listener, JobContext job);

    /** The project's drills, the newest first. */
    List<Filed> history(Snapshot project);

    /** Writes a filed drill's report. */
    void save(String drill, DrillFormat format, Path file);

    /** Shows a filed drill's report in the browser. */
    void open(String drill);
}
