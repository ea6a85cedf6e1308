package io.stratoscope.provision.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.provision.TurningClock;
import io.stratoscope.provision.blueprint.Blueprint;
import io.stratoscope.provision.blueprint.ShippedBlueprints;
import io.stratoscope.provision.plan.Plan;
import io.stratoscope.provision.stack.Stack;
import io.stratoscope.simulator.KeptAccount;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * The program is killed, or an answer is lost, at each call by which the whole shipped blueprint is made and removed. Things take
 * as long as in AWS, so that much is half done then. What is left is what the account keeps of itself and what the journal says.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class KilledTest {

    private static final Stack IMMICH =
            Blueprint.stack("immich", ShippedBlueprints.text("immich").orElseThrow(), Map.of());

    /**
     * A plan that was followed without disturbance.
     *
     * @param before how much had happened then
     * @param after how much had happened when it was done
     * @param refs what AWS calls what the stack has then
     * @param picture of the account in the end
     */
    private record Undisturbed(
            Plan plan, int before, int after, List<String> refs, List<String> picture) {}

    private final TurningClock clock = new TurningClock();
    private final Happenings all = new Happenings(clock);
    private final Undisturbed making;
    private final Undisturbed removing;

    KilledTest() {
        KeptAccount.begin(clock, all, KeptAccount.Beginning.EMPTY);
        KeptAccount.open(clock, all).speed(1);
        try (BuildingSite site = BuildingSite.after(all, clock)) {
            making = follow(site, site.plan(IMMICH));
            fill(site.place().client(S3Client.class));
            removing = follow(site, site.planToDestroy("immich"));
        }
    }

    private Undisturbed follow(BuildingSite site, Plan plan) {
        int before = all.size();
        assertThat(site.follow(plan).failures()).isEmpty();
        return new Undisturbed(
                plan, before, all.size(), site.refs("immich"), pictureInTheEnd(site, clock));
    }

    private static List<String> pictureInTheEnd(BuildingSite site, TurningClock clock) {
        // Until tasks are healthy, and nobody names any more what is gone.
        clock.turn(Duration.ofHours(7));
        return site.picture();
    }

    private static void fill(S3Client s3) {
        String bucket = "immich-backup-123456789012";
        for (String key : List.of("a.jpg", "b.jpg", "b.jpg", "c.jpg")) {
            s3.putObject(
                    request -> request.bucket(bucket).key(key), RequestBody.fromString("a photo"));
        }
        s3.deleteObject(request -> request.bucket(bucket).key("c.jpg"));
    }

    /** What is wrong in the end when something happened at one place; empty when all is well. */
    private interface Trial {
        List<String> wrong(BuildingSite site, TurningClock clock);
    }

    /** Goes on with what is left when the program is killed after so much had happened. */
    private List<String> after(int count, Trial trial) {
        TurningClock later = new TurningClock(all.endAt(count));
        try (BuildingSite site = BuildingSite.after(all.first(count, later), later)) {
            return trial.wrong(site, later);
        } catch (RuntimeException e) {
            return List.of(e.toString());
        }
    }

    private List<String> atEachCall(Undisturbed way, IntFunction<List<String>> trial) {
        List<String> wrong = new ArrayList<>();
        for (int count = way.before() + 1; count <= way.after(); count++) {
            if (all.isChangeAt(count)) {
                List<String> here = trial.apply(count);
                if (!here.isEmpty()) {
                    wrong.add(count + ", " + all.wordsAt(count) + ": " + here);
                }
            }
        }
        return wrong;
    }

    private static List<String> wrong(
            BuildingSite site, TurningClock clock, Plan plan, Undisturbed way) {
        Execution.Result result = site.follow(plan);
        return result.complete()
                ? difference(way.picture(), pictureInTheEnd(site, clock))
                : List.of(result.failures().toString());
    }

    private static List<String> difference(List<String> wanted, List<String> actual) {
        List<String> difference = new ArrayList<>();
        List<String> left = new ArrayList<>(actual);
        for (String line : wanted) {
            if (!left.remove(line)) {
                difference.add("missing: " + line);
            }
        }
        left.forEach(line -> difference.add("too much: " + line));
        return difference;
    }

    @Test
    void whatWasKeptIsTheAccountDownToItsIds() {
        assertThat(after(making.after(), (site, _) -> site.refs("immich")))
                .isEqualTo(making.refs());
        assertThat(making.picture()).hasSizeGreaterThan(200);
        assertThat(removing.picture()).hasSizeLessThan(20);
    }

    /** Before each call; and when it is made again after all, its answer does not come. */
    @Test
    void makingGoesOnWhereverItWasKilled() {
        assertThat(
                        atEachCall(
                                making,
                                count ->
                                        after(
                                                count - 1,
                                                (site, later) -> {
                                                    site.account()
                                                            .faults()
                                                            .loseAnswer(all.actionAt(count), 1);
                                                    List<String> wrong =
                                                            new ArrayList<>(
                                                                    wrong(
                                                                            site,
                                                                            later,
                                                                            making.plan(),
                                                                            making));
                                                    wrong.addAll(
                                                            BuildingSite.toDo(site.plan(IMMICH)));
                                                    return wrong;
                                                })))
                .isEmpty();
    }

    /** Just after each call; with the same plan, or with a new one. */
    @Test
    void removingGoesOnWhereverItWasKilled() {
        assertThat(
                        atEachCall(
                                removing,
                                count ->
                                        after(
                                                count,
                                                (site, later) ->
                                                        wrong(
                                                                site,
                                                                later,
                                                                count % 2 == 0
                                                                        ? removing.plan()
                                                                        : site.planToDestroy(
                                                                                "immich"),
                                                                removing))))
                .isEmpty();
    }

    @Test
    void aLostAnswerDoesNotStopRemoving() {
        assertThat(
                        atEachCall(
                                removing,
                                count ->
                                        after(
                                                count - 1,
                                                (site, later) -> {
                                                    site.account()
                                                            .faults()
                                                            .loseAnswer(all.actionAt(count), 1);
                                                    return wrong(
                                                            site, later, removing.plan(), removing);
                                                })))
                .isEmpty();
    }
}
