package io.stratoscope.ui.shell;

import io.stratoscope.job.JobEvent;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Follows the jobs' events. Thousands a second may come, from many threads: they are folded into one state, and at most one
 * hand-over to the application thread is under way at any time.
 */
final class ActivityMonitor {

    private final Executor applicationThread;
    private final Map<String, Activity> running = new LinkedHashMap<>();
    private final AtomicBoolean handOverPending = new AtomicBoolean();
    private final ReadOnlyObjectWrapper<Optional<Activity>> current =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    ActivityMonitor(Executor applicationThread) {
        this.applicationThread = applicationThread;
    }

    /** The job that started last and still runs. */
    ReadOnlyObjectProperty<Optional<Activity>> currentProperty() {
        return current.getReadOnlyProperty();
    }

    /** May be called on any thread. */
    void on(JobEvent event) {
        fold(event);
        if (handOverPending.compareAndSet(false, true)) {
            applicationThread.execute(() -> {
                handOverPending.set(false);
                current.set(newest());
            });
        }
    }

    private synchronized void fold(JobEvent event) {
        switch (event) {
            case JobEvent.Started(String job, var _) ->
                    running.put(job, new Activity(job, "", Activity.UNKNOWN));
            case JobEvent.StepStarted(String job, var _, String step) ->
                    running.computeIfPresent(
                            job, (name, now) -> new Activity(job, step, Activity.UNKNOWN));
            case JobEvent.Progressed(String job, var _, String step, long done, long total) ->
                    running.computeIfPresent(
                            job, (name, now) -> new Activity(job, step, fraction(done, total)));
            case JobEvent.CancelRequested(String job, var _) ->
                    running.computeIfPresent(
                            job, (name, now) -> new Activity(job, "cancelling", Activity.UNKNOWN));
            case JobEvent.Logged _ -> {}
            case JobEvent.Succeeded(String job, var _) -> running.remove(job);
            case JobEvent.Failed(String job, var _, var _) -> running.remove(job);
        }
    }

    private static double fraction(long done, long total) {
        return total <= 0 ? Activity.UNKNOWN : Math.min(1, (double) done / total);
    }

    private synchronized Optional<Activity> newest() {
        Optional<Activity> last = Optional.empty();
        for (Activity activity : running.values()) {
            last = Optional.of(activity);
        }
        return last;
    }
}
