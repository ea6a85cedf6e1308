package io.stratoscope.ui.activity;

import io.stratoscope.model.Failure;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A job as its events tell it so far.
 *
 * @param id the number that its events carry
 * @param steps in their order, the last one newest
 * @param log the newest lines
 * @param cancelRequested whether somebody asked it to stop
 */
public record JobActivity(
        long id,
        String name,
        Instant startedAt,
        List<Step> steps,
        List<String> log,
        boolean cancelRequested,
        End end) {

    /** Less than this share of a step says nothing about the rest of it. */
    private static final double LEAST_SHARE = 0.05;

    private static final Duration LEAST_TIME = Duration.ofSeconds(2);

    /**
     * A named part of a job.
     *
     * @param fraction between 0 and 1; empty where it is not known
     * @param endedAt empty while it is the newest of a running job
     */
    public record Step(
            String name, Instant startedAt, Optional<Double> fraction, Optional<Instant> endedAt) {}

    /** Whether a job has ended, and how. */
    public sealed interface End {

        record Running() implements End {}

        record Succeeded(Instant at) implements End {}

        record Cancelled(Instant at) implements End {}

        record Failed(Instant at, Failure failure) implements End {}
    }

    public boolean running() {
        return end instanceof End.Running;
    }

    /** How long it took, or takes until now. */
    public Duration elapsed(Instant now) {
        Instant until =
                switch (end) {
                    case End.Running() -> now;
                    case End.Succeeded(Instant at) -> at;
                    case End.Cancelled(Instant at) -> at;
                    case End.Failed(Instant at, _) -> at;
                };
        return until.isBefore(startedAt) ? Duration.ZERO : Duration.between(startedAt, until);
    }

    /** The step that runs. */
    public Optional<Step> current() {
        return running() && !steps.isEmpty() ? Optional.of(steps.getLast()) : Optional.empty();
    }

    /**
     * How long the step that runs will still take if it goes on at its pace; empty where that cannot be told yet. What comes
     * after the step nobody knows.
     */
    public Optional<Duration> leftOfStep(Instant now) {
        if (cancelRequested) {
            return Optional.empty();
        }
        return current().flatMap(step -> step.fraction().flatMap(done -> left(step, done, now)));
    }

    private static Optional<Duration> left(Step step, double done, Instant now) {
        Duration taken = Duration.between(step.startedAt(), now);
        if (done < LEAST_SHARE || taken.compareTo(LEAST_TIME) < 0) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofMillis(Math.round(taken.toMillis() * (1 - done) / done)));
    }
}
