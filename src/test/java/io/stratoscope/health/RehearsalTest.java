package io.stratoscope.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.health.Problem.Cost;
import io.stratoscope.provision.TurningClock;
import io.stratoscope.simulator.RestoredByHand;
import io.stratoscope.simulator.SimulatedAccount;
import io.stratoscope.topology.Topology;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** Each disaster that can be rehearsed shows up as the right cause at the top of the list. */
class RehearsalTest {

    private final SimulatedAccount account =
            SimulatedAccount.immich(
                    Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC));

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void nothingIsBrokenByItself() {
        HealthReport report = ImmichHealth.of(account).report();
        assertThat(report.problems()).isEmpty();
        assertThat(report.issues()).isEmpty();
        assertThat(report.counts())
                .containsEntry(HealthState.UNKNOWN, 0L)
                .containsEntry(HealthState.STALE, 0L);
        assertThat(report.state()).isEqualTo(HealthState.HEALTHY);
    }

    @Test
    void nothingIsHealthyWithoutAReason() {
        assertThat(ImmichHealth.of(account).report().resources().values())
                .allSatisfy(health -> assertThat(health.worst().readings()).isNotEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    lost-files         | fs-                    | DOWN     | OUTAGE       | is not there            | immich-server
                    full-storage       | immich-database        | DOWN     | OUTAGE       | storage-full            | immich-alb
                    disabled-key       | immich-database        | DOWN     | OUTAGE       | Disabled                | immich-database-writer
                    ending-certificate | immich-cert            | DEGRADED | IMPAIRED     | ends on 2026-11-28      | ''
                    failed-nat         | immich-nat-            | DOWN     | OUTAGE       | AWS says failed         | immich-rt-private-
                    broken-route       | immich-rt-private-     | DOWN     | IMPAIRED     | no way out              | ''
                    stopped-backup     | immich-backup          | DEGRADED | DATA_AT_RISK | last backup of the files | ''
                    killed-tasks       | immich-machine-learning | DOWN    | OUTAGE       | killed due to memory    | immich-server
                    """)
    void isFoundAsTheCause(
            String disaster,
            String cause,
            HealthState state,
            Cost cost,
            String words,
            String consequence) {
        account.faults().disaster(disaster);
        ImmichHealth health = ImmichHealth.of(account);
        Topology topology = Topology.of(health.snapshot());
        Problem first = health.report().problems().getFirst();
        assertThat(topology.name(first.resource())).startsWith(cause);
        assertThat(first.cause().state()).isEqualTo(state);
        assertThat(first.cost()).isEqualTo(cost);
        assertThat(first.cause().worst().words()).contains(words);
        assertThat(first.cause().worst().remedy()).isNotEmpty();
        assertThat(first.cause().worst().readings()).isNotEmpty();
        if (!consequence.isEmpty()) {
            assertThat(first.consequences())
                    .anySatisfy(each ->
                            assertThat(topology.name(each.resource())).startsWith(consequence));
        }
        account.faults().clear();
        assertThat(ImmichHealth.of(account).report().problems()).isEmpty();
    }

    @Test
    void whatFollowsIsToldOnce() {
        account.faults().disaster("lost-files");
        HealthReport report = ImmichHealth.of(account).report();
        assertThat(report.problems()).hasSize(1);
        assertThat(report.problems().getFirst().consequences())
                .extracting(Problem.Consequence::resource)
                .doesNotHaveDuplicates()
                .doesNotContain(report.problems().getFirst().resource());
    }

    @Test
    void whatIsRestoredWhileTheDisasterLastsIsNotBroken() {
        TurningClock clock = new TurningClock();
        SimulatedAccount lost = SimulatedAccount.immich(clock);
        lost.guard().unlock();
        RestoredByHand restore = new RestoredByHand(lost, clock);
        lost.disasters().turn("lost-files", true);
        clock.turn(Duration.ofMinutes(30));
        assertThat(ImmichHealth.of(lost).report().problems()).isNotEmpty();
        restore.all();
        clock.turn(Duration.ofMinutes(25));

        HealthReport report = ImmichHealth.of(lost).report();
        assertThat(report.problems()).isEmpty();
        assertThat(report.issues()).isEmpty();
        assertThat(lost.disasters().on()).containsExactly("lost-files");
    }

    @Test
    void aLostFileSystemIsSaidToBeWhatTheServerMounts() {
        account.faults().disaster("lost-files");
        Verdict worst = ImmichHealth.of(account).report().problems().getFirst().cause().worst();
        assertThat(worst.words()).isEqualTo("immich-server mounts it, and it is not there.");
        assertThat(worst.readings()).hasSizeGreaterThan(1);
    }

    @Test
    void twoDisastersAreTwoCauses() {
        account.faults().disaster("full-storage").disaster("stopped-backup");
        assertThat(ImmichHealth.of(account).report().problems())
                .extracting(Problem::cost)
                .containsExactly(Cost.OUTAGE, Cost.DATA_AT_RISK);
    }

    @Test
    void whatCannotBeAskedIsUnknownAndNotHealthy() {
        account.faults()
                .deny("elasticloadbalancing:DescribeTargetHealth")
                .deny("datasync:ListTaskExecutions");
        HealthReport report = ImmichHealth.of(account).report();
        assertThat(report.issues())
                .extracting(issue -> issue.call())
                .contains(
                        "elasticloadbalancing:DescribeTargetHealth",
                        "datasync:DescribeTaskExecution");
        assertThat(report.state()).isEqualTo(HealthState.UNKNOWN);
        assertThat(report.resources().values())
                .filteredOn(health -> health.state() == HealthState.UNKNOWN)
                .extracting(health -> health.worst().rule())
                .contains("target-health", "backup-age");
    }
}
