package io.stratoscope.ui.provision;

import io.stratoscope.diagram.ViewKind;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Resource;
import io.stratoscope.model.Snapshot;
import io.stratoscope.ui.diagram.DiagramIndex;
import io.stratoscope.ui.diagram.DiagramViewModel;
import io.stratoscope.ui.diagram.Mark;
import io.stratoscope.ui.provision.ProvisionPorts.Drafting;
import io.stratoscope.ui.session.Notice.Kind;
import io.stratoscope.ui.session.Session;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The project's diagram with the changes of a plan marked on it, and a list of the changes that it does not show. */
final class PlanDiagram {

    private record Name(String type, String ref) {}

    private final Session session;
    private final Drafting drafting;
    private final DiagramViewModel diagram;
    private final ObjectProperty<ViewKind> view = new SimpleObjectProperty<>(ViewKind.NETWORK);
    private final ReadOnlyObjectWrapper<List<PlanRow>> elsewhere =
            new ReadOnlyObjectWrapper<>(List.of());
    private Map<Name, Arn> known = Map.of();
    private List<PlanRow> rows = List.of();
    private long lastDrawing;

    PlanDiagram(Session session, Drafting drafting) {
        this.session = session;
        this.drafting = drafting;
        this.diagram = new DiagramViewModel(session.selectionProperty(), id -> {});
        view.subscribe(this::draw);
        session.snapshotProperty().subscribe(this::draw);
        draw();
    }

    private void draw() {
        session.snapshotProperty().get().ifPresent(snapshot -> drawIn(snapshot, view.get()));
    }

    private void drawIn(Snapshot snapshot, ViewKind wanted) {
        long mine = ++lastDrawing;
        session.run(
                "Draw the plan",
                context -> new DiagramIndex(drafting.draw(snapshot, wanted)),
                index -> {
                    if (mine == lastDrawing) {
                        known = names(snapshot);
                        diagram.show(index);
                        mark();
                    }
                },
                failure -> session.notices().say(Kind.ERROR, "Not drawn: " + failure.message()));
    }

    private static Map<Name, Arn> names(Snapshot snapshot) {
        Map<Name, Arn> names = new HashMap<>();
        for (Resource each : snapshot.resources()) {
            names.put(new Name(each.type().name(), each.id()), each.arn());
            names.put(new Name(each.type().name(), each.arn().toString()), each.arn());
        }
        return names;
    }

    /** Marks these changes. */
    void show(List<PlanRow> newRows) {
        rows = List.copyOf(newRows);
        mark();
    }

    private void mark() {
        Map<Arn, Mark> marks = new HashMap<>();
        List<PlanRow> others = new ArrayList<>();
        for (PlanRow row : rows) {
            resource(row).ifPresent(arn -> marks.put(arn, row.mark()));
            if (resource(row).filter(this::isShown).isEmpty()) {
                others.add(row);
            }
        }
        diagram.marksProperty().set(Map.copyOf(marks));
        elsewhere.set(List.copyOf(others));
    }

    /** The resource that a change is about, where the snapshot has it. */
    Optional<Arn> resource(PlanRow row) {
        return row.ref()
                .flatMap(ref ->
                        Optional.ofNullable(known.get(new Name(row.change().type(), ref))));
    }

    private boolean isShown(Arn arn) {
        return diagram.indexProperty()
                .get()
                .filter(index ->
                        index.element(arn).isPresent() || index.holderOf(arn).isPresent())
                .isPresent();
    }

    DiagramViewModel diagram() {
        return diagram;
    }

    ObjectProperty<ViewKind> viewProperty() {
        return view;
    }

    /** Changes of what this view of the project does not show: what is still to be made, or is no part of the view. */
    ReadOnlyObjectProperty<List<PlanRow>> elsewhereProperty() {
        return elsewhere.getReadOnlyProperty();
    }
}
