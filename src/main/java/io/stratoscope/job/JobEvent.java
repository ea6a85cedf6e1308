package io.stratoscope.job;

import java.time.Instant;

/** What happens to a job, in order, for whoever shows it. */
public sealed interface JobEvent {
    String job();

    Instant at();

    record Started(String job, Instant at) implements JobEvent {}

    record StepStarted(String job, Instant at, String step) implements JobEvent {}

    record Progressed(String job, Instant at, String step, long done, long total)
            implements JobEvent {}

    record Logged(String job, Instant at, String line) implements JobEvent {}

    record CancelRequested(String job, Instant at) implements JobEvent {}

    record Succeeded(String job, Instant at) implements JobEvent {}

    record Failed(String job, Instant at, Throwable cause) implements JobEvent {}
}
