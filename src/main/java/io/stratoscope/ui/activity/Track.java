package io.stratoscope.ui.activity;

import io.stratoscope.job.JobEvent;
import io.stratoscope.model.Failure;
import io.stratoscope.ui.activity.JobActivity.End;
import io.stratoscope.ui.activity.JobActivity.Step;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Folds the events of one job. Not for several threads at once. */
final class Track {

    /** A log that nobody reads must not fill the memory. */
    static final int MOST_LINES = 1000;

    static final int MOST_STEPS = 200;

    private final long id;
    private final String name;
    private final Instant startedAt;
    private final Deque<Step> steps = new ArrayDeque<>();
    private final Deque<String> log = new ArrayDeque<>();
    private boolean cancelRequested;
    private End end = new End.Running();

    /** Empty since the last event. */
    private Optional<JobActivity> picture = Optional.empty();

    Track(JobEvent.Started started) {
        id = started.id();
        name = started.job();
        startedAt = started.at();
    }

    boolean ended() {
        return !(end instanceof End.Running);
    }

    /** As it is now; the same object until the next event. */
    JobActivity picture() {
        JobActivity now =
                picture.orElseGet(() ->
                        new JobActivity(
                                id,
                                name,
                                startedAt,
                                List.copyOf(steps),
                                List.copyOf(log),
                                cancelRequested,
                                end));
        picture = Optional.of(now);
        return now;
    }

    /** What the status bar says of it. */
    Activity summary() {
        if (cancelRequested) {
            return new Activity(name, "cancelling", Activity.UNKNOWN);
        }
        return steps.isEmpty()
                ? new Activity(name, "", Activity.UNKNOWN)
                : new Activity(
                        name,
                        steps.getLast().name(),
                        steps.getLast().fraction().orElse(Activity.UNKNOWN));
    }

    /** Takes an event; what comes after the end changes nothing but the log. */
    void take(JobEvent event, Function<Throwable, Failure> explain) {
        picture = Optional.empty();
        if (event instanceof JobEvent.Logged logged) {
            append(logged.line());
        } else if (!ended()) {
            follow(event, explain);
        }
    }

    private void follow(JobEvent event, Function<Throwable, Failure> explain) {
        switch (event) {
            case JobEvent.Started _, JobEvent.Logged _ -> {}
            case JobEvent.StepStarted now -> begin(now.step(), now.at());
            case JobEvent.Progressed now -> progressed(now);
            case JobEvent.CancelRequested _ -> cancelRequested = true;
            case JobEvent.Succeeded now ->
                    end(
                            cancelRequested
                                    ? new End.Cancelled(now.at())
                                    : new End.Succeeded(now.at()),
                            now.at());
            case JobEvent.Failed now -> end(endOf(explain.apply(now.cause()), now.at()), now.at());
        }
    }

    private static End endOf(Failure failure, Instant at) {
        return failure instanceof Failure.Cancelled
                ? new End.Cancelled(at)
                : new End.Failed(at, failure);
    }

    private void begin(String step, Instant at) {
        endStep(at);
        steps.addLast(new Step(step, at, Optional.empty(), Optional.empty()));
        if (steps.size() > MOST_STEPS) {
            steps.removeFirst();
        }
    }

    private void progressed(JobEvent.Progressed now) {
        // A job that names no steps still has progress.
        if (steps.isEmpty() || !steps.getLast().name().equals(now.step())) {
            begin(now.step(), steps.isEmpty() ? startedAt : now.at());
        }
        Step step = steps.removeLast();
        Optional<Double> fraction =
                now.total() <= 0
                        ? Optional.empty()
                        : Optional.of(Math.clamp((double) now.done() / now.total(), 0.0, 1.0));
        steps.addLast(new Step(step.name(), step.startedAt(), fraction, step.endedAt()));
    }

    private void end(End how, Instant at) {
        endStep(at);
        end = how;
    }

    private void endStep(Instant at) {
        if (!steps.isEmpty()) {
            Step step = steps.removeLast();
            steps.addLast(
                    new Step(step.name(), step.startedAt(), step.fraction(), Optional.of(at)));
        }
    }

    private void append(String line) {
        log.addLast(line);
        if (log.size() > MOST_LINES) {
            log.removeFirst();
        }
    }
}
