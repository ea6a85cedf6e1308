package io.stratoscope.ui.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.job.JobEvent;
import io.stratoscope.model.Failure;
import io.stratoscope.ui.SampleProject;
import io.stratoscope.ui.activity.JobActivity.End;
import io.stratoscope.ui.activity.JobActivity.Step;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

class ActivityViewModelTest {

    private static final Instant AT = SampleProject.TAKEN_AT;

    private final List<Runnable> handedOver = new ArrayList<>();
    private final List<Long> cancelled = new ArrayList<>();
    private final ActivityViewModel monitor =
            new ActivityViewModel(
                    handedOver::add,
                    Clock.fixed(AT.plusSeconds(20), ZoneOffset.UTC),
                    cancelled::add,
                    thrown ->
                            thrown instanceof CancellationException
                                    ? new Failure.Cancelled("stopped")
                                    : new Failure.Network(String.valueOf(thrown.getMessage())));

    @Test
    void thousandsOfEventsAreOneHandOver() {
        monitor.on(new JobEvent.Started(1, "Discover", AT));
        for (int i = 0; i <= 5000; i++) {
            monitor.on(new JobEvent.Progressed(1, "Discover", AT, "ecs", i, 10_000));
        }

        assertThat(handedOver).hasSize(1);
        handedOver.getFirst().run();
        assertThat(monitor.currentProperty().get()).contains(new Activity("Discover", "ecs", 0.5));
    }

    @Test
    void jobThatEndedIsNotShown() {
        monitor.on(new JobEvent.Started(1, "Discover", AT));
        monitor.on(new JobEvent.Started(2, "Draw", AT));
        monitor.on(new JobEvent.Succeeded(2, "Draw", AT));
        handedOver.getLast().run();
        assertThat(monitor.currentProperty().get().map(Activity::job)).contains("Discover");

        monitor.on(new JobEvent.Failed(1, "Discover", AT, new IllegalStateException()));
        handedOver.getLast().run();

        assertThat(monitor.currentProperty().get()).isEmpty();
    }

    @Test
    void lateEventOfAnEndedJobDoesNotReviveIt() {
        monitor.on(new JobEvent.Started(1, "Discover", AT));
        monitor.on(new JobEvent.Succeeded(1, "Discover", AT));
        monitor.on(new JobEvent.Progressed(1, "Discover", AT, "ecs", 1, 2));
        handedOver.getLast().run();

        assertThat(monitor.currentProperty().get()).isEmpty();
    }

    @Test
    void endOfAJobDoesNotHideAnotherOfTheSameName() {
        monitor.on(new JobEvent.Started(1, "Discover", AT));
        monitor.on(new JobEvent.Started(2, "Discover", AT));
        monitor.on(new JobEvent.Succeeded(1, "Discover", AT));
        handedOver.getLast().run();

        assertThat(monitor.currentProperty().get().map(Activity::job)).contains("Discover");
    }

    private List<JobActivity> shown() {
        handedOver.getLast().run();
        return monitor.shownProperty().get();
    }

    private static JobEvent.Started started(long id) {
        return new JobEvent.Started(id, "Job " + id, AT);
    }

    @Test
    void stepsFollowOneAnother() {
        monitor.on(started(1));
        monitor.on(new JobEvent.StepStarted(1, "Job 1", AT.plusSeconds(1), "Find"));
        monitor.on(new JobEvent.Progressed(1, "Job 1", AT.plusSeconds(2), "Find", 1, 4));
        monitor.on(new JobEvent.StepStarted(1, "Job 1", AT.plusSeconds(3), "Describe"));

        assertThat(shown().getFirst().steps())
                .containsExactly(
                        new Step(
                                "Find",
                                AT.plusSeconds(1),
                                Optional.of(0.25),
                                Optional.of(AT.plusSeconds(3))),
                        new Step(
                                "Describe", AT.plusSeconds(3), Optional.empty(), Optional.empty()));
        monitor.on(new JobEvent.Succeeded(1, "Job 1", AT.plusSeconds(9)));
        JobActivity ended = shown().getFirst();
        assertThat(ended.steps().getLast().endedAt()).contains(AT.plusSeconds(9));
        assertThat(ended.current()).isEmpty();
        assertThat(monitor.times(ended)).isEqualTo("9 s");
        assertThat(monitor.ticking()).isFalse();
    }

