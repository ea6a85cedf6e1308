package io.stratoscope.ui.blastradius;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.Arn;
import io.stratoscope.topology.BlastRadius.Effect;
import io.stratoscope.ui.SampleProject;
import io.stratoscope.ui.TestSession;
import io.stratoscope.ui.diagram.DiagramViewModel;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.Optional;

/** Without a toolkit: the test's own thread plays the application thread. */
class BlastRadiusViewModelTest {

    private final TestSession window = new TestSession();
    private final DiagramViewModel diagram =
            new DiagramViewModel(window.session.selectionProperty(), id -> {});
    private final BlastRadiusViewModel model = new BlastRadiusViewModel(window.session, diagram);

    @BeforeEach
    void discover() throws Exception {
        window.discover(SampleProject.snapshot());
    }

    @AfterEach
    void close() {
        window.close();
        assertThat(window.notices()).isEmpty();
    }

    @Test
    void saysWhatStopsWithoutTheSelectedResource() throws Exception {
        select(SampleProject.DB);

        model.toggle();
        handOver();

        BlastRadiusReport report = report();
        assertThat(report.subject()).isEqualTo("immich-postgres");
        assertThat(report.gone()).containsExactly(SampleProject.DB);
        assertThat(report.rows())
                .filteredOn(row -> row.arn().equals(SampleProject.SERVICE))
                .extracting(BlastRadiusReport.Row::effect)
                .containsExactly(Effect.STOPS);
        assertThat(diagram.highlightProperty().get().orElseThrow().stops())
                .contains(SampleProject.SERVICE)
                .doesNotContain(SampleProject.DB);
    }

    @Test
    void theQuestionStaysWhileAnotherResourceIsLookedAt() throws Exception {
        select(SampleProject.DB);
        model.toggle();
        handOver();

        model.select(SampleProject.SERVICE);

        assertThat(report().subject()).isEqualTo("immich-postgres");
        assertThat(window.applicationThread).isEmpty();
    }

    @Test
    void askingOfAnotherReplacesTheQuestionAndAskingAgainTakesItBack() throws Exception {
        select(SampleProject.DB);
        model.toggle();
        handOver();
        select(SampleProject.SERVICE);

        model.toggle();
        handOver();
        assertThat(report().gone()).containsExactly(SampleProject.SERVICE);

        model.toggle();
        assertThat(model.reportProperty().get()).isEmpty();
        assertThat(diagram.highlightProperty().get()).isEmpty();
    }

    @Test
    void withNothingSelectedNothingIsAsked() {
        model.toggle();

        assertThat(model.reportProperty().get()).isEmpty();
        assertThat(window.applicationThread).isEmpty();
    }

    @Test
    void anAnswerThatComesAfterItWasClosedIsDropped() throws Exception {
        select(SampleProject.DB);
        model.toggle();

        model.hide();
        handOver();

        assertThat(model.reportProperty().get()).isEmpty();
        assertThat(diagram.highlightProperty().get()).isEmpty();
    }

    @Test
    void aNewSnapshotIsAskedAgain() throws Exception {
        select(SampleProject.DB);
        model.toggle();
        handOver();

        window.discover(SampleProject.emptySnapshot());
        handOver();

        assertThat(report().rows()).isEmpty();
        assertThat(report().summary()).isEqualTo("Nothing that is known here depends on it.");
    }

    private void select(Arn arn) {
        diagram.selectionProperty().set(Optional.of(arn));
    }

    private BlastRadiusReport report() {
        return model.reportProperty().get().orElseThrow();
    }

    private void handOver() throws InterruptedException {
        window.handOver();
    }
}
