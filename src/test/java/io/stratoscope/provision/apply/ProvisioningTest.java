package io.stratoscope.provision.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.job.Jobs;
import io.stratoscope.provision.driver.Waiting;
import io.stratoscope.provision.plan.Plan;
import io.stratoscope.provision.stack.Stack;
import io.stratoscope.simulator.SimulatedAccount;
import io.stratoscope.store.JournalFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

final class ProvisioningTest {

    private static final String NETWORK =
            """
            blueprint: network
            stack: network
            modules:
              vpc: {}
            """;

    /** A clock that moves on by itself each time that somebody looks at it. */
    private static final class RunningClock extends Clock {
        private final Duration step;
        private Instant now = Instant.parse("2026-11-23T12:00:00Z");
        private int looks;

        RunningClock(Duration step) {
            this.step = step;
        }

        synchronized void turn(Duration by) {
            now = now.plus(by);
        }

        synchronized int looks() {
            return looks;
        }

        @Override
        public synchronized Instant instant() {
            looks++;
            now = now.plus(step);
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

    @Test
    void whereTheClockIsFastTheNextLookIsSoon() {
        RunningClock clock = new RunningClock(Duration.ofSeconds(6));

        Provisioning.waiting(SimulatedAccount.empty(clock)).pass();

        assertThat(clock.looks()).isEqualTo(3);
    }

    @Test
    void whereTheClockStandsItComesAllTheSame() {
        RunningClock clock = new RunningClock(Duration.ZERO);

        Provisioning.waiting(SimulatedAccount.empty(clock)).pass();

        assertThat(clock.looks()).isGreaterThan(3);
    }

    @Test
    void whatAwsTakesIsOnTheCriticalPath(@TempDir Path directory) throws InterruptedException {
        Timing timing = timing(directory, true);

        // A NAT gateway takes AWS two minutes.
        assertThat(timing.criticalPathTook()).isGreaterThanOrEqualTo(Duration.ofMinutes(2));
        assertThat(timing.took()).isGreaterThanOrEqualTo(timing.criticalPathTook());
    }

    @Test
    void whereNothingTakesTimeNothingIsTold(@TempDir Path directory) throws InterruptedException {
        assertThat(timing(directory, false).criticalPathTook()).isZero();
    }

    /** Of making a network, where time passes when somebody waits. */
    private static Timing timing(Path directory, boolean takingTime) throws InterruptedException {
        RunningClock clock = new RunningClock(Duration.ZERO);
        SimulatedAccount account = SimulatedAccount.empty(clock).takingTime(takingTime);
        account.guard().unlock();
        Provisioning provisioning =
                new Provisioning(
                        account,
                        clock,
                        new Waiting(Duration.ofSeconds(10), 100, clock::turn),
                        file -> new JournalFile(directory.resolve(file), clock));
        Stack stack = BuildingSite.stack(NETWORK);
        try (Jobs jobs = new Jobs(clock)) {
            Plan plan =
                    jobs.start("plan", context -> provisioning.planToApply(stack, context)).await();
            Execution.Result made =
                    jobs.start(
                                    "apply",
                                    context ->
                                            provisioning.follow(
                                                    plan, false, true, (_, _, _, _) -> {}, context))
                            .await();
            assertThat(made.failures()).isEmpty();
            return made.timing();
        }
    }
}
