package io.stratoscope.job;

import java.time.Instant;

/** What happens to a job, in order, for whoever shows it. */
public sealed interface JobEvent {

    /** The job's number; two jobs may have the same name. */
    long id();

    /** The job's name, for people. */
    String job();

    Instant at();

    record Started(long id, String job, Instant at) implements JobEvent {}

    record StepStarted(long id, String job, Instant at, String step) implements JobEvent {}

    record Progressed(long id, String job, Instant at, String step, long done, long total)
            implements JobEvent {}

    record Logged(long id, String job, Instant at, String line) implements JobEvent {}

    record CancelRequested(long id, String job, Instant at) implements JobEvent {}

    record Succeeded(long id, String job, Instant at) implements JobEvent {}

    record Failed(long id, String job, Instant at, Throwable cause) implements JobEvent {}
}
