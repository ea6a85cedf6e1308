package io.stratoscope.provision.driver;

import software.amazon.awssdk.core.waiters.WaiterOverrideConfiguration;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * How the time passes until AWS has done what it was asked for: for the SDK's waiters, and for services without.
 *
 * @param interval between two looks
 * @param looks how many at most
 * @param sleeper how an interval passes
 */
public record Waiting(Duration interval, int looks, Sleeper sleeper) {

    /** Lets time pass; a test's turns a clock instead. */
    @FunctionalInterface
    public interface Sleeper {
        void sleep(Duration duration) throws InterruptedException;
    }

    /** For {@code XWaiter.builder().client(client).overrideConfiguration(waiting.ofSdk()).build()}. */
    public WaiterOverrideConfiguration ofSdk() {
        return WaiterOverrideConfiguration.builder()
                .maxAttempts(looks)
                .backoffStrategyV2(_ -> {
                    pass();
                    return Duration.ZERO;
                })
                .build();
    }

    /**
     * Looks until something is so.
     *
     * @param what for the message: "the mount target fsmt-1 is available"
     * @throws NotInTimeException when it is not so after the last look
     */
    public void until(String what, BooleanSupplier so) {
        for (int look = 1; !so.getAsBoolean(); look++) {
            if (look >= looks) {
                throw new NotInTimeException(
                        what
                                + ": not so after "
                                + interval.multipliedBy(looks).toMinutes()
                                + " minutes; look at it in the AWS console, then resume");
            }
            pass();
        }
    }

    /** Lets an interval pass. */
    public void pass() {
        try {
            sleeper.sleep(interval);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotInTimeException("interrupted while waiting");
        }
    }
}
