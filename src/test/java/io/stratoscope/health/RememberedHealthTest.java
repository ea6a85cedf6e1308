package io.stratoscope.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.health.HealthReport.Witness;
import io.stratoscope.provision.TurningClock;
import io.stratoscope.simulator.SimulatedAccount;
import io.stratoscope.topology.Topology;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** What looks that are remembered say of the next one. */
class RememberedHealthTest {

    @TempDir Path directory;

    private final TurningClock clock =
            new TurningClock(Instant.parse("2026-11-23T12:00:00.123456789Z"));
    private final SimulatedAccount account = SimulatedAccount.immich(clock);
    private final List<String> failures = new ArrayList<>();

    @AfterEach
    void close() {
        account.close();
    }

    /** By a program of its own, as {@code stratoscope health} in a schedule is. */
    private HealthReport look() {
        ImmichHealth found = ImmichHealth.of(account);
        return new RememberedHealth(directory, clock)
                .add(new HealthLook(Topology.of(found.snapshot()), found.report()), failures::add)
                .report();
    }

    @Test
    void whatNoRuleDatesHasTheFirstLookThatFoundIt() {
        assertThat(look().problems()).isEmpty();
        account.disasters().turn("broken-route", true);
        clock.turn(Duration.ofMinutes(3));
        HealthReport fresh = look();
        assertThat(fresh.since(fresh.problems().getFirst()))
                .contains(new HealthReport.Since(fresh.at(), Witness.FIRST_LOOK));
        Instant first = fresh.at().truncatedTo(ChronoUnit.MILLIS);

        clock.turn(Duration.ofHours(5));
        HealthReport later = look();
        Problem problem = later.problems().getFirst();
        assertThat(later.since(problem))
                .contains(new HealthReport.Since(first, Witness.FIRST_LOOK));
        assertThat(problem.cause().worst().since()).as("no rule knows").isEmpty();
        assertThat(problem.cause().worst().began()).contains(first);
        assertThat(later.of(problem.resource()).orElseThrow()).isEqualTo(problem.cause());
        assertThat(later.linesFrom(problem)).isEqualTo(first.minusSeconds(60));

        account.disasters().turn("broken-route", false);
        clock.turn(Duration.ofMinutes(1));
        assertThat(look().problems()).isEmpty();
        account.disasters().turn("broken-route", true);
        clock.turn(Duration.ofMinutes(1));
        HealthReport again = look();
        assertThat(again.since(again.problems().getFirst()))
                .as("it was mended in between")
                .contains(new HealthReport.Since(clock.instant(), Witness.FIRST_LOOK));
        assertThat(failures).isEmpty();
    }

    @Test
    void whatARuleDatesKeepsItsDate() {
        Instant struck = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        account.disasters().turn("failed-nat", true);
        clock.turn(Duration.ofMinutes(9));
        HealthReport report = look();
        assertThat(report.since(report.problems().getFirst()).map(HealthReport.Since::at))
                .contains(struck);
        assertThat(report.resources().values())
                .flatExtracting(ResourceHealth::verdicts)
                .filteredOn(verdict -> verdict.since().isPresent())
                .allSatisfy(verdict -> assertThat(verdict.moments().firstSeen()).isEmpty());
    }

    @Test
    void whatHasStoppedHasItsLastLinesLongBefore() {
        account.disasters().turn("stopped-backup", true);
        HealthReport report = look();
        Problem problem = report.problems().getFirst();
        Instant since = report.since(problem).orElseThrow().at();
        assertThat(report.moment(problem))
                .as("the start of the last run, not when it became too old")
                .isEqualTo(since.minus(Duration.ofHours(26)));
    }

    @Test
    void whereNothingCanBeKeptThereIsStillTheLook() throws IOException {
        directory = Files.writeString(directory.resolve("file"), "not a directory");
        account.disasters().turn("broken-route", true);
        HealthReport report = look();
        assertThat(report.problems()).isNotEmpty();
        assertThat(report.since(report.problems().getFirst())).isEmpty();
        assertThat(failures).singleElement().asString().contains("is not remembered");
    }
}
