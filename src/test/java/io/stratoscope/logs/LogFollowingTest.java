package io.stratoscope.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.Failure;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

final class LogFollowingTest {

    private final LogWorkplace work = new LogWorkplace();
    private final LogSource.Group group = work.group("/a");
    private LogFollowing following = follow(LogFilter.NONE);

    @BeforeEach
    void begin() {
        following = follow(LogFilter.NONE);
    }

    private LogFollowing follow(LogFilter filter, LogSource.Group... more) {
        List<LogSource.Group> groups = new ArrayList<>(List.of(more));
        groups.add(group);
        return new LogFollowing(
                work.account,
                work.pace,
                groups,
                filter,
                work.instant().minus(Duration.ofMinutes(10)));
    }

    private List<String> look() {
        return following.look(work).lines().stream().map(each -> each.line().text()).toList();
    }

    private static Duration ago(int seconds) {
        return Duration.ofSeconds(seconds);
    }

    @Test
    void tellsEachLineOnce() {
        work.write("/a", ago(60), "before");
        assertThat(look()).containsExactly("before");
        work.turn(ago(2));
        assertThat(look()).isEmpty();
        work.write("/a", ago(0), "new");
        work.turn(ago(2));
        assertThat(look()).containsExactly("new");
        work.turn(ago(90));
        assertThat(look()).isEmpty();
    }

    @Test
    void aLineThatIsALittleLateTakesItsPlace() {
        work.write("/a", ago(1), "second");
        assertThat(look()).as("held back").isEmpty();
        work.write("/a", ago(2), "first");
        work.turn(ago(2));

        LogFollowing.Look look = following.look(work);

        assertThat(look.lines())
                .extracting(each -> each.line().text())
                .containsExactly("first", "second");
        assertThat(look.lines()).noneMatch(FollowedLine::late);
    }

    @Test
    void aLateLineIsToldAsLateWithinAMinute() {
        work.write("/a", ago(10), "young");
        assertThat(look()).containsExactly("young");
        work.write("/a", ago(200), "late");
        work.turn(ago(61));

        assertThat(following.look(work).lines())
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.line().text()).isEqualTo("late");
                    assertThat(each.late()).isTrue();
                });
    }

    @Test
    void streamsThatAreNewAreFollowedToo() {
        assertThat(look()).isEmpty();
        work.stream("/a", "another");
        work.write("/a", "another", ago(0), "of another");
        work.turn(ago(3));

        assertThat(look()).containsExactly("of another");
    }

    @Test
    void anOutageLosesNothing() {
        work.write("/a", ago(5), "1");
        assertThat(look()).containsExactly("1");
        work.account.faults().deny("logs:FilterLogEvents");
        work.write("/a", ago(0), "2");
        work.turn(Duration.ofMinutes(20));
        LogFollowing.Look failed = following.look(work);
        assertThat(failed.failures()).containsOnlyKeys("/a");
        assertThat(failed.lines()).isEmpty();
        work.write("/a", ago(30), "3");
        work.account.faults().clear();
        work.turn(ago(2));

        assertThat(look()).containsExactly("2", "3");
        work.turn(ago(2));
        assertThat(look()).isEmpty();
    }

    @Test
    void aGroupThatFailsLeavesTheOthersWorking() {
        following = follow(LogFilter.NONE, LogWorkplace.source("/gone", StreamChoice.ALL));
        work.write("/a", ago(5), "x");

        LogFollowing.Look look = following.look(work);

        assertThat(look.lines()).hasSize(1);
        assertThat(look.failures().get("/gone")).isInstanceOf(Failure.NotFound.class);
    }

    @Test
    void onlyWantedLines() {
        following = follow(LogFilter.parse("level>=warn"));
        work.write("/a", ago(6), "INFO x");
        work.write("/a", ago(5), "WARN y");

        assertThat(look()).containsExactly("WARN y");
    }

    /** Written in any order, up to four minutes late, on odd pages: each once. */
    @Test
    void nothingIsLostOrToldTwice() {
        Random chance = new Random(7);
        work.account.faults().hostilePaging(true);
        List<String> written = new ArrayList<>();
        List<String> told = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            if (chance.nextInt(3) > 0) {
                String text = "line " + i;
                written.add(text);
                work.write("/a", ago(chance.nextInt(10) == 0 ? chance.nextInt(240) : 0), text);
            }
            work.turn(Duration.ofMillis(chance.nextInt(4000)));
            if (chance.nextBoolean()) {
                told.addAll(look());
            }
        }
        work.turn(ago(70));
        told.addAll(look());

        assertThat(told).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void runsUntilTheListenerHasEnough() {
        List<Integer> looks = new ArrayList<>();
        following.run(
                work,
                look -> {
                    looks.add(look.lines().size());
                    return looks.size() < 3;
                });

        assertThat(looks).hasSize(3);
        assertThat(work.slept).hasSize(2);
        work.cancel();
        following.run(work, _ -> looks.add(0));
        assertThat(looks).hasSize(3);
    }
}
