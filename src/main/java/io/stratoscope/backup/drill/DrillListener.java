package io.stratoscope.backup.drill;

import io.stratoscope.job.JobContext;

import java.time.Duration;
import java.util.Optional;

/** Hears how a drill goes, on its own threads. */
public interface DrillListener {

    /** A phase begins. */
    void phase(DrillPhase phase);

    /**
     * A resource is made or removed.
     *
     * @param id its logical id
     * @param what {@code created (vpc-1)}, {@code could not delete …}: in words
     */
    void step(String id, String what);

    /** All of it stands, was proved or not, and is about to go: who wants to look at it looks now. */
    default void standing(DrillId drill, JobContext context) {}

    /**
     * The same, not yet in words.
     *
     * @param detail what the API knows it by, or why it failed; may be empty
     */
    default void step(String id, DrillStep step, String detail) {
        step(id, step.words(detail));
    }

    /** Something was looked at. */
    void check(DrillCheck check);

    /**
     * How far the files are.
     *
     * @param status DataSync's
     * @param left about how long it takes still; empty while nobody knows
     */
    void files(String status, long files, long bytes, Optional<Duration> left);
}
