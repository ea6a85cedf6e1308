package io.stratoscope.provision;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that whoever waits turns forward, on whatever thread. */
public final class TurningClock extends Clock {
    private Instant now;

    public TurningClock() {
        this(Instant.parse("2026-11-23T12:00:00Z"));
    }

    public TurningClock(Instant start) {
        now = start;
    }

    /** Is later by so much. */
    public synchronized void turn(Duration by) {
        now = now.plus(by);
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
