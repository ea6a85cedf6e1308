package io.stratoscope.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The clock of a simulated account: as fast as one wants, and it can be turned forward. Never back. */
final class SimulatedClock extends Clock {

    /** From a real instant on, this is the time, and so fast it goes. */
    record Setting(Instant real, Instant simulated, long speed) {

        Instant at(Instant now) {
            return simulated.plus(Duration.between(real, now).multipliedBy(speed));
        }
    }

    private final Clock real;
    private volatile Setting setting;

    /** One that is as the real one. */
    SimulatedClock(Clock real) {
        this.real = real;
        Instant now = real.instant();
        setting = new Setting(now, now, 1);
    }

    Setting setting() {
        return setting;
    }

    void set(Setting to) {
        setting = to;
    }

    /** Goes on so many times as fast as real time. */
    Setting speed(long times) {
        Instant now = real.instant();
        setting = new Setting(now, setting.at(now), times);
        return setting;
    }

    /** Is later by so much. */
    Setting advance(Duration by) {
        Instant now = real.instant();
        setting = new Setting(now, setting.at(now).plus(by), setting.speed());
        return setting;
    }

    @Override
    public Instant instant() {
        return setting.at(real.instant());
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
