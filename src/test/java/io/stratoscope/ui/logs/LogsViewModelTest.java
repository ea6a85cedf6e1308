package io.stratoscope.ui.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.job.JobContext;
import io.stratoscope.logs.FollowedLine;
import io.stratoscope.logs.InsightsAnswer;
import io.stratoscope.logs.LogBook;
import io.stratoscope.logs.LogFollowing;
import io.stratoscope.logs.LogLine;
import io.stratoscope.logs.LogReader;
import io.stratoscope.logs.LogReading;
import io.stratoscope.logs.LogSource;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Failure;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Snapshot;
import io.stratoscope.model.SnapshotBuilder;
import io.stratoscope.ui.SampleProject;
import io.stratoscope.ui.TestSession;
import io.stratoscope.ui.session.LogPlace;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** What the screen shows, with an account that the test plays. */
class LogsViewModelTest {

    private static final Instant NOW = SampleProject.TAKEN_AT;

    private final TestSession window = new TestSession();
    private final Played account = new Played();
    private final LogsViewModel model =
            new LogsViewModel(
                    window.session, Optional.of(account), new LogBook.Limits(100_000, 100L << 20));

    @AfterEach
    void close() {
        model.close();
        account.over = true;
        window.close();
    }

    /** Answers as the test says. */
    private static final class Played implements LogPort {
        private final List<String> asked = new CopyOnWriteArrayList<>();
        private final BlockingQueue<LogFollowing.Look> coming = new LinkedBlockingQueue<>();
        private volatile List<LogLine> lines = List.of();
        private volatile Map<String, Failure> failures = Map.of();
        private volatile boolean over;
        private volatile Instant now = NOW;

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public LogReading read(
                List<? extends LogSource.Reachable> groups,
                Instant from,
                Instant to,
                JobContext context,
                LogReader.Taker taker) {
            asked.add("read " + Duration.between(from, to).toMinutes());
            lines.forEach(taker::take);
            return new LogReading(lines.size(), failures, false);
        }

        @Override
        public InsightsAnswer ask(
                List<LogSource.Group> groups,
                Instant from,
                Instant to,
                String query,
                JobContext context,
                Consumer<InsightsAnswer> soFar) {
            asked.add("ask " + query);
            return InsightsAnswer.NOTHING;
        }

        @Override
        public Optional<BigDecimal> usdAScannedGb(String region) {
            return Optional.empty();
        }

