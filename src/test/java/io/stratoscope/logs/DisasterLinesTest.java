package io.stratoscope.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.health.HealthReport;
import io.stratoscope.health.ImmichHealth;
import io.stratoscope.health.Problem;
import io.stratoscope.model.Arn;
import io.stratoscope.simulator.SimulatedAccount;
import io.stratoscope.topology.Topology;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From what health says of a disaster to the lines that tell of it. */
final class DisasterLinesTest {

    private final LogWorkplace work = new LogWorkplace();
    private final SimulatedAccount account = SimulatedAccount.immich(work);

    @AfterEach
    void close() {
        account.close();
    }

    private List<LogLine> read(Topology topology, Arn arn, Instant from) {
        List<LogLine> lines = new ArrayList<>();
        LogReading reading =
                new LogReader(account, LogPace.of(account, _ -> {}))
                        .read(
                                LogSources.groups(LogSources.of(topology, arn)),
                                from,
                                work.instant(),
                                LogFilter.NONE,
                                work,
                                lines::add);
        assertThat(reading.failures()).isEmpty();
        return lines;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    lost-files   | immich-server           | ENOENT
                    full-storage | immich-database         | No space left on device
                    disabled-key | immich-database         | database system is shut down
                    failed-nat   | immich-                 | timed out,ETIMEDOUT
                    broken-route | immich-                 | timed out,ETIMEDOUT
                    killed-tasks | immich-machine-learning | was sent SIGKILL
                    """)
    void theFirstProblemLeadsToALineOfItsFirstSecond(String disaster, String whose, String words) {
        work.turn(Duration.ofMillis(400));
        Instant struck = work.instant();
        account.disasters().turn(disaster, true);
        work.turn(Duration.ofMinutes(2));
        ImmichHealth health = ImmichHealth.of(account);
        Topology topology = Topology.of(health.snapshot());
        HealthReport report = health.report();
        Problem first = report.problems().getFirst();
        Arn arn = LogSources.firstWithLines(topology, first.touched()).orElseThrow();

        assertThat(topology.name(arn)).startsWith(whose);
        assertThat(read(topology, arn, struck.minus(Duration.ofMinutes(1))))
                .filteredOn(line -> !line.time().isBefore(struck))
                .filteredOn(line -> line.time().isBefore(struck.plusSeconds(1)))
                .extracting(LogLine::text)
                .anySatisfy(text -> assertThat(words.split(",", -1)).anyMatch(text::contains));
        account.disasters().turn(disaster, false);
        assertThat(read(topology, arn, struck.minus(Duration.ofMinutes(1))))
                .extracting(LogLine::text)
                .noneSatisfy(text -> assertThat(words.split(",", -1)).anyMatch(text::contains));
    }

    @ParameterizedTest
    @CsvSource({
        "lost-files, true",
        "full-storage, true",
        "disabled-key, true",
        "killed-tasks, true",
        "ending-certificate, true",
        "failed-nat, true",
        "broken-route, false"
    })
    void whenItBeganIsKnownWhereSomethingRangThen(String disaster, boolean known) {
        Instant struck = work.instant();
        account.disasters().turn(disaster, true);
        work.turn(Duration.ofMinutes(7));
        HealthReport report = ImmichHealth.of(account).report();
        assertThat(report.since(report.problems().getFirst()).map(HealthReport.Since::at))
                .isEqualTo(known ? Optional.of(struck) : Optional.empty());
    }

    @Test
    void aStoppedBackupBeganDaysAgoAndGrowsOlder() {
        account.disasters().turn("stopped-backup", true);
        assertThat(backupAge()).contains("4 days old");
        work.turn(Duration.ofHours(13));
        assertThat(backupAge()).contains("4 days old");
        work.turn(Duration.ofDays(3));
        assertThat(backupAge()).contains("7 days old");
    }

    private String backupAge() {
        return ImmichHealth.of(account).report().problems().getFirst().cause().worst().words();
    }

    @Test
    void aCertificateHasNoLinesAndNeitherHasWhatDependsOnIt() {
        account.disasters().turn("ending-certificate", true);
        ImmichHealth health = ImmichHealth.of(account);
        Topology topology = Topology.of(health.snapshot());
        Problem first = health.report().problems().getFirst();
        assertThat(LogSources.firstWithLines(topology, List.of(first.resource()))).isEmpty();
    }
}
