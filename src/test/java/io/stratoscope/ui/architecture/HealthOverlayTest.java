package io.stratoscope.ui.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.health.Verdict.Level;
import io.stratoscope.model.Arn;
import io.stratoscope.ui.SampleHealth;
import io.stratoscope.ui.SampleProject;
import io.stratoscope.ui.TestSession;
import io.stratoscope.ui.diagram.DiagramViewModel;
import io.stratoscope.ui.diagram.Mark;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.Map;

class HealthOverlayTest {

    private volatile Map<Arn, Level> levels =
            Map.of(
                    SampleProject.DB, Level.DOWN,
                    SampleProject.SERVICE, Level.DEGRADED,
                    SampleProject.CACHE, Level.UNKNOWN,
                    SampleProject.ALB, Level.NOTICE);

    private final TestSession window =
            new TestSession((snapshot, _) -> SampleHealth.look(snapshot, levels));
    private final DiagramViewModel diagram =
            new DiagramViewModel(window.session.selectionProperty(), _ -> {});
    private final HealthOverlay overlay = new HealthOverlay(window.session.health(), diagram);

    @AfterEach
    void close() {
        window.close();
    }

    private void look() throws InterruptedException {
        window.discover(SampleProject.snapshot());
        window.handOver();
    }

    @Test
    void marksWhatIsNotHealthyAndNothingElse() throws Exception {
        assertThat(diagram.marksProperty().get()).isEmpty();
        look();
        assertThat(diagram.marksProperty().get())
                .containsEntry(SampleProject.DB, Mark.DOWN)
                .containsEntry(SampleProject.SERVICE, Mark.DEGRADED)
                .containsEntry(SampleProject.CACHE, Mark.UNKNOWN)
                .containsEntry(SampleProject.BUCKET, Mark.STALE)
                .doesNotContainKeys(SampleProject.ALB, SampleProject.EFS);
    }

    @Test
    void theMarksGoWithWhatWasWrong() throws Exception {
        look();
        levels = Map.of();
        look();
        assertThat(diagram.marksProperty().get())
                .containsExactly(Map.entry(SampleProject.BUCKET, Mark.STALE));
    }

    @Test
    void canBeTakenAwayAndComesBack() throws Exception {
        look();
        overlay.toggle();
        assertThat(diagram.marksProperty().get()).isEmpty();
        look();
        assertThat(diagram.marksProperty().get()).as("also after another look").isEmpty();
        overlay.toggle();
        assertThat(diagram.marksProperty().get()).containsKey(SampleProject.DB);
    }
}
