package io.stratoscope.ui.activity;

import io.stratoscope.job.JobEvent;
import io.stratoscope.model.Failure;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.LongConsumer;

/**
 * Follows the jobs' events. Thousands a second may come, from many threads: they are folded into one state, and at most one
 * hand-over to the application thread is under way at any time. A window makes one before its first job starts.
 */
public final class ActivityViewModel {

    /** Of jobs that have ended, so many are kept. */
    static final int MOST_ENDED = 100;

    private final Executor applicationThread;
    private final Clock clock;
    private final LongConsumer cancel;
    private final Function<Throwable, Failure> explain;
    private final Map<Long, Track> tracks = new LinkedHashMap<>();
    private final AtomicBoolean handOverPending = new AtomicBoolean();
    private final ReadOnlyObjectWrapper<Optional<Activity>> current =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<JobActivity>> shown =
            new ReadOnlyObjectWrapper<>(List.of());
    private final BooleanProperty runningOnly = new SimpleBooleanProperty();
    private List<JobActivity> all = List.of();

    /**
     * Knows of no job yet.
     *
     * @param cancel asks the job with this number to stop
     * @param explain says what an exception means for people; called on the jobs' threads
     */
    public ActivityViewModel(
            Executor applicationThread,
            Clock clock,
            LongConsumer cancel,
            Function<Throwable, Failure> explain) {
        this.applicationThread = applicationThread;
        this.clock = clock;
        this.cancel = cancel;
        this.explain = explain;
        runningOnly.subscribe((before, now) -> show());
    }

    /** May be called on any thread. */
    public void on(JobEvent event) {
        fold(event);
        if (handOverPending.compareAndSet(false, true)) {
            applicationThread.execute(() -> {
                handOverPending.set(false);
                handOver();
            });
        }
    }

    private synchronized void fold(JobEvent event) {
        if (event instanceof JobEvent.Started started) {
            tracks.put(started.id(), new Track(started));
        } else {
            // What started before the window was made is not shown, whatever becomes of it.
            Optional.ofNullable(tracks.get(event.id())).ifPresent(track -> take(track, event));
        }
    }

    private void take(Track track, JobEvent event) {
        boolean before = track.ended();
        track.take(event, explain);
        if (!before && track.ended()) {
            forgetTheOldest();
        }
    }

    private void forgetTheOldest() {
        List<Long> ended =
                tracks.entrySet().stream()
                        .filter(entry -> entry.getValue().ended())
                        .map(Map.Entry::getKey)
                        .toList();
        ended.stream().limit(Math.max(0, ended.size() - MOST_ENDED)).forEach(tracks::remove);
    }

    private void handOver() {
        List<JobActivity> pictures = new ArrayList<>();
        current.set(newest(pictures));
        all = List.copyOf(pictures.reversed());
        show();
    }

    private synchronized Optional<Activity> newest(List<JobActivity> pictures) {
        Optional<Activity> last = Optional.empty();
        for (Track track : tracks.values()) {
            pictures.add(track.picture());
            if (!track.ended()) {
                last = Optional.of(track.summary());
            }
        }
        return last;
    }

    private void show() {
        shown.set(runningOnly.get() ? all.stream().filter(JobActivity::running).toList() : all);
    }

    /** The job that started last and still runs. */
    public ReadOnlyObjectProperty<Optional<Activity>> currentProperty() {
        return current.getReadOnlyProperty();
    }

    /** Newest first. */
    public ReadOnlyObjectProperty<List<JobActivity>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Whether those that have ended are left out. */
    public BooleanProperty runningOnlyProperty() {
        return runningOnly;
    }

    /** Asks it to stop. */
    public void cancel(JobActivity job) {
        cancel.accept(job.id());
    }

    /** Whether times go on: something that is shown runs. */
    public boolean ticking() {
        return shown.get().stream().anyMatch(JobActivity::running);
    }

    /** What a row says of a job: how long, and how long still. */
    public String times(JobActivity job) {
        String elapsed = words(job.elapsed(clock.instant()));
        return job.leftOfStep(clock.instant())
                .map(left ->
                        elapsed
                                + ", about "
                                + words(left)
                                + (job.current().filter(step -> !step.name().isEmpty()).isPresent()
                                        ? " left in this step"
                                        : " left"))
                .orElse(elapsed);
    }

    public Clock clock() {
        return clock;
    }

    /** {@code 850 ms}, {@code 12 s}, {@code 3 min 20 s}, {@code 2 h 5 min}. */
    static String words(Duration duration) {
        if (duration.compareTo(Duration.ofSeconds(1)) < 0) {
            return duration.toMillis() + " ms";
        }
        if (duration.compareTo(Duration.ofMinutes(1)) < 0) {
            return duration.toSeconds() + " s";
        }
        return duration.compareTo(Duration.ofHours(1)) < 0
                ? duration.toMinutes() + " min " + duration.toSecondsPart() + " s"
                : duration.toHours() + " h " + duration.toMinutesPart() + " min";
    }
}
