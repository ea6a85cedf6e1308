package io.stratoscope.ui.blastradius;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Snapshot;
import io.stratoscope.topology.Topology;
import io.stratoscope.ui.control.Advice;
import io.stratoscope.ui.diagram.DiagramViewModel;
import io.stratoscope.ui.session.Latest;
import io.stratoscope.ui.session.Notice;
import io.stratoscope.ui.session.Session;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.Optional;

/**
 * What stops working if one resource is gone. The question stays while other resources are looked at, and is asked again of
 * each new snapshot; an answer to an older question is dropped.
 */
public final class BlastRadiusViewModel {

    private final Session session;
    private final DiagramViewModel diagram;
    private final ReadOnlyObjectWrapper<Optional<BlastRadiusReport>> report =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<Arn> subject = Optional.empty();
    private final Latest questions = new Latest();

    /**
     * Asks nothing yet.
     *
     * @param diagram where the answer is highlighted
     */
    public BlastRadiusViewModel(Session session, DiagramViewModel diagram) {
        this.session = session;
        this.diagram = diagram;
        session.snapshotProperty().subscribe(now -> ask());
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
        Latest.Turn turn = questions.next();
        Optional<Snapshot> of = session.snapshotProperty().get();
        if (subject.isEmpty() || of.isEmpty()) {
            show(Optional.empty());
            return;
        }
        Arn arn = subject.get();
        session.run(
                "Blast radius of " + arn.lastSegment(),
                context -> BlastRadiusReport.of(Topology.of(of.get()), arn),
                turn.only(answer -> show(Optional.of(answer))),
                turn.only(failure -> {
                    subject = Optional.empty();
                    session.notices().say(Notice.Kind.ERROR, Advice.sentences(failure));
                    show(Optional.empty());
                }));
    }

    private void show(Optional<BlastRadiusReport> answer) {
        report.set(answer);
        diagram.highlightProperty().set(answer.map(BlastRadiusReport::highlight));
    }
}
