package io.stratoscope.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.job.Jobs;
import io.stratoscope.simulator.SimulatedAccount;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

final class DoctorOnSimulatedAccountTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

    @Test
    void nothingStandsInTheWayThere() throws InterruptedException {
        try (SimulatedAccount account = SimulatedAccount.immich(CLOCK);
                Jobs jobs = new Jobs(CLOCK)) {
            DoctorReport report = jobs.start("doctor", new Doctor(account, CLOCK)::run).await();

            assertThat(report.identity().orElseThrow().account()).isEqualTo("123456789012");
            assertThat(report.clock().message()).isEqualTo("no skew: the account is in process");
            assertThat(report.calls())
                    .isNotEmpty()
                    .allMatch(call -> call.outcome() == Outcome.ALLOWED);
            assertThat(report.verdict()).isEqualTo(DoctorReport.Verdict.HEALTHY);
        }
    }
}
