package io.stratoscope.job;

import java.util.List;
import java.util.concurrent.Callable;

/** What a job's body is given: its way to say where it is, to hear that it should stop, and to run things side by side. */
public interface JobContext {

    /** Says that a named step begins; the one before it is then over. */
    void step(String name);

    /**
     * Says how far the step is.
     *
     * @param done what is done, in whatever the step counts
     * @param total what there is to do as far as is known; 0 where it is not
     */
    void progress(long done, long total);

    /** Adds a line to the job's log. */
    void log(String line);

    /** Whether somebody asked to stop. A body asks between two calls and ends early in an orderly way. */
    boolean cancelled();

    /**
     * Runs the tasks side by side on virtual threads and waits for all of them.
     *
     * @return the results in the order of the tasks
     * @throws RuntimeException what the first failing task threw, after all have ended
     */
    <T> List<T> inParallel(List<? extends Callable<T>> tasks);
}
