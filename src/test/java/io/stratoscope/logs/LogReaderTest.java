package io.stratoscope.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.Failure;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

final class LogReaderTest {

    private final LogWorkplace work = new LogWorkplace();
    private final List<String> lines = new ArrayList<>();

    private LogReading read(LogFilter filter, LogSource.Group... groups) {
        return new LogReader(work.account, work.pace)
                .read(
                        List.of(groups),
                        work.instant().minus(Duration.ofHours(1)),
                        work.instant(),
                        filter,
                        work,
                        line -> lines.add(line.text()));
    }

    private LogReading readAll(LogSource.Group group, Predicate<LogLine> taker) {
        return new LogReader(work.account, work.pace)
                .read(
                        List.of(group),
                        Instant.EPOCH,
                        work.instant(),
                        LogFilter.NONE,
                        work,
                        taker::test);
    }

    private static Duration ago(int seconds) {
        return Duration.ofSeconds(seconds);
    }

    @Test
    void mergesGroupsByTime() {
        LogSource.Group a = work.group("/a");
        LogSource.Group b = work.group("/b");
        work.write("/a", ago(30), "1");
        work.write("/b", ago(20), "2");
        work.write("/b", ago(5), "4");
        work.write("/a", ago(10), "3");
        work.write("/a", Duration.ofHours(2), "before the range");

        LogReading reading = read(LogFilter.NONE, a, b);

        assertThat(lines).containsExactly("1", "2", "3", "4");
        assertThat(reading).isEqualTo(new LogReading(4, Map.of(), false));
    }

    @Test
    void emptyPagesWithATokenAreNotTheEnd() {
        LogSource.Group group = work.group("/a");
        for (int i = 50; i > 0; i--) {
            work.write("/a", ago(i), String.valueOf(50 - i));
        }
        work.account.faults().hostilePaging(true);

        assertThat(read(LogFilter.NONE, group).lines()).isEqualTo(50);
        assertThat(lines).hasSize(50).doesNotHaveDuplicates().startsWith("0", "1", "2");
    }

    @Test
    void aGroupThatFailsLeavesTheOthersWorking() {
        LogSource.Group there = work.group("/a");
        LogSource.Group missing = LogWorkplace.source("/gone", StreamChoice.ALL);
        work.write("/a", ago(1), "x");

        LogReading reading = read(LogFilter.NONE, there, missing);

        assertThat(lines).containsExactly("x");
        assertThat(reading.failures()).containsOnlyKeys("/gone");
        assertThat(reading.failures().get("/gone")).isInstanceOf(Failure.NotFound.class);
    }

    @Test
    void aDenialSaysWhatToAllow() {
        LogSource.Group group = work.group("/a");
        work.account.faults().deny("logs:FilterLogEvents");

        assertThat(read(LogFilter.NONE, group).failures().get("/a"))
                .isInstanceOfSatisfying(
                        Failure.AccessDenied.class,
                        denied -> assertThat(denied.action()).isEqualTo("logs:FilterLogEvents"));
    }

    @Test
    void whatIsThrottledForAWhileIsReadAllTheSame() {
        LogSource.Group group = work.group("/a");
        work.write("/a", ago(1), "x");
        work.account.faults().throttle("logs:FilterLogEvents", 3);

        assertThat(read(LogFilter.NONE, group).failures()).isEmpty();
        assertThat(lines).containsExactly("x");
    }

    @Test
    void onlyWantedLinesOfWantedStreams() {
        LogSource.Group _ = work.group("/a");
        work.stream("/a", "db-10.0");
        work.stream("/a", "db-1.0");
        work.write("/a", "db-10.0", ago(3), "ERROR of the other");
        work.write("/a", "db-1.0", ago(2), "ERROR of this");
        work.write("/a", "db-1.0", ago(1), "INFO of this");

        LogReading _ =
                read(
                        LogFilter.parse("level>=warn"),
                        LogWorkplace.source("/a", new StreamChoice("db-1", "db-1")));

        assertThat(lines).containsExactly("ERROR of this");
    }

    @Test
    void aLineThatTwoSourcesHaveComesOnce() {
        LogSource.Group all = work.group("/a");
        work.write("/a", ago(2), "same");
        work.write("/a", ago(2), "same");

        LogReading _ =
                read(LogFilter.NONE, all, LogWorkplace.source("/a", StreamChoice.beginning("s")));

        assertThat(lines).as("two lines of the same time and text").containsExactly("same", "same");
    }

    @Test
    void stopsWhenItIsCancelled() {
        LogSource.Group group = work.group("/a");
        work.write("/a", ago(2), "x");
        work.write("/a", ago(1), "y");

        LogReading reading =
                readAll(
                        group,
                        line -> {
                            lines.add(line.text());
                            work.cancel();
                            return true;
                        });

        assertThat(lines).containsExactly("x");
        assertThat(reading.cancelled()).isTrue();
    }

    @Test
    void stopsWhenItsTakerHasEnough() {
        LogSource.Group group = work.group("/a");
        work.write("/a", ago(2), "x");
        work.write("/a", ago(1), "y");

        LogReading _ = readAll(group, line -> !lines.add(line.text()));

        assertThat(lines).containsExactly("x");
    }

    @Test
    void keepsToFiveCallsASecond() throws InterruptedException {
        List<Duration> slept = new ArrayList<>();
        LogPace pace =
                LogPace.of(
                        work,
                        pause -> {
                            slept.add(pause);
                            work.turn(pause);
                        });
        Instant begin = work.instant();
        for (int i = 0; i < 11; i++) {
            pace.await();
        }

        assertThat(Duration.between(begin, work.instant())).isEqualTo(Duration.ofSeconds(2));
        work.turn(Duration.ofSeconds(10));
        pace.await();
        assertThat(slept).as("nobody waits after a pause").hasSize(10);
    }
}
