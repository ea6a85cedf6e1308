package io.stratoscope.ui.blastradius;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.job.Jobs;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Snapshot;
import io.stratoscope.topology.BlastRadius.Effect;
import io.stratoscope.ui.SampleProject;
import io.stratoscope.ui.diagram.DiagramViewModel;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Without a toolkit: the test's own thread plays the application thread. */
class BlastRadiusViewModelTest {

    private final Jobs jobs = new Jobs(Clock.fixed(SampleProject.TAKEN_AT, ZoneOffset.UTC));
    private final BlockingQueue<Runnable> applicationThread = new LinkedBlockingQueue<>();
    private final ObjectProperty<Optional<Snapshot>> snapshot =
            new SimpleObjectProperty<>(Optional.of(SampleProject.snapshot()));
    private final DiagramViewModel diagram = new DiagramViewModel(id -> {});
    private final List<Throwable> mistakes = new ArrayList<>();
    private final BlastRadiusViewModel model =
            new BlastRadiusViewModel(
                    snapshot, diagram, jobs, applicationThread::add, mistakes::add);

    @AfterEach
    void close() {
        jobs.close();
        assertThat(mistakes).isEmpty();
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
        assertThat(applicationThread).isEmpty();
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
        assertThat(applicationThread).isEmpty();
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

        snapshot.set(Optional.of(SampleProject.emptySnapshot()));
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
        Optional.ofNullable(applicationThread.poll(10, TimeUnit.SECONDS)).orElseThrow().run();
    }
}
