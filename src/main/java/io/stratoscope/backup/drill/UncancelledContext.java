package io.stratoscope.backup.drill;

import io.stratoscope.job.JobContext;

import java.util.List;
import java.util.concurrent.Callable;

/** For what has to be done to its end, whoever cancelled the rest. */
record UncancelledContext(JobContext inner) implements JobContext {

    @Override
    public void step(String name) {
        inner.step(name);
    }

    @Override
    public void progress(long done, long total) {
        inner.progress(done, total);
    }

    @Override
    public void log(String line) {
        inner.log(line);
    }

    @Override
    public boolean cancelled() {
        return false;
    }

    @Override
    public <T> List<T> inParallel(List<? extends Callable<T>> tasks) {
        return inner.inParallel(tasks);
    }
}
