package io.stratoscope.discovery;

import io.stratoscope.job.JobContext;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Runs a job's tasks one after the other on the test's thread; can be cancelled after a number of tasks. */
final class InlineJob implements JobContext {

    final List<String> steps = new ArrayList<>();
    private final int tasksBeforeCancel;
    private int tasks;
    private boolean cancelled;

    InlineJob() {
        this(Integer.MAX_VALUE);
    }

    InlineJob(int tasksBeforeCancel) {
        this.tasksBeforeCancel = tasksBeforeCancel;
    }

    /** From now on. */
    void cancel() {
        cancelled = true;
    }

    @Override
    public void step(String name) {
        steps.add(name);
    }

    @Override
    public void progress(long done, long total) {
        // Nobody watches.
    }

    @Override
    public void log(String line) {
        // Nobody reads.
    }

    @Override
    public boolean cancelled() {
        return cancelled || tasks > tasksBeforeCancel;
    }

    @Override
    public <T> List<T> inParallel(List<? extends Callable<T>> all) {
        List<T> results = new ArrayList<>();
        for (Callable<T> each : all) {
            tasks++;
            try {
                results.add(each.call());
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        return results;
    }
}
