package io.stratoscope.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.health.observe.Observers;
import io.stratoscope.provision.TurningClock;
import io.stratoscope.simulator.SimulatedAccount;
import io.stratoscope.topology.Topology;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;

/** What the simulated project does by itself is no problem for any rule, at no hour and on no day of the week. */
final class HealthyDaysTest {

    private static final int HOURS = 24;

    /** Monday to Sunday, in several months, and first and last days of them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-30",
                "2026-12-01",
                "2027-01-27",
                "2026-12-31",
                "2026-11-27",
                "2026-11-28",
                "2027-08-01"
            })
    void nothingIsBrokenAtAnyHour(String day) {
        TurningClock clock = new TurningClock(Instant.parse(day + "T00:03:00Z"));
        try (SimulatedAccount account = SimulatedAccount.immich(clock)) {
            ImmichHealth found = ImmichHealth.of(account);
            Topology topology = Topology.of(found.snapshot());
            for (int hour = 0; hour < HOURS; hour++) {
                HealthReport report =
                        new ImmichHealth(
                                        found.snapshot(),
                                        new Observers(account).observe(topology),
                                        clock.instant())
                                .report();
                assertThat(report.problems()).as(clock.instant().toString()).isEmpty();
                assertThat(report.issues()).isEmpty();
                assertThat(report.state())
                        .as(clock.instant().toString())
                        .isEqualTo(HealthState.HEALTHY);
                // Not always at the same minute.
                clock.turn(Duration.ofMinutes(61));
            }
        }
    }
}
