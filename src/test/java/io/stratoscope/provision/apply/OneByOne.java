package io.stratoscope.provision.apply;

import io.stratoscope.job.JobContext;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Does what could go side by side one after the other, in its order: the calls are then the same from run to run. */
final class OneByOne implements JobContext {

    @Override
    public void step(String name) {}

    @Override
    public void progress(long done, long total) {}

    @Override
    public void log(String line) {}

    @Override
    public boolean cancelled() {
        return false;
    }

    @Override
    public <T> List<T> inParallel(List<? extends Callable<T>> tasks) {
        List<T> results = new ArrayList<>();
        for (Callable<T> task : tasks) {
            try {
                results.add(task.call());
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        return results;
    }
}
