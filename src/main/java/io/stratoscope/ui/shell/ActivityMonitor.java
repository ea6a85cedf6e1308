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
    private final Map<Long, Activity> running = new LinkedHashMap<>();
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
            case JobEvent.Started started ->
                    running.put(started.id(), new Activity(started.job(), "", Activity.UNKNOWN));
            case JobEvent.StepStarted now -> update(event, now.step(), Activity.UNKNOWN);
            case JobEvent.Progressed now ->
                    update(event, now.step(), fraction(now.done(), now.total()));
            case JobEvent.CancelRequested _ -> update(event, "cancelling", Activity.UNKNOWN);
            case JobEvent.Logged _ -> {}
            case JobEvent.Succeeded _ -> running.remove(event.id());
            case JobEvent.Failed _ -> running.remove(event.id());
        }
    }

    /** An event of a job that has ended does not revive it. */
    private void update(JobEvent event, String step, double fraction) {
        running.computeIfPresent(
                event.id(), (id, before) -> new Activity(event.job(), step, fraction));
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
