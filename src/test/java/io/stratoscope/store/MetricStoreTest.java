package io.stratoscope.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.store.MetricStore.Kept;
import io.stratoscope.store.MetricStore.Series;
import io.stratoscope.store.MetricStore.Span;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

class MetricStoreTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration FIVE = Duration.ofMinutes(5);

    @TempDir private Path directory;

    private MetricStore open() {
        return MetricStore.open(directory, Clock.fixed(NOON, ZoneOffset.UTC));
    }

    private static Series cpu(Duration period) {
        return new Series("me", "eu-central-1", "AWS/ECS\nCPUUtilization", "Average", period);
    }

    private static Instant minute(int minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }

    private static Span span(Duration period, int from, int to) {
        return new Span(cpu(period), minute(from), minute(to));
    }

    /** A value at each of these minutes. */
    private static Kept kept(Span span, double value, int... minutes) {
        SortedMap<Instant, Double> points = new TreeMap<>();
        for (int minute : minutes) {
            points.put(minute(minute), value);
        }
        return new Kept(span, points);
    }

    private void add(int at, Kept... kept) {
        open().add(List.of(kept), minute(at));
    }

    private Optional<Kept> read(Span span) {
        return Optional.ofNullable(open().read(List.of(span)).get(span));
    }

    @Test
    void whatWasReadIsKnownAfterARestartWithItsGaps() {
        Kept read = kept(span(MINUTE, -60, 0), 40, -60, -59, -30, -1);
        add(0, read);

        assertThat(read(span(MINUTE, -60, 0))).contains(read);
        assertThat(read(span(MINUTE, -30, 0))).contains(kept(span(MINUTE, -30, 0), 40, -30, -1));
    }

    @Test
    void aMetricThatHadNothingButGapsIsKnownToHaveHadNothing() {
        Kept nothing = kept(span(MINUTE, -60, 0), 0);
        add(0, nothing);

        assertThat(read(span(MINUTE, -60, 0)).orElseThrow().points()).isEmpty();
    }

    @Test
    void zeroIsNoGap() {
        add(0, kept(span(MINUTE, -30, 0), 0.0, -30));
        assertThat(read(span(MINUTE, -30, 0)).orElseThrow().points())
                .containsExactly(Map.entry(minute(-30), 0.0));
    }

    @Test
    void whatIsNotKnownAsAWholeIsNotAnswered() {
        add(0, kept(span(MINUTE, -30, 0), 40, -30));

        assertThat(read(span(MINUTE, -31, 0))).as("a minute more before").isEmpty();
        assertThat(read(span(MINUTE, -30, 1))).as("a minute more after").isEmpty();
        assertThat(read(span(FIVE, -30, 0))).as("other periods").isEmpty();
    }

    @Test
    void whatHadJustEndedAnswersItsOwnQuestionOnly() {
        add(0, kept(span(MINUTE, -30, 0), 40, -30));

        assertThat(read(span(MINUTE, -30, -5))).as("that has settled").isPresent();
        assertThat(read(span(MINUTE, -30, -4)))
                .as("AWS may know more of its last minute by now")
                .isEmpty();
    }

    @Test
    void whatAwsHeardOfLateTakesThePlaceOfTheGap() {
        add(0, kept(span(FIVE, -15, 0), 40, -15, -10));
        add(5, kept(span(FIVE, -10, 5), 41, -10, -5, 0));
        add(10, kept(span(FIVE, -5, 10), 42, -5, 0));

        SortedMap<Instant, Double> points = read(span(FIVE, -15, 10)).orElseThrow().points();
        assertThat(points)
                .containsExactly(
                        Map.entry(minute(-15), 40.0),
                        Map.entry(minute(-10), 41.0),
                        Map.entry(minute(-5), 42.0),
                        Map.entry(minute(0), 42.0));
    }

    @Test
    void daysAreJoined() {
        Kept read = kept(span(FIVE, -3 * 1_440, 0), 40, -3 * 1_440, -1_440, -720, -725, -5);
        add(0, read);
        assertThat(read(read.span())).contains(read);
    }

    @Test
    void periodsOfADayAndOfAWeekAreKeptToo() {
        for (Duration period : List.of(Duration.ofDays(1), Duration.ofDays(7))) {
            long second =
                    Math.floorDiv(NOON.getEpochSecond(), period.toSeconds()) * period.toSeconds();
            Instant to = Instant.ofEpochSecond(second);
            Span span = new Span(cpu(period), to.minus(period.multipliedBy(20)), to);
            Kept read = new Kept(span, new TreeMap<>(Map.of(to.minus(period), 5.0)));
            add(0, read);
            assertThat(read(span)).contains(read);
        }
    }

    @Test
    void onlyWholePeriodsAreKept() {
        assertThatThrownBy(() -> span(FIVE, -16, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> span(FIVE, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void accountsRegionsAndStatisticsStandApart() {
        add(0, kept(span(MINUTE, -30, 0), 40, -30));
        Series cpu = cpu(MINUTE);
        for (Series other :
                List.of(
                        new Series("you", cpu.region(), cpu.metric(), cpu.statistic(), MINUTE),
                        new Series("me", "us-east-1", cpu.metric(), cpu.statistic(), MINUTE),
                        new Series("me", cpu.region(), "AWS/ECS\nMemory", "Average", MINUTE),
                        new Series("me", cpu.region(), cpu.metric(), "Maximum", MINUTE))) {
            assertThat(read(new Span(other, minute(-30), minute(0)))).isEmpty();
        }
    }

    @Test
    void twoDesktopsOnOneDirectoryReadWhatTheOtherPaidFor() {
        MetricStore one = open();
        MetricStore two = open();
        Kept first = kept(span(FIVE, -60, 0), 40, -60, -5);
        one.add(List.of(first), minute(0));
        two.add(List.of(kept(span(FIVE, -55, 5), 41, 0)), minute(5));
        one.add(List.of(kept(span(FIVE, -60, 0), 40, -60, -5)), minute(0));

        Span span = span(FIVE, -55, 5);
        assertThat(one.read(List.of(span)))
                .as("an older answer that comes late takes nothing of what had just ended")
                .isEqualTo(two.read(List.of(span)))
                .containsKey(span);
    }

    @Test
    void twoDesktopsThatWriteAtOnceLoseNothing() throws InterruptedException {
        List<Thread> desktops = new ArrayList<>();
        for (int desktop = 0; desktop < 2; desktop++) {
            Series own = new Series("me", "eu-central-1", "metric " + desktop, "Average", MINUTE);
            MetricStore store = open();
            desktops.add(
                    Thread.ofPlatform()
                            .start(() -> {
                                for (int at = 0; at < 40; at++) {
                                    Instant to = minute(at);
                                    store.add(
                                            List.of(
                                                    kept(span(MINUTE, at - 10, at), 7, at - 10),
                                                    new Kept(
                                                            new Span(
                                                                    own,
                                                                    minute(at - 10),
                                                                    minute(at)),
                                                            new TreeMap<>(
                                                                    Map.of(
                                                                            minute(at - 10),
                                                                            (double) at)))),
                                            to);
                                }
                            }));
        }
        for (Thread desktop : desktops) {
            desktop.join();
        }
        assertThat(read(span(MINUTE, -10, 39))).isPresent();
        for (int desktop = 0; desktop < 2; desktop++) {
            Span own =
                    new Span(
                            new Series(
                                    "me", "eu-central-1", "metric " + desktop, "Average", MINUTE),
                            minute(-10),
                            minute(39));
            assertThat(open().read(List.of(own))).containsKey(own);
        }
    }

    @Test
    void whatIsOldIsForgottenTheFinerTheSooner() throws SQLException {
        Span minutes = span(MINUTE, -30, 0);
        Span fives = span(FIVE, -30, 0);
        Span hours = span(Duration.ofHours(1), -120, -60);
        add(0, kept(minutes, 1, -30), kept(fives, 1, -30), kept(hours, 1, -120));

        later(MetricStore.MINUTES_KEPT.plusDays(2));
        assertThat(read(minutes)).isEmpty();
        assertThat(read(fives)).isPresent();

        later(MetricStore.QUARTERS_KEPT.plusDays(2));
        assertThat(read(fives)).isEmpty();
        assertThat(read(hours)).isPresent();

        later(MetricStore.HOURS_KEPT.plusDays(2));
        assertThat(read(hours)).isEmpty();
        assertThat(number("SELECT count(*) FROM metric_series")).as("but the last one").isOne();
    }

    /** Adds something else by then, which is when what is old goes. */
    private void later(Duration after) {
        Instant now = NOON.plus(after);
        Series other = new Series("me", "eu-central-1", "other", "Average", FIVE);
        Span span = new Span(other, now.minus(FIVE), now);
        open().add(List.of(new Kept(span, new TreeMap<>())), now);
    }

    @Test
    void aSimulatedAccountYearsAheadMakesNoOtherForget() {
        Span span = span(MINUTE, -30, 0);
        add(0, kept(span, 1, -30));
        Instant ahead = NOON.plus(Duration.ofDays(1_000));
        Series other = new Series("simulated", "eu-central-1", "other", "Average", FIVE);
        open().add(
                        List.of(
                                new Kept(
                                        new Span(other, ahead.minus(FIVE), ahead),
                                        new TreeMap<>())),
                        ahead);
        assertThat(read(span)).isPresent();
    }

    @Test
    void anAccountThatBeginsAnewIsForgottenAlone() {
        Span span = span(MINUTE, -30, 0);
        add(0, kept(span, 1, -30));
        Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
        AccountMemory.forget(directory, "you", clock);
        assertThat(read(span)).isPresent();
        AccountMemory.forget(directory, "me", clock);
        assertThat(read(span)).isEmpty();
    }

    @Test
    void toForgetMakesNoFile() throws IOException {
        AccountMemory.forget(directory, "me", Clock.fixed(NOON, ZoneOffset.UTC));
        assertThat(directory).isEmptyDirectory();
        assertThat(Files.exists(directory)).isTrue();
    }

    @Test
    void aRowThatCanBeReadNoMoreIsAskedForAgain() throws SQLException {
        Span span = span(MINUTE, -30, -10);
        add(0, kept(span, 1, -30));
        change("UPDATE metric_days SET periods = x'00'");
        assertThat(read(span)).isEmpty();
        add(0, kept(span, 1, -30));
        assertThat(read(span)).isPresent();
    }

    /** The owner's limit is 10 MiB for all that a day of watching keeps; Immich's rules ask for about 50 metrics. */
    @Test
    void aDayOfWatchingTakesLittleRoom() throws IOException, SQLException {
        SplittableRandom noise = new SplittableRandom(1);
        MetricStore store = open();
        for (int at = 0; at < 1_440; at += 60) {
            List<Kept> read = new ArrayList<>();
            for (int metric = 0; metric < 50; metric++) {
                Series series =
                        new Series("me", "eu-central-1", "metric " + metric, "Average", FIVE);
                SortedMap<Instant, Double> points = new TreeMap<>();
                for (int ago = 75; ago > 0; ago -= 5) {
                    points.put(minute(at - ago), noise.nextDouble());
                }
                read.add(new Kept(new Span(series, minute(at - 75), minute(at)), points));
            }
            store.add(read, minute(at));
        }
        assertThat(Files.size(directory.resolve("stratoscope.db"))).isLessThan(1 << 20);
        assertThat(number("SELECT count(*) FROM metric_days")).isEqualTo(100);
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("stratoscope.db"));
    }

    private int number(String query) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.getInt(1);
        }
    }

    private void change(String update) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(update);
        }
    }
}
