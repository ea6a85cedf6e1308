package io.stratoscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.job.JobEvent;
import io.stratoscope.ui.SampleProject;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class ActivityMonitorTest {

    private static final Instant AT = SampleProject.TAKEN_AT;

    private final List<Runnable> handedOver = new ArrayList<>();
    private final ActivityMonitor monitor = new ActivityMonitor(handedOver::add);

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
}
