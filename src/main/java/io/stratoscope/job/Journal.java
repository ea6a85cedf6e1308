package io.stratoscope.job;

import java.time.Instant;
import java.util.List;

/**
 * What was begun and what came of it, written before it is done, so that whoever comes after a crash knows. Safe for many
 * threads.
 */
public interface Journal {

    /** How far a step is. */
    enum Phase {
        BEGUN,
        DONE,
        FAILED
    }

    /**
     * One line.
     *
     * @param run which run of a job
     * @param step its name
     * @param detail what the step is about, or what went wrong; one line
     */
    record Entry(Instant at, String run, String step, Phase phase, String detail) {}

    /** Writes a line; it is on the disk when this returns. */
    void write(String run, String step, Phase phase, String detail);

    /** All lines, the oldest first. */
    List<Entry> entries();
}
