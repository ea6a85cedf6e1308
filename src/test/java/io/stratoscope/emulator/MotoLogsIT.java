package io.stratoscope.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.aws.LiveAccount;
import io.stratoscope.job.Jobs;
import io.stratoscope.logs.FollowedLine;
import io.stratoscope.logs.Insights;
import io.stratoscope.logs.InsightsAnswer;
import io.stratoscope.logs.LogFilter;
import io.stratoscope.logs.LogFollowing;
import io.stratoscope.logs.LogLine;
import io.stratoscope.logs.LogPace;
import io.stratoscope.logs.LogReader;
import io.stratoscope.logs.LogReading;
import io.stratoscope.logs.LogSource;
import io.stratoscope.logs.StreamChoice;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Evidence;
import io.stratoscope.model.Failure;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads and follows log groups over a real wire. */
@ExtendWith(MotoServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MotoLogsIT {

    private static final String SERVER = "/it/server";
    private static final String DATABASE = "/it/database";

    /** More than the emulator gives on a page. */
    private static final int MANY = 12_000;

    private final Clock clock = Clock.systemUTC();
    private final Jobs jobs = new Jobs(clock);

    /** The emulator refuses lines that are more than two weeks old by its own clock. */
    private final Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);

    private LiveAccount account;

    @BeforeAll
    void write(URI moto, @TempDir Path home) {
        account = EmulatedAccount.connect(moto, home, clock, SmallProject.REGION);
        account.guard().unlock();
        for (String group : List.of(SERVER, DATABASE)) {
            client().createLogGroup(request -> request.logGroupName(group));
            stream(group, "db-1.0");
        }
        stream(SERVER, "db-10.0");
        put(SERVER, "db-1.0", line(40, "INFO one"), line(20, "ERROR three"));
        put(SERVER, "db-10.0", line(25, "of another stream"));
        put(
                DATABASE,
                "db-1.0",
                line(30, "{\"level\":\"warn\",\"n\":2}"),
                line(10, "four \u001b[31m \ud83d\ude00"));
    }

    @AfterAll
    void close() {
        jobs.close();
        account.close();
    }

    private CloudWatchLogsClient client() {
        return account.client(CloudWatchLogsClient.class, SmallProject.REGION);
    }

    private void stream(String group, String name) {
        client().createLogStream(request -> request.logGroupName(group).logStreamName(name));
    }

    private InputLogEvent line(int secondsAgo, String text) {
        return line(now.minusSeconds(secondsAgo), text);
    }

    private static InputLogEvent line(Instant time, String text) {
        return InputLogEvent.builder().timestamp(time.toEpochMilli()).message(text).build();
    }

    private void put(String group, String stream, InputLogEvent... lines) {
        client().putLogEvents(request ->
                request.logGroupName(group).logStreamName(stream).logEvents(lines));
    }

    private static LogSource.Group source(String group, StreamChoice streams) {
        return new LogSource.Group(
                new Arn("aws", "logs", SmallProject.REGION, "123456789012", "log-group:" + group),
                streams,
                new Evidence("test", ""));
    }

    private LogReading read(LogFilter filter, List<String> lines, LogSource.Group... groups) {
        return jobs.start(
                        "read",
                        job ->
                                new LogReader(account, LogPace.of(account, Thread::sleep))
                                        .read(
                                                List.of(groups),
                                                now.minus(Duration.ofHours(1)),
                                                now,
                                                filter,
                                                job,
                                                line -> lines.add(line.text())))
                .result()
                .join();
    }

    @Test
    void mergesGroupsAndKeepsToTheStreams() {
        List<String> lines = new ArrayList<>();

        LogReading reading =
                read(
                        LogFilter.NONE,
                        lines,
                        source(SERVER, new StreamChoice("db-1", "db-1")),
                        source(DATABASE, StreamChoice.ALL));

        assertThat(reading.failures()).isEmpty();
        assertThat(lines)
                .containsExactly(
                        "INFO one",
                        "{\"level\":\"warn\",\"n\":2}",
                        "ERROR three",
                        "four \u001b[31m \ud83d\ude00");
    }

    @Test
    void filtersAndGoesOnWithoutAGroupThatIsNotThere() {
        List<String> lines = new ArrayList<>();

        LogReading reading =
                read(
                        LogFilter.parse("level>=warn"),
                        lines,
                        source(SERVER, StreamChoice.ALL),
                        source("/it/none", StreamChoice.ALL),
                        source(DATABASE, StreamChoice.ALL));

        assertThat(lines).containsExactly("{\"level\":\"warn\",\"n\":2}", "ERROR three");
        assertThat(reading.failures()).containsOnlyKeys("/it/none");
        assertThat(reading.failures().get("/it/none")).isInstanceOf(Failure.NotFound.class);
    }

    @Test
    void readsAllPages() {
        client().createLogGroup(request -> request.logGroupName("/it/many"));
        stream("/it/many", "s");
        for (int from = 0; from < MANY; from += MANY / 2) {
            put(
                    "/it/many",
                    "s",
                    IntStream.range(from, from + MANY / 2)
                            .mapToObj(i -> line(20, "line " + i))
                            .toArray(InputLogEvent[]::new));
        }
        List<String> lines = new ArrayList<>();

        assertThat(read(LogFilter.NONE, lines, source("/it/many", StreamChoice.ALL)).lines())
                .isEqualTo(MANY);
        assertThat(lines).doesNotHaveDuplicates();
    }

    @Test
    void followsWhatComesInAndStreamsThatAreNew() {
        client().createLogGroup(request -> request.logGroupName("/it/follow"));
        stream("/it/follow", "a");
        put("/it/follow", "a", line(30, "before"));
        LogFollowing following =
                new LogFollowing(
                        account,
                        LogPace.of(account, Thread::sleep),
                        List.of(source("/it/follow", StreamChoice.ALL)),
                        LogFilter.NONE,
                        now.minusSeconds(60));

        assertThat(look(following)).containsExactly("before");
        put("/it/follow", "a", line(clock.instant().minusSeconds(5), "then"));
        stream("/it/follow", "b");
        put("/it/follow", "b", line(clock.instant().minusSeconds(4), "of a new stream"));
        assertThat(look(following)).containsExactly("then", "of a new stream");
        assertThat(look(following)).isEmpty();
    }

    @Test
    void whereThereIsNoLiveTailGroupsAreAsked() throws InterruptedException {
        client().createLogGroup(request -> request.logGroupName("/it/no-tail"));
        stream("/it/no-tail", "a");
        put("/it/no-tail", "a", line(30, "before"));
        try (LogFollowing following =
                new LogFollowing(
                        account,
                        LogPace.of(account, Thread::sleep),
                        List.of(source("/it/no-tail", StreamChoice.ALL)),
                        LogFilter.NONE,
                        now.minusSeconds(60),
                        LogFollowing.Means.LIVE_TAIL)) {
            assertThat(look(following)).containsExactly("before");
            LogFollowing.Following how =
                    jobs.start("look", following::look).result().join().following();
            for (int i = 0; i < 100 && how.asked() == 0; i++) {
                Thread.sleep(100);
                how = jobs.start("look", following::look).result().join().following();
            }
            // Moto 5.2.5 begins a tail, and ends it there and then.
            assertThat(how.why()).contains(new Failure.Network("the live tail broke off"));
            put("/it/no-tail", "a", line(clock.instant().minusSeconds(5), "then"));
            assertThat(look(following)).containsExactly("then");
        }
    }

    @Test
    void asksInsights() {
        // The emulator filters and sorts, but does not aggregate.
        InsightsAnswer answer =
                insights(
                        "fields @timestamp, @message | filter @message like /ERROR/ | limit 10",
                        source(SERVER, StreamChoice.ALL));

        assertThat(answer.failure()).isEmpty();
        assertThat(answer.complete()).isTrue();
        assertThat(answer.columns()).contains("@message").doesNotContain("@ptr");
        assertThat(answer.rows())
                .extracting(row -> row.get(answer.columns().indexOf("@message")))
                .contains("ERROR three");
    }

    @Test
    void anInsightsQueryOfAGroupThatIsNotThereFails() {
        assertThat(insights("fields @message", source("/it/none", StreamChoice.ALL)).failure())
                .containsInstanceOf(Failure.NotFound.class);
    }

    private InsightsAnswer insights(String query, LogSource.Group group) {
        return jobs.start(
                        "ask",
                        job ->
                                new Insights(
                                                account,
                                                LogPace.of(account, Thread::sleep),
                                                region -> Optional.empty())
                                        .ask(
                                                List.of(group),
                                                now.minus(Duration.ofHours(1)),
                                                now.plus(Duration.ofMinutes(1)),
                                                query,
                                                job::cancelled,
                                                soFar -> {}))
                .result()
                .join();
    }

    private List<String> look(LogFollowing following) {
        LogFollowing.Look look = jobs.start("look", following::look).result().join();
        assertThat(look.failures()).isEmpty();
        return look.lines().stream().map(FollowedLine::line).map(LogLine::text).toList();
    }
}
