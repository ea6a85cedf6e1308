package io.stratoscope.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.aws.CallMeter;
import io.stratoscope.aws.LiveAccount;
import io.stratoscope.job.Job;
import io.stratoscope.job.Jobs;
import io.stratoscope.logs.FollowedLine;
import io.stratoscope.logs.LogFilter;
import io.stratoscope.logs.LogFollowing;
import io.stratoscope.logs.LogPace;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/** A live tail over the wire, by the SDK's asynchronous client, while lines are written. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(MinistackServer.class)
final class MinistackLiveTailIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Clock clock = Clock.systemUTC();
    private final Jobs jobs = new Jobs(clock);
    private LiveAccount account;

    @BeforeAll
    void connect(URI ministack, @TempDir Path home) {
        account = EmulatedAccount.connect(ministack, home, clock, SmallProject.REGION);
        account.guard().unlock();
    }

    @AfterAll
    void close() {
        jobs.close();
        account.close();
    }

    private CloudWatchLogsClient client() {
        return account.client(CloudWatchLogsClient.class, SmallProject.REGION);
    }

    private LogSource.Group group(String name, String... streams) {
        client().createLogGroup(request -> request.logGroupName(name));
        for (String stream : streams) {
            client().createLogStream(request -> request.logGroupName(name).logStreamName(stream));
        }
        return source(name, StreamChoice.ALL);
    }

    private static LogSource.Group source(String name, StreamChoice streams) {
        return new LogSource.Group(
                new Arn("aws", "logs", SmallProject.REGION, "000000000000", "log-group:" + name),
                streams,
                new Evidence("test", ""));
    }

    private void put(String group, String stream, String... texts) {
        List<InputLogEvent> lines = new ArrayList<>();
        for (String text : texts) {
            lines.add(
                    InputLogEvent.builder()
                            .timestamp(clock.instant().toEpochMilli())
                            .message(text)
                            .build());
        }
        client().putLogEvents(request ->
                request.logGroupName(group).logStreamName(stream).logEvents(lines));
    }

    /** Somebody who follows in a job, and what he was told. */
    private final class Follower implements LogFollowing.Listener {
        private final List<FollowedLine> lines = new ArrayList<>();
        private final AtomicReference<LogFollowing.Look> last = new AtomicReference<>();
        private final Job<Boolean> job;

        private final Set<Failure> reasons = ConcurrentHashMap.newKeySet();

        Follower(LogSource.Group... groups) {
            this(account, groups);
        }

        Follower(LiveAccount by, LogSource.Group... groups) {
            LogFollowing following = following(by, groups);
            job =
                    jobs.start(
                            "follow",
                            context -> {
                                following.run(context, this);
                                return true;
                            });
        }

        @Override
        public synchronized boolean told(LogFollowing.Look look) {
            lines.addAll(look.lines());
            last.set(look);
            look.following().why().ifPresent(reasons::add);
            return true;
        }

        synchronized List<String> texts() {
            return lines.stream().map(each -> each.line().text()).toList();
        }

        synchronized List<String> late() {
            return lines.stream()
                    .filter(FollowedLine::late)
                    .map(each -> each.line().text())
                    .toList();
        }

        boolean isLive() {
            return last.get() != null
                    && last.get().following().asked() == 0
                    && last.get().following().opening() == 0;
        }

        void end() {
            job.cancel();
            assertThat(job.result().join()).isTrue();
        }
    }

    private static void await(String what, BooleanSupplier until) throws InterruptedException {
        for (long waited = 0; !until.getAsBoolean(); waited += 100) {
            assertThat(waited).as("milliseconds until " + what).isLessThan(PATIENCE.toMillis());
            Thread.sleep(100);
        }
    }

    private long asked() {
        return account.meter().counts().stream()
                .filter(count -> count.operation().equals("FilterLogEvents"))
                .mapToLong(CallMeter.Count::calls)
                .sum();
    }

    /** Lines are written from before the tail begins until it alone is listened to. */
    @Test
    void eachLineComesOnceAcrossTheSeam() throws InterruptedException {
        LogSource.Group one = group("/it/one", "s");
        LogSource.Group two = group("/it/two", "s");
        List<String> written = new ArrayList<>();
        Follower follower = new Follower(one, two);
        for (int i = 0; i < 160; i++) {
            put("/it/one", "s", "one " + i, "same");
            put("/it/two", "s", "two " + i + " \u001b[31m \ud83d\ude00");
            written.addAll(List.of("one " + i, "same", "two " + i + " \u001b[31m \ud83d\ude00"));
            Thread.sleep(250);
        }
        await("all lines are told", () -> follower.texts().size() >= written.size());
        long asked = asked();
        put("/it/one", "s", "the last");
        written.add("the last");
        await("the last is told", () -> follower.texts().contains("the last"));
        Thread.sleep(3000);

        assertThat(follower.isLive()).isTrue();
        assertThat(asked()).as("nothing is asked any more").isEqualTo(asked);
        assertThat(follower.texts()).containsExactlyInAnyOrderElementsOf(written);
        assertThat(follower.late()).isEmpty();
        assertThat(account.meter().liveTailMinutes()).isPositive();
        follower.end();
    }

    @Test
    void onlyTheStreamsThatWereChosen() throws InterruptedException {
        group("/it/streams", "web/1", "db/1");
        Follower follower = new Follower(source("/it/streams", new StreamChoice("web/", "")));
        await("the tail is open", follower::isLive);
        put("/it/streams", "db/1", "of another");
        put("/it/streams", "web/1", "wanted");

        await("a line is told", () -> !follower.texts().isEmpty());
        assertThat(follower.texts()).containsExactly("wanted");
        follower.end();
    }

    @Test
    void aGroupThatIsNotThereIsSaidAndFollowedOnceItIsThere() throws InterruptedException {
        Follower follower = new Follower(source("/it/later", StreamChoice.ALL));
        await("it is missed", () -> follower.last.get() != null);
        assertThat(follower.last.get().failures().get("/it/later"))
                .isInstanceOf(Failure.NotFound.class);
        group("/it/later", "s");
        await("the tail is open", follower::isLive);
        put("/it/later", "s", "there");

        await("a line is told", () -> !follower.texts().isEmpty());
        assertThat(follower.texts()).containsExactly("there");
        follower.end();
    }

    /** The connection is cut while lines are written, and all connections for a while. */
    @Test
    void whatIsWrittenWhileTheWireIsCutIsNotLost(URI ministack, @TempDir Path home)
            throws Exception {
        LogSource.Group group = group("/it/cut", "s");
        List<String> written = new ArrayList<>();
        try (CutWire wire = new CutWire(ministack.getPort());
                LiveAccount through =
                        EmulatedAccount.connect(wire.uri(), home, clock, SmallProject.REGION)) {
            Follower follower = new Follower(through, group);
            await("the tail is open", follower::isLive);
            for (int i = 0; i < 100; i++) {
                put("/it/cut", "s", "line " + i);
                written.add("line " + i);
                if (i == 20) {
                    wire.cut();
                }
                wire.open(i < 40 || i >= 60);
                Thread.sleep(250);
            }
            await("the tail is open again", follower::isLive);
            await("all lines are told", () -> follower.texts().size() >= written.size());
            follower.end();

            assertThat(follower.texts()).containsExactlyInAnyOrderElementsOf(written);
            assertThat(follower.reasons)
                    .anySatisfy(why -> assertThat(why).isInstanceOf(Failure.Network.class));
            assertThat(through.meter().counts())
                    .filteredOn(count -> count.operation().equals("StartLiveTail"))
                    .singleElement()
                    .satisfies(count -> assertThat(count.calls()).isGreaterThan(1));
        }
    }

    /** More than there can be connections: each is given back. */
    @Test
    void tailsThatWereEndedLeaveNothingOpen() throws InterruptedException {
        LogSource.Group group = group("/it/many", "s");
        for (int i = 0; i < 40; i++) {
            try (LogFollowing following = following(account, group)) {
                await(
                        "tail " + i + " is open",
                        () ->
                                jobs.start("look", following::look)
                                                .result()
                                                .join()
                                                .following()
                                                .live()
                                        == 1);
            }
        }
    }

    private LogFollowing following(LiveAccount by, LogSource.Group... groups) {
        return new LogFollowing(
                by,
                LogPace.of(by, Thread::sleep),
                List.of(groups),
                LogFilter.NONE,
                clock.instant().minusSeconds(600),
                LogFollowing.Means.LIVE_TAIL);
    }
}
