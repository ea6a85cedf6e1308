package io.stratoscope.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.aws.CallMeter;
import io.stratoscope.model.Failure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsAsyncClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartLiveTailRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartLiveTailResponseHandler;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

final class LiveFollowingTest {

    private static final Duration NONE = Duration.ZERO;

    private final LogWorkplace work = new LogWorkplace();
    private final LogSource.Group group = work.group("/a");
    private LogFollowing following = follow(work.account, group);

    /** All that was told. */
    private final List<FollowedLine> told = new ArrayList<>();

    private int sampled;

    private LogFollowing follow(AwsAccount account, LogSource.Group... groups) {
        return new LogFollowing(
                account,
                work.pace,
                List.of(groups),
                LogFilter.NONE,
                work.instant().minus(Duration.ofMinutes(10)),
                LogFollowing.Means.LIVE_TAIL);
    }

    private LogFollowing.Look look() {
        LogFollowing.Look look = following.look(work);
        told.addAll(look.lines());
        sampled += look.sampled();
        return look;
    }

    /** Looks each second for so many seconds. */
    private LogFollowing.Look look(int seconds) {
        LogFollowing.Look look = look();
        for (int i = 0; i < seconds; i++) {
            work.turn(Duration.ofSeconds(1));
            look = look();
        }
        return look;
    }

    private List<String> texts() {
        List<String> texts = told.stream().map(each -> each.line().text()).toList();
        told.clear();
        return texts;
    }

    private long calls(String operation) {
        return work.account.meter().counts().stream()
                .filter(count -> count.operation().equals(operation))
                .mapToLong(CallMeter.Count::calls)
                .sum();
    }

    private static Duration ago(int seconds) {
        return Duration.ofSeconds(seconds);
    }

    private static LogFollowing.Following live(int groups) {
        return new LogFollowing.Following(groups, 0, 0, Optional.empty());
    }

    @Test
    void whatWasThereComesFirstAndThenWhatTheTailTells() {
        work.write("/a", ago(60), "before");
        assertThat(look().following())
                .isEqualTo(new LogFollowing.Following(0, 1, 0, Optional.empty()));
        assertThat(texts()).containsExactly("before");
        work.turn(ago(1));
        work.write("/a", NONE, "then");
        assertThat(look(3).following()).isEqualTo(live(1));
        assertThat(texts()).containsExactly("then");
    }

    @Test
    void onceAllFromBeforeIsKnownNothingIsAskedAnyMore() {
        look(40);
        long asked = calls("FilterLogEvents");
        work.write("/a", NONE, "later");
        look(300);

        assertThat(texts()).containsExactly("later");
        assertThat(calls("FilterLogEvents")).isEqualTo(asked);
        assertThat(calls("StartLiveTail")).isEqualTo(1);
    }

    @Test
    void aLineThatIsHoursLateIsToldWhenItComesIn() {
        look(40);
        work.write("/a", NONE, "now");
        look(5);
        work.write("/a", Duration.ofHours(5), "old");
        look(5);

        assertThat(told).extracting(FollowedLine::late).containsExactly(false, true);
        assertThat(texts()).containsExactly("now", "old");
    }

    @Test
    void whatFilteringFindsLateComesOnceAtTheSeam() {
        following = follow(new LaggingAccount(work.account, ago(12)), group);
        work.write("/a", ago(5), "just before the tail began");
        look();
        assertThat(texts()).isEmpty();
        work.turn(ago(1));
        work.write("/a", NONE, "told by the tail, and found later");
        look(60);

        assertThat(texts())
                .containsExactlyInAnyOrder(
                        "just before the tail began", "told by the tail, and found later");
    }

    @Test
    void linesThatAreAlikeComeAsOftenAsTheyWereWritten() {
        look(3);
        for (int i = 0; i < 3; i++) {
            work.write("/a", NONE, "same");
        }
        look(60);
        assertThat(texts()).containsExactly("same", "same", "same");
    }

    @Test
    void itGoesOnAfterThreeHours() {
        look(40);
        int lines = 0;
        for (int minute = 0; minute < 200; minute++) {
            work.write("/a", NONE, "line " + lines++);
            for (int i = 0; i < 20; i++) {
                work.turn(ago(3));
                if (i == 13) {
                    work.write("/a", NONE, "line " + lines++);
                }
                look();
            }
        }

        assertThat(texts())
                .containsExactlyElementsOf(
                        IntStream.range(0, lines).mapToObj(i -> "line " + i).toList());
        assertThat(calls("StartLiveTail")).isEqualTo(2);
        assertThat(look().following()).isEqualTo(live(1));
    }

