package io.stratoscope.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.job.StepGraph.Outcome;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

final class StepGraphTest {

    private final Jobs jobs = new Jobs(Clock.systemUTC());
    private final List<String> done = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void close() {
        jobs.close();
    }

    private Map<String, Outcome> run(Map<String, Set<String>> after, Consumer<String> work)
            throws InterruptedException {
        return jobs.start("test", context -> new StepGraph(after).run(context, work)).await();
    }

    @Test
    void eachComesAfterThoseBeforeIt() throws InterruptedException {
        run(Map.of("c", Set.of("b"), "b", Set.of("a"), "a", Set.of("not a step")), done::add);

        assertThat(done).containsExactly("a", "b", "c");
    }

    @Test
    void thoseThatNeedNothingOfEachOtherRunSideBySide() throws InterruptedException {
        CountDownLatch both = new CountDownLatch(2);

        Map<String, Outcome> outcomes =
                run(
                        Map.of("a", Set.of(), "b", Set.of()),
                        _ -> {
                            both.countDown();
                            try {
                                both.await();
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        });

        assertThat(outcomes.values()).allMatch(Outcome.Done.class::isInstance);
    }

    @Test
    void aFailureStopsWhatWaitsForItAndNothingElse() throws InterruptedException {
        Map<String, Outcome> outcomes =
                run(
                        Map.of(
                                "a", Set.of(),
                                "b", Set.of("a"),
                                "c", Set.of("b"),
                                "d", Set.of()),
                        step -> {
                            if (step.equals("a")) {
                                throw new IllegalStateException("no");
                            }
                            done.add(step);
                        });

        assertThat(done).containsExactly("d");
        assertThat(outcomes.get("a")).isInstanceOf(Outcome.Failed.class);
        assertThat(outcomes.get("b")).isEqualTo(new Outcome.Blocked(Set.of("a")));
        assertThat(outcomes.get("c")).isEqualTo(new Outcome.Blocked(Set.of("b")));
    }

    @Test
    void whenItIsToStopWhatRunsEndsAndTheRestIsNotBegun() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        Job<Map<String, Outcome>> job =
                jobs.start(
                        "test",
                        context ->
                                new StepGraph(Map.of("a", Set.of(), "b", Set.of("a")))
                                        .run(
                                                context,
                                                _ -> {
                                                    running.countDown();
                                                    await(asked);
                                                }));
        running.await();
        job.cancel();
        asked.countDown();

        assertThat(job.await())
                .containsEntry("a", new Outcome.Done())
                .containsEntry("b", new Outcome.Cancelled());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anErrorEndsTheJobAndLeavesNobodyWaiting() {
        assertThatThrownBy(() ->
                        run(
                                Map.of("a", Set.of(), "b", Set.of("a")),
                                _ -> {
                                    throw new AssertionError("a mistake");
                                }))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void aCircleIsRefused() {
        assertThatThrownBy(() ->
                        new StepGraph(Map.of("a", Set.of("b"), "b", Set.of("a"), "c", Set.of("a"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[a, b, c]");
    }
}
