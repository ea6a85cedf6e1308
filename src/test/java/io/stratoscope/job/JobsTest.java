package io.stratoscope.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
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
                        new JobEvent.Started(1, "discover", NOON),
                        new JobEvent.StepStarted(1, "discover", NOON, "sweep"),
                        new JobEvent.Progressed(1, "discover", NOON, "sweep", 1, 2),
                        new JobEvent.Logged(1, "discover", NOON, "a line"),
                        new JobEvent.Succeeded(1, "discover", NOON));
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
        assertThat(events).last().isEqualTo(new JobEvent.Failed(1, "discover", NOON, cause));
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

    @Test
    void aListenerThatEndedHearsNoMore() throws InterruptedException {
        Jobs.Listening listening = jobs.listen(events::add);
        jobs.start("first", context -> "").await();
        listening.close();
        jobs.start("second", context -> "").await();
        assertThat(events).extracting(JobEvent::job).containsOnly("first");
    }

    @Test
    void jobsOfTheSameNameHaveDifferentNumbers() throws InterruptedException {
        jobs.listen(events::add);
        Job<String> first = jobs.start("discover", context -> "");
        Job<String> second = jobs.start("discover", context -> "");
        first.await();
        second.await();
        assertThat(first.id()).isNotEqualTo(second.id());
        assertThat(events).extracting(JobEvent::id).containsOnly(first.id(), second.id());
    }

    @Test
    void aListenerThatFailsStopsNeitherTheJobNorTheOthers() throws InterruptedException {
        jobs.listen(event -> {
            throw new UncheckedIOException(new IOException("terminal gone"));
        });
        jobs.listen(events::add);
        assertThat(jobs.start("discover", context -> "done").await()).isEqualTo("done");
        assertThat(events).last().isInstanceOf(JobEvent.Succeeded.class);
    }

    @Test
    void anErrorReachesWhoeverWaits() {
        Job<String> job =
                jobs.start(
                        "draw",
                        context -> {
                            throw new StackOverflowError("deep");
                        });
        assertThatThrownBy(job::await).isInstanceOf(StackOverflowError.class);
    }

    @Test
    void aJobThatIsStartedAfterTheEndFailsInsteadOfNeverEnding() {
        jobs.close();
        jobs.listen(events::add);
        Job<String> job = jobs.start("discover", context -> "done");
        assertThatThrownBy(job::await).hasMessage("the program is ending");
        assertThat(events).last().isInstanceOf(JobEvent.Failed.class);
    }
}
