package io.stratoscope.backup.drill;

import io.stratoscope.aws.Fence;
import io.stratoscope.job.JobContext;

import java.util.List;
import java.util.concurrent.Callable;

/** Keeps the fence around what runs side by side, too. */
record FencedContext(JobContext inner, Fence fence) implements JobContext {

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
        return inner.cancelled();
    }

    @Override
    public <T> List<T> inParallel(List<? extends Callable<T>> tasks) {
        return inner.inParallel(
                tasks.stream().<Callable<T>>map(task -> () -> Fence.within(fence, task)).toList());
    }
}
