package io.stratoscope.logs;

import io.stratoscope.model.Failure;

import java.util.Optional;

/** The lines of one place in a range of time, oldest first, read as they are asked for. */
interface LogLines {

    /** The next line; empty at the end, and where it fails or is cancelled. */
    Optional<HeardLine> next();

    /** Why lines are missing. */
    Optional<Failure> failure();

    LogSource.Reachable source();
}