    @Test
    void timeLeftIsSaidOfTheStepAndOnlyWhenItCanBeTold() {
        monitor.on(started(1));
        monitor.on(new JobEvent.StepStarted(1, "Job 1", AT.plusSeconds(10), "Describe"));
        assertThat(monitor.times(shown().getFirst())).isEqualTo("20 s");

        monitor.on(new JobEvent.Progressed(1, "Job 1", AT, "Describe", 1, 4));
        assertThat(monitor.times(shown().getFirst()))
                .isEqualTo("20 s, about 30 s left in this step");

        monitor.on(new JobEvent.Progressed(1, "Job 1", AT, "Describe", 1, 100));
        assertThat(monitor.times(shown().getFirst())).isEqualTo("20 s");
        monitor.on(new JobEvent.Progressed(1, "Job 1", AT, "Describe", 1, 0));
        assertThat(monitor.times(shown().getFirst())).isEqualTo("20 s");
        monitor.on(new JobEvent.StepStarted(1, "Job 1", AT.plusSeconds(19), "Assemble"));
        monitor.on(new JobEvent.Progressed(1, "Job 1", AT, "Assemble", 1, 2));
        assertThat(monitor.times(shown().getFirst())).isEqualTo("20 s");
    }

    @Test
    void progressOfAJobWithoutStepsCountsFromItsStart() {
        monitor.on(started(1));
        monitor.on(new JobEvent.Progressed(1, "Job 1", AT.plusSeconds(5), "", 1, 5));

        assertThat(monitor.times(shown().getFirst())).isEqualTo("20 s, about 1 min 20 s left");
    }

    @Test
    void endsAreSucceededFailedOrCancelled() {
        for (long id = 1; id <= 5; id++) {
            monitor.on(started(id));
        }
        monitor.on(new JobEvent.Succeeded(1, "Job 1", AT));
        monitor.on(new JobEvent.Failed(2, "Job 2", AT, new IllegalStateException("no route")));
        monitor.on(new JobEvent.CancelRequested(3, "Job 3", AT));
        monitor.on(new JobEvent.Succeeded(3, "Job 3", AT));
        monitor.on(new JobEvent.Failed(4, "Job 4", AT, new CancellationException()));
        monitor.on(new JobEvent.CancelRequested(5, "Job 5", AT));
        monitor.on(new JobEvent.Failed(5, "Job 5", AT, new IllegalStateException("broken")));

        assertThat(shown())
                .extracting(JobActivity::end)
                .containsExactly(
                        new End.Failed(AT, new Failure.Network("broken")),
                        new End.Cancelled(AT),
                        new End.Cancelled(AT),
                        new End.Failed(AT, new Failure.Network("no route")),
                        new End.Succeeded(AT));
    }

    @Test
    void cancelAsksForTheJobByItsNumber() {
        monitor.on(started(7));
        JobActivity job = shown().getFirst();

        monitor.cancel(job);
        monitor.on(new JobEvent.CancelRequested(7, "Job 7", AT));

        assertThat(cancelled).containsExactly(7L);
        assertThat(shown().getFirst().cancelRequested()).isTrue();
        assertThat(shown().getFirst().running()).isTrue();
    }

    @Test
    void lastHundredEndedJobsAreKeptAndRunningOnesAll() {
        for (long id = 1; id <= 250; id++) {
            monitor.on(started(id));
        }
        for (long id = 1; id <= 240; id += 2) {
            monitor.on(new JobEvent.Succeeded(id, "Job " + id, AT));
        }

        assertThat(shown()).hasSize(130 + 100).isSortedAccordingTo(newestFirst());
        monitor.runningOnlyProperty().set(true);
        assertThat(monitor.shownProperty().get()).hasSize(130).allMatch(JobActivity::running);
        monitor.runningOnlyProperty().set(false);
        assertThat(monitor.shownProperty().get()).hasSize(230);
    }

    private static Comparator<JobActivity> newestFirst() {
        return Comparator.comparingLong(JobActivity::id).reversed();
    }

    @Test
    void logKeepsItsNewestLinesAndOthersKeepTheirPicture() {
        monitor.on(started(1));
        monitor.on(started(2));
        JobActivity other = shown().getFirst();
        for (int i = 0; i < 1500; i++) {
            monitor.on(new JobEvent.Logged(1, "Job 1", AT, "line " + i));
        }

        List<JobActivity> now = shown();
        assertThat(now.getFirst()).isSameAs(other);
        assertThat(now.getLast().log()).hasSize(1000).startsWith("line 500").endsWith("line 1499");
    }

    @Test
    void jobThatStartedBeforeTheWindowIsNotShown() {
        monitor.on(new JobEvent.Progressed(1, "Job 1", AT, "ecs", 1, 2));

        assertThat(shown()).isEmpty();
    }

    @Test
    void durationsAreSaidInTheUnitsOfPeople() {
        assertThat(ActivityViewModel.words(Duration.ofMillis(999))).isEqualTo("999 ms");
        assertThat(ActivityViewModel.words(Duration.ofSeconds(59))).isEqualTo("59 s");
        assertThat(ActivityViewModel.words(Duration.ofSeconds(200))).isEqualTo("3 min 20 s");
        assertThat(ActivityViewModel.words(Duration.ofMinutes(125))).isEqualTo("2 h 5 min");
    }
}
