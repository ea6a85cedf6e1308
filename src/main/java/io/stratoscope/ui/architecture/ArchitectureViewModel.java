package io.stratoscope.ui.architecture;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Drawing;
import io.stratoscope.diagram.Format;
import io.stratoscope.diagram.ViewKind;
import io.stratoscope.diagram.view.ViewOptions;
import io.stratoscope.model.Snapshot;
import io.stratoscope.ui.diagram.DiagramIndex;
import io.stratoscope.ui.diagram.DiagramViewModel;
import io.stratoscope.ui.session.Notice.Kind;
import io.stratoscope.ui.session.Session;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The live architecture: draws what the session discovers, and exports. Its methods are called on the application thread; all
 * work is done by jobs, and what they answer comes back to that thread. An answer to an older question than the last is
 * dropped.
 */
public final class ArchitectureViewModel {

    private final Session session;
    private final ArchitecturePorts ports;
    private final DiagramViewModel diagram;
    private final ObjectProperty<ViewKind> view = new SimpleObjectProperty<>(ViewKind.NETWORK);
    private final ReadOnlyObjectWrapper<Phase> phase =
            new ReadOnlyObjectWrapper<>(new Phase.Waiting("Not discovered yet"));
    private final ViewHistory history = new ViewHistory();
    private ViewOptions options = ViewOptions.DEFAULT;
    private boolean goingBack;
    private long lastDrafting;

    public ArchitectureViewModel(Session session, ArchitecturePorts ports) {
        this.session = session;
        this.ports = ports;
        this.diagram = new DiagramViewModel(session.selectionProperty(), this::toggleExpanded);
        view.subscribe((before, now) -> viewChanged(before));
        session.snapshotProperty().subscribe(newest -> newest.ifPresent(this::accept));
        session.troubleProperty()
                .subscribe(trouble ->
                        trouble.ifPresent(
                                why -> phase.set(new Phase.Broken(why.title(), why.failure()))));
        session.discoveringProperty().subscribe(this::discovering);
    }

    private void discovering(boolean now) {
        if (now && session.snapshotProperty().get().isEmpty()) {
            phase.set(new Phase.Waiting("Discovering " + session.scope().label()));
        }
    }

    private void accept(Snapshot newest) {
        if (!newest.resources().isEmpty()) {
            draft(newest);
        } else if (newest.issues().isEmpty()) {
            phase.set(new Phase.Empty(session.scope().label(), newest.account().label()));
        } else {
            phase.set(
                    new Phase.Broken(
                            "Nothing could be read", newest.issues().getFirst().failure()));
        }
    }

    private void viewChanged(ViewKind before) {
        if (!goingBack) {
            history.left(new ViewHistory.State(before, options));
            options = ViewOptions.DEFAULT;
        }
        redraw();
    }

    /** Takes the last change of the view back: another view, or a container that was opened or closed. */
    public void undo() {
        history.back(new ViewHistory.State(view.get(), options)).ifPresent(this::goTo);
    }

    /** Does again what was taken back. */
    public void redo() {
        history.forward(new ViewHistory.State(view.get(), options)).ifPresent(this::goTo);
    }

    private void goTo(ViewHistory.State state) {
        boolean sameView = state.view() == view.get();
        options = state.options();
        if (sameView) {
            redraw();
            return;
        }
        goingBack = true;
        try {
            view.set(state.view());
        } finally {
            goingBack = false;
        }
    }

    private void redraw() {
        session.snapshotProperty()
                .get()
                .filter(known -> !known.resources().isEmpty())
                .ifPresent(this::draft);
    }

    private void toggleExpanded(String elementId) {
        Optional<Diagram.Element> element =
                diagram.indexProperty().get().flatMap(index -> index.element(elementId));
        if (element.isEmpty()) {
            return;
        }
        Set<String> collapsed = new HashSet<>(options.collapsed());
        Set<String> expanded = new HashSet<>(options.expanded());
        switch (element.get()) {
            case Diagram.Node _ -> {
                collapsed.remove(elementId);
                expanded.add(elementId);
            }
            case Diagram.Group _ -> {
                expanded.remove(elementId);
                collapsed.add(elementId);
            }
        }
        history.left(new ViewHistory.State(view.get(), options));
        options = new ViewOptions(options.maxNodes(), collapsed, expanded);
        redraw();
    }

    private void draft(Snapshot of) {
        long mine = ++lastDrafting;
        ViewKind wanted = view.get();
        ViewOptions how = options;
        if (diagram.indexProperty().get().isEmpty()) {
            phase.set(new Phase.Waiting("Drawing " + session.scope().label()));
        }
        session.run(
                "Draw " + wanted.title(),
                context -> new DiagramIndex(ports.drafting().draw(of, wanted, how)),
                drawing -> {
                    if (mine == lastDrafting) {
                        diagram.show(drawing);
                        phase.set(new Phase.Drawn());
                    }
                },
                failure -> {
                    if (mine == lastDrafting) {
                        phase.set(new Phase.Broken("This view could not be drawn", failure));
                    }
                });
    }

    /** Writes what is on screen into a file. */
    public void export(Format format, Path file) {
        Optional<Drawing> drawing = diagram.indexProperty().get().map(DiagramIndex::drawing);
        if (drawing.isEmpty()) {
            return;
        }
        session.run(
                "Export " + file.getFileName(),
                context -> save(drawing.get(), format, file),
                problem ->
                        problem.ifPresentOrElse(
                                why ->
                                        session.notices()
                                                .say(
                                                        Kind.ERROR,
                                                        "Not saved to " + file + ": " + why),
                                () -> session.notices().say(Kind.SUCCESS, "Saved " + file)),
                failure ->
                        session.notices()
                                .say(
                                        Kind.ERROR,
                                        "Not saved to " + file + ": " + failure.message()));
    }

    /** Why it could not be written; empty where it was. */
    private Optional<String> save(Drawing drawing, Format format, Path file) {
        try {
            ports.export().save(drawing, format, file);
            return Optional.empty();
        } catch (IOException e) {
            String kind =
                    e.getClass() == IOException.class ? "" : e.getClass().getSimpleName() + ": ";
            return Optional.of(kind + e.getMessage());
        }
    }

    /** The file name that an export begins with: {@code project-immich-network.svg}. */
    public String exportName(Format format) {
        String words =
                (session.scope().label() + "-" + view.get().key())
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-");
        return words.substring(0, Math.min(words.length(), 80)) + "." + format.key();
    }

    public DiagramViewModel diagram() {
        return diagram;
    }

    /** Which view is shown. */
    public ObjectProperty<ViewKind> viewProperty() {
        return view;
    }

    public ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    public Session session() {
        return session;
    }
}
