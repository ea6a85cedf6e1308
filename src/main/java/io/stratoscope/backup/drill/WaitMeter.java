package io.stratoscope.backup.drill;

import io.stratoscope.provision.driver.Waiting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Knows how long AWS was waited for: the time in which at least one thread slept until the next look. What remains of a drill's time is
 * its own. Safe for many threads.
 */
public final class WaitMeter {

    private final Clock clock;
    private Duration waited = Duration.ZERO;
    private int sleepers;
    private Instant since = Instant.EPOCH;

    /** @param clock real time */
    public WaitMeter(Clock clock) {
        this.clock = clock;
    }

    /** The same way to wait, measured. */
    public Waiting measured(Waiting waiting) {
        return new Waiting(
                waiting.interval(),
                waiting.looks(),
                time -> {
                    begin();
                    try {
                        waiting.sleeper().sleep(time);
                    } finally {
                        end();
                    }
                });
    }

    private synchronized void begin() {
        if (sleepers++ == 0) {
            since = clock.instant();
        }
    }

    private synchronized void end() {
        if (--sleepers == 0) {
            waited = waited.plus(Duration.between(since, clock.instant()));
        }
    }

    /** How long it was so far. */
    synchronized Duration waited() {
        return waited;
    }

    /** What time it is, in reality. */
    Instant now() {
        return clock.instant();
    }
}
