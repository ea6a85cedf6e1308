package io.stratoscope.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

class JobsTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private final Jobs jobs = new Jobs(Clock.fixed(NOON, ZoneOffset.UTC));
    private final ConcurrentLinkedQueue<JobEvent> events = new ConcurrentLinkedQueue<>();

    @AfterEach
    void stop() {
        jobs.close();
    }

    @Test
    void tellsItsListenersEverythingInOrder() throws InterruptedException {
        jobs.listen(events::add);
        Job<String> job =
                jobs.start(
                        "discover",
                        context -> {
                            context.step("sweep");
                            context.progress(1, 2);
                            context.log("a line");
                            return "done";
                        });
        assertThat(job.await()).isEqualTo("done");
        assertThat(events)
                .containsExactly(
                        new JobEvent.Started("discover", NOON),
                        new JobEvent.StepStarted("discover", NOON, "sweep"),
                        new JobEvent.Progressed("discover", NOON, "sweep", 1, 2),
                        new JobEvent.Logged("discover", NOON, "a line"),
                        new JobEvent.Succeeded("discover", NOON));
    }

    @Test
    void handsOnWhatTheBodyThrew() {
        jobs.listen(events::add);
        IllegalArgumentException cause = new IllegalArgumentException("no");
        Job<String> job =
                jobs.start(
                        "discover",
                        context -> {
                            throw cause;
                        });
        assertThatThrownBy(job::await).isSameAs(cause);
        assertThat(events).last().isEqualTo(new JobEvent.Failed("discover", NOON, cause));
    }

    @Test
    void cancelReachesTheBodyOnce() throws InterruptedException {
        jobs.listen(events::add);
        CountDownLatch cancelled = new CountDownLatch(1);
        Job<Boolean> job =
                jobs.start(
                        "discover",
                        context -> {
                            try {
                                cancelled.await();
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                            return context.cancelled();
                        });
        job.cancel();
        job.cancel();
        cancelled.countDown();
        assertThat(job.await()).isTrue();
        assertThat(events).filteredOn(JobEvent.CancelRequested.class::isInstance).hasSize(1);
    }

    @Test
    void parallelTasksRunSideBySideAndKeepTheirOrder() throws InterruptedException {
        CountDownLatch bothThere = new CountDownLatch(2);
        Job<List<Integer>> job =
                jobs.start(
                        "both",
                        context ->
                                context.inParallel(
                                        List.of(meet(bothThere, 1), meet(bothThere, 2))));
        assertThat(job.await()).containsExactly(1, 2);
    }

    private static Callable<Integer> meet(CountDownLatch latch, int result) {
        return () -> {
            latch.countDown();
            latch.await();
            return result;
        };
    }

    @Test
    void aFailingTaskFailsTheWholeAfterTheOthersEnded() {
        ConcurrentLinkedQueue<String> ended = new ConcurrentLinkedQueue<>();
        Callable<String> failing =
                () -> {
                    throw new IllegalStateException("one failed");
                };
        Callable<String> good =
                () -> {
                    ended.add("good");
                    return "good";
                };
        Job<List<String>> job =
                jobs.start("both", context -> context.inParallel(List.of(failing, good)));
        assertThatThrownBy(job::await).hasMessage("one failed");
        assertThat(ended).containsExactly("good");
    }
}
