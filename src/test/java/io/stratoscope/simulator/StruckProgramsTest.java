package io.stratoscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Log lines of programs that a disaster strikes: from its moment on, and none once it is off. */
final class StruckProgramsTest {

    private static final String SERVER = "/ecs/immich/server";
    private static final String DATABASE = "/aws/rds/cluster/immich-database/postgresql";

    private final TurnedClock clock = new TurnedClock();
    private final SimulatedAccount account = SimulatedAccount.immich(clock);
    private Instant struck = Instant.EPOCH;

    @BeforeEach
    void untilNoon() {
        clock.turn(Duration.ofDays(40).plusHours(16));
        struck = clock.instant();
    }

    private List<FilteredLogEvent> lines(String group, Instant from, Instant to) {
        return account
                .client(CloudWatchLogsClient.class, TestAccounts.REGION)
                .filterLogEventsPaginator(request ->
                        request.logGroupName(group)
                                .startTime(from.toEpochMilli())
                                .endTime(to.toEpochMilli() - 1))
                .events()
                .stream()
                .toList();
    }

    private List<FilteredLogEvent> before(String group) {
        // What comes later may not have come in yet.
        return lines(group, struck.minusSeconds(1800), struck.minusSeconds(10));
    }

    private List<FilteredLogEvent> after(String group) {
        return lines(group, struck, struck.plusSeconds(1800));
    }

    private void strike(String disaster) {
        account.disasters().turn(disaster, true);
        clock.turn(Duration.ofHours(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    lost-files   | /ecs/immich/server           | ENOENT: no such file or directory
                    killed-tasks | /ecs/immich/server           | heap out of memory
                    killed-tasks | /ecs/immich/machine-learning | was sent SIGKILL
                    full-storage | /ecs/immich/server           | No space left on device
                    full-storage | /aws/rds/cluster/immich-database/postgresql | No space left on device
                    disabled-key | /ecs/immich/server           | ECONNREFUSED
                    disabled-key | /aws/rds/cluster/immich-database/postgresql | database system is shut down
                    failed-nat   | /ecs/immich/server           | Unable to run version check
                    broken-route | /ecs/immich/machine-learning | huggingface.co
                    """)
    void saysWhatIsWrongFromThatMomentOn(String disaster, String group, String words) {
        List<FilteredLogEvent> calm = before(group);
        strike(disaster);
        assertThat(before(group))
                .isEqualTo(calm)
                .noneSatisfy(event -> assertThat(event.message()).contains(words));
        assertThat(after(group)).anySatisfy(event -> assertThat(event.message()).contains(words));
        account.disasters().turn(disaster, false);
        assertThat(after(group))
                .isNotEmpty()
                .noneSatisfy(event -> assertThat(event.message()).contains(words));
    }

    @Test
    void whoIsKilledSaysNothingMore() {
        strike("killed-tasks");
        assertThat(after(SERVER))
                .isNotEmpty()
                .allSatisfy(event ->
                        assertThat(Instant.ofEpochMilli(event.timestamp()))
                                .isBefore(struck.plusSeconds(1)));
        assertThat(after(DATABASE)).hasSizeGreaterThan(2);
    }

    @Test
    void whatHasNothingToDoWithItGoesOn() {
        List<FilteredLogEvent> calm = before(DATABASE);
        strike("ending-certificate");
        assertThat(before(DATABASE)).isEqualTo(calm);
        List<FilteredLogEvent> struckLines = after(DATABASE);
        account.disasters().turn("ending-certificate", false);
        assertThat(after(DATABASE)).isEqualTo(struckLines);
    }

    @Test
    void aStoppedBackupLogsNoNightsSinceItsScheduleWasSwitchedOff() {
        String group = "/aws/datasync/immich";
        Instant week = struck.minus(Duration.ofDays(7));
        strike("stopped-backup");
        assertThat(lines(group, week, struck)).isNotEmpty();
        assertThat(lines(group, struck.minus(StoppedBackup.AGO), struck)).isEmpty();
        account.disasters().turn("stopped-backup", false);
        assertThat(lines(group, struck.minus(StoppedBackup.AGO), struck)).isNotEmpty();
    }
}
