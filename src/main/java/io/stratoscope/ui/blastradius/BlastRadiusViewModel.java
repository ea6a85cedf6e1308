package io.stratoscope.ui.blastradius;

import io.stratoscope.job.Job;
import io.stratoscope.job.Jobs;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Snapshot;
import io.stratoscope.topology.Topology;
import io.stratoscope.ui.diagram.DiagramViewModel;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * What stops working if one resource is gone. The question stays while other resources are looked at, and is asked again of
 * each new snapshot; an answer to an older question is dropped.
 */
public final class BlastRadiusViewModel {

    private final ObservableValue<Optional<Snapshot>> snapshot;
    private final DiagramViewModel diagram;
    private final Jobs jobs;
    private final Executor applicationThread;
    private final Consumer<Throwable> mistakes;
    private final ReadOnlyObjectWrapper<Optional<BlastRadiusReport>> report =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<Arn> subject = Optional.empty();
    private long lastQuestion;

    /**
     * Asks nothing yet.
     *
     * @param diagram where the answer is highlighted
     * @param applicationThread where answers are handed over
     * @param mistakes is told what went wrong while answering
     */
    public BlastRadiusViewModel(
            ObservableValue<Optional<Snapshot>> snapshot,
            DiagramViewModel diagram,
            Jobs jobs,
            Executor applicationThread,
            Consumer<Throwable> mistakes) {
        this.snapshot = snapshot;
        this.diagram = diagram;
        this.jobs = jobs;
        this.applicationThread = applicationThread;
        this.mistakes = mistakes;
        snapshot.subscribe(now -> ask());
    }

    /** The answer on screen; empty where nothing was asked. */
    public ReadOnlyObjectProperty<Optional<BlastRadiusReport>> reportProperty() {
        return report.getReadOnlyProperty();
    }

    /** Asks of the selected resource; a second time, or with nothing selected, takes the question back. */
    public void toggle() {
        Optional<Arn> selected = diagram.selectionProperty().get();
        subject = selected.equals(subject) ? Optional.empty() : selected;
        ask();
    }

    /** Takes the question back. */
    public void hide() {
        subject = Optional.empty();
        ask();
    }

    /** Looks at one of the resources. */
    public void select(Arn arn) {
        diagram.selectionProperty().set(Optional.of(arn));
    }

    private void ask() {
        long mine = ++lastQuestion;
        Optional<Snapshot> of = snapshot.getValue();
        if (subject.isEmpty() || of.isEmpty()) {
            show(Optional.empty());
            return;
        }
        Arn arn = subject.get();
        Job<BlastRadiusReport> job =
                jobs.start(
                        "Blast radius of " + arn.lastSegment(),
                        context -> BlastRadiusReport.of(Topology.of(of.get()), arn));
        var _ =
                job.result()
                        .whenComplete((answer, thrown) ->
                                applicationThread.execute(() -> {
                                    if (mine == lastQuestion) {
                                        answered(answer, thrown);
                                    }
                                }));
    }

    private void answered(@Nullable BlastRadiusReport answer, @Nullable Throwable thrown) {
        if (thrown != null) {
            subject = Optional.empty();
            mistakes.accept(thrown);
        }
        show(Optional.ofNullable(answer));
    }

    private void show(Optional<BlastRadiusReport> answer) {
        report.set(answer);
        diagram.highlightProperty().set(answer.map(BlastRadiusReport::highlight));
    }
}
