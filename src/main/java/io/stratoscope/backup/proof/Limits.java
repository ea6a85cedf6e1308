package io.stratoscope.backup.proof;

import java.time.Duration;

/**
 * How long an answer may take and how large it may be.
 *
 * @param connect until there is a connection
 * @param answer until all of an answer is there, unless it is a download
 * @param bytes of an answer, unless it is a download
 * @param slowest how many bytes a second a download brings at least
 */
record Limits(Duration connect, Duration answer, long bytes, long slowest) {

    static final Limits USUAL =
            new Limits(Duration.ofSeconds(10), Duration.ofSeconds(30), 64 << 20, 64 << 10);

    /** Until all of a download is there. */
    Duration download(long size) {
        return answer.plusSeconds(size / slowest);
    }
}
