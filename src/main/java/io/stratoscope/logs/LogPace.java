package io.stratoscope.logs;

import io.stratoscope.aws.AwsAccount;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Keeps the calls apart: an account may call FilterLogEvents
 * <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html">five times a second</a> in a region,
 * and others want some of that, too. Safe for many threads, which wait for one another.
 */
public final class LogPace {

    /** Lets time pass; a test's turns a clock instead. */
    @FunctionalInterface
    public interface Sleeper {
        void sleep(Duration duration) throws InterruptedException;
    }

    private static final Duration APART = Duration.ofMillis(200);

    private final Clock clock;
    private final Duration apart;
    private final Sleeper sleeper;
    private Instant next = Instant.MIN;

    private LogPace(Clock clock, Duration apart, Sleeper sleeper) {
        this.clock = clock;
        this.apart = apart;
        this.sleeper = sleeper;
    }

    /** Five calls a second. */
    public static LogPace of(Clock clock, Sleeper sleeper) {
        return new LogPace(clock, APART, sleeper);
    }

    /** The one for an account: the simulated one counts no calls, and its clock may stand still. */
    public static LogPace of(AwsAccount account, Sleeper sleeper) {
        return new LogPace(account.clock(), account.simulated() ? Duration.ZERO : APART, sleeper);
    }

    /** Waits until another call may be made. */
    synchronized void await() throws InterruptedException {
        Instant now = clock.instant();
        if (next.isAfter(now)) {
            sleeper.sleep(Duration.between(now, next));
        }
        next = (next.isAfter(now) ? next : now).plus(apart);
    }

    /** Lets time pass without a call. */
    void sleep(Duration duration) throws InterruptedException {
        sleeper.sleep(duration);
    }
}