    @Test
    void whenItBreaksGroupsAreAskedUntilItIsBack() {
        look(40);
        work.account.faults().network("logs:StartLiveTail");
        work.write("/a", NONE, "as it broke");
        LogFollowing.Look broken = look(5);
        assertThat(broken.following().asked()).isEqualTo(1);
        assertThat(broken.following().why().orElseThrow()).isInstanceOf(Failure.Network.class);
        assertThat(broken.failures()).isEmpty();
        work.write("/a", NONE, "meanwhile");
        look(60);
        work.account.faults().clear();
        work.write("/a", NONE, "then");

        assertThat(look(300).following()).isEqualTo(live(1));
        assertThat(texts()).containsExactly("as it broke", "meanwhile", "then");
    }

    @Test
    void aLineThatIsMinutesLateAsTheTailBreaksIsNotLost() {
        look(40);
        work.account.faults().network("logs:StartLiveTail");
        work.write("/a", ago(290), "late");
        look(120);
        assertThat(texts()).containsExactly("late");
    }

    @Test
    void whatWasWrittenDuringAnOutageOfAllIsNotLost() {
        look(40);
        work.account.faults().network("logs:StartLiveTail").network("logs:FilterLogEvents");
        work.write("/a", NONE, "during the outage");
        look(20);
        work.turn(Duration.ofMinutes(30));
        look(20);
        assertThat(texts()).isEmpty();
        work.account.faults().clear();

        look(400);
        assertThat(texts()).containsExactly("during the outage");
    }

    @Test
    void afterASilenceGroupsAreAskedAgain() {
        look(40);
        long asked = calls("FilterLogEvents");
        work.turn(ago(20));
        assertThat(look(1).following()).isEqualTo(live(1));
        assertThat(calls("FilterLogEvents")).isGreaterThan(asked);
    }

    @Test
    void whereTailsAreDeniedGroupsAreAskedAndNoneIsTriedAgain() {
        work.account.faults().deny("logs:StartLiveTail");
        look(2);
        work.write("/a", NONE, "x");
        LogFollowing.Look look = look(600);

        assertThat(look.following().why().orElseThrow()).isInstanceOf(Failure.AccessDenied.class);
        assertThat(look.failures()).isEmpty();
        assertThat(texts()).containsExactly("x");
        assertThat(calls("StartLiveTail")).isEqualTo(1);
        assertThat(work.account.meter().liveTailMinutes()).isZero();
    }

    @Test
    void aGroupThatIsNotThereKeepsTheOthersFromNothing() {
        following = follow(work.account, group, LogWorkplace.source("/gone", StreamChoice.ALL));
        LogFollowing.Look look = look(40);
        assertThat(look.failures()).containsOnlyKeys("/gone");
        assertThat(look.following().live()).isEqualTo(1);
        work.group("/gone");
        assertThat(look(40).following()).isEqualTo(live(2));
    }

    @Test
    void tenGroupsATailAndThreeTails() {
        List<LogSource.Group> groups =
                IntStream.range(0, 32).mapToObj(i -> work.group("/g/" + i)).toList();
        following = follow(work.account, groups.toArray(LogSource.Group[]::new));

        assertThat(look(3).following())
                .isEqualTo(new LogFollowing.Following(30, 0, 2, Optional.empty()));
        assertThat(calls("StartLiveTail")).isEqualTo(3);
        look(40);
        for (int i = 0; i < 32; i++) {
            work.write("/g/" + i, ago(i % 2), "line " + i);
        }
        look(10);
        assertThat(told).noneMatch(FollowedLine::late);
        assertThat(told.stream().map(each -> each.line().time()).toList()).isSorted();
        assertThat(texts()).hasSize(32).doesNotHaveDuplicates();
    }

    @Test
    void elevenGroupsHaveTwoTailsAndTenHaveOne() {
        following =
                follow(
                        work.account,
                        IntStream.range(0, 11)
                                .mapToObj(i -> work.group("/g/" + i))
                                .toArray(LogSource.Group[]::new));
        look(3);
        assertThat(calls("StartLiveTail")).isEqualTo(2);
    }

    @Test
    void onlyTheStreamsThatWereChosen() {
        work.stream("/a", "db-1.0");
        work.stream("/a", "db-1-old.0");
        work.stream("/a", "other");
        following =
                follow(
                        work.account,
                        LogWorkplace.source("/a", new StreamChoice("db-1", "db-1")),
                        LogWorkplace.source("/a", new StreamChoice("oth", "")));
        look(40);
        work.write("/a", "db-1.0", ago(2), "1");
        work.write("/a", "db-1-old.0", ago(1), "2");
        work.write("/a", "s", ago(1), "3");
        work.write("/a", "other", NONE, "4");
        look(4);
        assertThat(texts()).containsExactly("1", "4");
    }

