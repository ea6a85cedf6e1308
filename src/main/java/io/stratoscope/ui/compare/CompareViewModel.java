package io.stratoscope.ui.compare;

import io.stratoscope.diagram.ViewKind;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Snapshot;
import io.stratoscope.ui.compare.OpenedFile.Opened;
import io.stratoscope.ui.diagram.DiagramIndex;
import io.stratoscope.ui.diagram.DiagramViewModel;
import io.stratoscope.ui.session.Latest;
import io.stratoscope.ui.session.Notice.Kind;
import io.stratoscope.ui.session.Session;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The file's diagram and the live one in the same view, and what is different. A refresh compares anew. */
public final class CompareViewModel {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /** What a job answers. */
    private record Answer(DiagramIndex file, DiagramIndex live, Comparison comparison) {}

    private final Session session;
    private final OpenedFile file;
    private final ComparePorts.Drafting drafting;
    private final DiagramViewModel fileDiagram;
    private final DiagramViewModel liveDiagram;
    private final ObjectProperty<ViewKind> view = new SimpleObjectProperty<>(ViewKind.NETWORK);
    private final ReadOnlyObjectWrapper<Optional<Comparison>> comparison =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Latest comparisons = new Latest();

    public CompareViewModel(Session session, OpenedFile file, ComparePorts.Drafting drafting) {
        this.session = session;
        this.file = file;
        this.drafting = drafting;
        // One selection: a click on either side selects on both.
        this.fileDiagram = new DiagramViewModel(session.selectionProperty(), id -> {});
        this.liveDiagram = new DiagramViewModel(session.selectionProperty(), id -> {});
        view.subscribe(this::compare);
        file.openedProperty().subscribe(this::compare);
        session.snapshotProperty().subscribe(this::compare);
        compare(); // the file may have been opened before anybody looked at this screen
    }

    private void compare() {
        Latest.Turn turn = comparisons.next();
        Optional<Opened> opened = file.openedProperty().get();
        Optional<Snapshot> live = session.snapshotProperty().get();
        if (opened.isEmpty() || live.isEmpty()) {
            return;
        }
        Snapshot then = opened.get().snapshot();
        Snapshot now = live.get();
        ViewKind wanted = view.get();
        session.run(
                "Compare " + opened.get().file().getFileName(),
                context ->
                        new Answer(
                                new DiagramIndex(drafting.draw(then, wanted)),
                                new DiagramIndex(drafting.draw(now, wanted)),
                                Comparison.of(then, now)),
                turn.only(this::show),
                failure -> session.notices().say(Kind.ERROR, "Not compared: " + failure.message()));
    }

    private void show(Answer answer) {
        fileDiagram.show(answer.file());
        liveDiagram.show(answer.live());
        fileDiagram.marksProperty().set(answer.comparison().onFile());
        liveDiagram.marksProperty().set(answer.comparison().onLive());
        comparison.set(Optional.of(answer.comparison()));
    }

    /** Selects a resource on both sides. */
    void select(Arn resource) {
        session.selectionProperty().set(Optional.of(resource));
    }

    /** What stands over the file's diagram. */
    String fileTitle() {
        return file.openedProperty()
                .get()
                .map(opened -> opened.file().getFileName() + " · taken " + time(opened.snapshot()))
                .orElse("");
    }

    /** What stands over the live diagram. */
    String liveTitle() {
        return session.snapshotProperty()
                .get()
                .map(live ->
                        (live.account().simulated() ? "Simulated" : "Live")
                                + " · taken "
                                + time(live))
                .orElse("");
    }

    private String time(Snapshot snapshot) {
        Instant at = snapshot.takenAt();
        return TIME.format(at.atZone(session.clock().getZone()));
    }

    /** Whether the two are not of the same project; then nearly everything differs. Empty where they are. */
    Optional<String> otherProject() {
        Optional<Snapshot> live = session.snapshotProperty().get();
        Optional<Snapshot> then = file.openedProperty().get().map(Opened::snapshot);
        if (live.isEmpty() || then.isEmpty()) {
            return Optional.empty();
        }
        Snapshot other = then.get();
        boolean same =
                other.scope().equals(live.get().scope())
                        && other.account().id().equals(live.get().account().id());
        return same
                ? Optional.empty()
                : Optional.of(
                        "The file is of another project: "
                                + other.scope().label()
                                + " in account "
                                + other.account().id());
    }

    public OpenedFile file() {
        return file;
    }

    ObjectProperty<ViewKind> viewProperty() {
        return view;
    }

    DiagramViewModel fileDiagram() {
        return fileDiagram;
    }

    DiagramViewModel liveDiagram() {
        return liveDiagram;
    }

    /** Empty until the first answer is there. */
    ReadOnlyObjectProperty<Optional<Comparison>> comparisonProperty() {
        return comparison.getReadOnlyProperty();
    }
}