        @Override
        public void follow(
                List<? extends LogSource.Reachable> groups,
                Instant from,
                LogFollowing.Means means,
                JobContext context,
                LogFollowing.Listener listener) {
            asked.add("follow " + means);
            try {
                while (!over && !context.cancelled()) {
                    LogFollowing.Look look = coming.poll(10, TimeUnit.MILLISECONDS);
                    if (look != null) {
                        listener.told(look);
                    }
                }
                asked.add("no more");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static LogLine line(int secondsAgo, String text) {
        return new LogLine(
                NOW.minusSeconds(secondsAgo),
                Arn.of("arn:aws:logs:eu-central-1:123456789012:log-group:/a"),
                "s",
                "id" + secondsAgo,
                text);
    }

    private static LogFollowing.Look look(LogLine... lines) {
        return new LogFollowing.Look(
                List.of(lines).stream().map(each -> new FollowedLine(each, false)).toList(),
                Map.of(),
                0,
                new LogFollowing.Following(0, 0, 1, Optional.empty()));
    }

    /** Runs what is handed over until something is so. */
    private void until(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 500 && !condition.getAsBoolean(); i++) {
            Runnable task = window.applicationThread.poll(20, TimeUnit.MILLISECONDS);
            if (task != null) {
                task.run();
            }
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    private List<String> shown() {
        var hits = model.shownProperty().get().hits();
        return IntStream.range(0, hits.size()).mapToObj(i -> hits.line(i).text()).toList();
    }

    private static final Arn GROUP = SnapshotBuilder.arn("logs", "log-group:/ecs/immich/server");

    private static Snapshot project() {
        SnapshotBuilder builder = new SnapshotBuilder();
        builder.add(ResourceType.LOG_GROUP, GROUP, "/ecs/immich/server");
        builder.add(ResourceType.BUCKET, SnapshotBuilder.global("s3", "immich"), "immich");
        return builder.build();
    }

    private void open(Optional<Instant> moment) throws InterruptedException {
        window.discover(project());
        window.session.showLogs(new LogPlace(GROUP, moment));
        model.seenProperty().set(true);
        until(() -> model.stateProperty().get() instanceof LogsState.Read);
    }

    @Test
    void asksForNothingUntilItIsSeenAndSomethingIsChosen() throws Exception {
        window.discover(project());
        assertThat(model.stateProperty().get()).isInstanceOf(LogsState.Waiting.class);
        model.seenProperty().set(true);
        until(() -> model.stateProperty().get() instanceof LogsState.NothingChosen);
        assertThat(account.asked).isEmpty();
        assertThat(model.subjects().all()).extracting(LogSubject::arn).containsExactly(GROUP);
    }

    @Test
    void readsAndFollowsAndStopsWhenItIsNotSeen() throws Exception {
        account.lines = List.of(line(50, "INFO one"), line(40, "ERROR two"));
        open(Optional.empty());
        until(() -> shown().size() == 2 && account.asked.contains("follow ASKING"));
        assertThat(account.asked).startsWith("read 60");

        account.coming.add(look(line(45, "between"), line(1, "new"), line(40, "ERROR two")));
        until(() -> shown().equals(List.of("INFO one", "between", "ERROR two", "new")));

        model.seenProperty().set(false);
        until(() -> account.asked.contains("no more"));
        model.seenProperty().set(true);
        until(() -> account.asked.getLast().equals("follow ASKING"));
    }

    @Test
    void aPauseLosesNothing() throws Exception {
        account.lines = List.of(line(50, "one"));
        open(Optional.empty());
        until(() -> shown().size() == 1 && account.asked.contains("follow ASKING"));
        model.tailing().pausedProperty().set(true);
        account.coming.add(look(line(3, "two"), line(2, "three")));
        until(() -> model.tailing().waitingProperty().get() == 2);
        assertThat(shown()).containsExactly("one");

        model.tailing().pausedProperty().set(false);
        until(() -> shown().equals(List.of("one", "two", "three")));
        assertThat(model.tailing().waitingProperty().get()).isZero();
    }

    @Test
    void showsWhatTheFilterAndTheLevelsWantAndWhatIsAroundALine() throws Exception {
        account.lines =
                List.of(line(50, "INFO before"), line(40, "ERROR it"), line(30, "WARN after"));
        open(Optional.empty());
        until(() -> shown().size() == 3);
        model.choosing().filterProperty().set("/it$/");
        until(() -> shown().equals(List.of("ERROR it")));

        model.choosing().filterProperty().set("\"it");
        assertThat(model.choosing().problemProperty().get()).contains("not closed");
        assertThat(shown()).as("what was wanted before").containsExactly("ERROR it");

        model.showAround(model.shownProperty().get().hits().line(0));
        until(() -> shown().size() == 3);
        assertThat(model.choosing().aroundProperty().get()).isPresent();
        model.choosing().filterProperty().set("it");
        until(() -> shown().size() == 1);
        assertThat(model.choosing().aroundProperty().get()).isEmpty();

        model.choosing().filterProperty().set("");
        model.choosing().chipsProperty().set(EnumSet.of(LevelChip.WARNINGS));
        until(() -> shown().equals(List.of("WARN after")));
    }

    @Test
    void aMomentOfLongAgoIsReadAroundAndComesIntoSightAndIsNotFollowed() throws Exception {
        account.lines = List.of(line(50, "one"));
        List<LogsViewModel.Focus> seen = new CopyOnWriteArrayList<>();
        model.focusProperty().subscribe(focus -> focus.ifPresent(seen::add));
        open(Optional.of(NOW.minusSeconds(600)));
        until(() -> !seen.isEmpty());

        assertThat(account.asked).containsExactly("read 6");
        assertThat(seen).containsExactly(new LogsViewModel.Focus.OnMoment(NOW.minusSeconds(600)));
    }

    @Test
    void theMinutesAfterAMomentAreFollowedUntilTheyAreOver() throws Exception {
        account.lines = List.of(line(90, "one"));
        open(Optional.of(NOW.minusSeconds(60)));
        until(() -> account.asked.contains("follow ASKING"));
        assertThat(account.asked).startsWith("read 6");

        account.coming.add(look(line(1, "what broke tells of it")));
        until(() -> shown().equals(List.of("one", "what broke tells of it")));
        assertThat(model.stateProperty().get()).isEqualTo(new LogsState.Read(true));

        account.now = NOW.plusSeconds(300);
        account.coming.add(look());
        until(() -> account.asked.contains("no more"));
        assertThat(model.stateProperty().get()).isEqualTo(new LogsState.Read(false));
    }

    @Test
    void aGroupThatFailsLeavesTheOthersWorking() throws Exception {
        account.lines = List.of(line(50, "one"));
        account.failures = Map.of("/b", new Failure.Bug("no"));
        model.tailing().followProperty().set(false);
        open(Optional.empty());
        until(() -> shown().size() == 1);
        assertThat(model.failuresProperty().get()).containsOnlyKeys("/b");
        assertThat(account.asked).containsExactly("read 60");
    }

    @Test
    void insightsIsAskedOnlyWhenTheOperatorSaysSo() throws Exception {
        model.tailing().followProperty().set(false);
        InsightsViewModel questions =
                new InsightsViewModel(window.session, model, Optional.of(account));
        questions.ask();
        open(Optional.empty());
        assertThat(questions.saved()).isNotEmpty();
        assertThat(account.asked).containsExactly("read 60");

        questions.queryProperty().set("fields @message");
        questions.ask();
        until(() -> !questions.runningProperty().get());
        assertThat(account.asked).contains("ask fields @message");
    }
}