    @Test
    void whatAwsSamplesIsSaidAndIsCompleteAtTheSeam() {
        look(3);
        many(600);
        look(40);
        assertThat(texts()).hasSize(600).doesNotHaveDuplicates();
        assertThat(sampled).isEqualTo(1);
        many(600);
        look(10);
        assertThat(texts()).hasSize(500).doesNotHaveDuplicates();
        assertThat(sampled).isEqualTo(2);
        many(500);
        look(10);
        assertThat(texts()).hasSize(500).doesNotHaveDuplicates();
        assertThat(sampled).isEqualTo(2);
    }

    private void many(int lines) {
        work.write("/a", "s", NONE, IntStream.range(0, lines).mapToObj(i -> "line " + i).toList());
    }

    @Test
    void whatNobodyTakesForLongIsReadLater() {
        look(40);
        int seconds = LiveTail.MOST_WAITING / 500 + 20;
        for (int i = 0; i < seconds; i++) {
            int second = i;
            work.write(
                    "/a",
                    "s",
                    NONE,
                    IntStream.range(0, 500).mapToObj(j -> second + "/" + j).toList());
            work.turn(ago(1));
        }
        look(10);
        assertThat(texts()).hasSize(seconds * 500).doesNotHaveDuplicates();
    }

    @Test
    void othersMayHaveAllTails() {
        List<CompletableFuture<Void>> others =
                IntStream.range(0, 15).mapToObj(_ -> otherTail()).toList();
        assertThat(look(3).following().why().orElseThrow())
                .isInstanceOf(Failure.ServiceError.class);
        others.forEach(each -> each.cancel(true));
        assertThat(look(60).following()).isEqualTo(live(1));
    }

    private CompletableFuture<Void> otherTail() {
        return work.account
                .client(CloudWatchLogsAsyncClient.class, LogWorkplace.REGION)
                .startLiveTail(
                        StartLiveTailRequest.builder()
                                .logGroupIdentifiers(group.group().toString())
                                .build(),
                        StartLiveTailResponseHandler.builder().subscriber(_ -> {}).build());
    }

    @Test
    void tailsArePaidByTheMinuteAndEndWithTheFollowing() {
        look(1);
        assertThat(work.account.meter().liveTailMinutes()).isEqualTo(1);
        look(60);
        assertThat(work.account.meter().liveTailMinutes()).isEqualTo(2);
        work.turn(ago(120));
        following.close();
        assertThat(work.account.meter().liveTailMinutes()).isEqualTo(4);
        look(1);
        assertThat(work.account.meter().counts())
                .filteredOn(count -> count.operation().equals("StartLiveTail"))
                .extracting(CallMeter.Count::usd)
                .containsExactly(new BigDecimal("0.05"));
    }

    @Test
    void runEndsTheTails() {
        following.run(work, look -> look.following().live() == 0);
        assertThat(IntStream.range(0, 15).mapToObj(_ -> otherTail()).toList())
                .as("an account has fifteen")
                .noneMatch(CompletableFuture::isDone);
    }

    /**
     * Lines in any order, alike ones among them, up to two minutes late, found late by filtering, while the network, permissions and
     * rates come and go: each once, and in order unless it is said to be late.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void eachLineOnceWhateverHappens(long seed) {
        Random chance = new Random(seed);
        LogSource.Group other = work.group("/b");
        following = follow(new LaggingAccount(work.account, ago(chance.nextInt(12))), group, other);
        List<String> written = new ArrayList<>();
        for (int i = 0; i < 1500; i++) {
            for (int n = chance.nextInt(4); n > 0; n--) {
                String name = chance.nextBoolean() ? "/a" : "/b";
                String text = name + " " + chance.nextInt(8);
                written.add(text);
                work.write(name, ago(chance.nextInt(6) == 0 ? chance.nextInt(120) : 0), text);
            }
            happen(chance);
            work.turn(
                    Duration.ofMillis(chance.nextInt(400) == 0 ? 9_000_000 : chance.nextInt(3000)));
            if (chance.nextInt(4) > 0) {
                look();
            }
        }
        work.account.faults().clear();
        look(700);

        Instant newest = Instant.MIN;
        for (FollowedLine each : told) {
            assertThat(each.late()).isEqualTo(each.line().time().isBefore(newest));
            newest = each.line().time().isAfter(newest) ? each.line().time() : newest;
        }
        assertThat(texts()).containsExactlyInAnyOrderElementsOf(written);
        assertThat(calls("StartLiveTail")).isGreaterThan(3);
        assertThat(look().following()).isEqualTo(live(2));
    }

    private void happen(Random chance) {
        switch (chance.nextInt(120)) {
            case 0, 1 -> work.account.faults().network("logs:StartLiveTail");
            case 2 -> work.account.faults().network("logs:FilterLogEvents");
            case 3 -> work.account.faults().throttle("logs:FilterLogEvents", 3);
            case 4 -> work.account.faults().fail("logs:StartLiveTail", 1);
            case 5 -> work.account.faults().hostilePaging(true);
            case 6, 7, 8, 9, 10, 11 -> work.account.faults().clear();
            default -> {}
        }
    }
}
