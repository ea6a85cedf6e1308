package io.stratoscope.ui.provision;

import io.stratoscope.diagram.ViewKind;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Resource;
import io.stratoscope.model.Snapshot;
import io.stratoscope.provision.plan.Action;
import io.stratoscope.provision.plan.Plan;
import io.stratoscope.provision.plan.Prospect;
import io.stratoscope.ui.diagram.DiagramIndex;
import io.stratoscope.ui.diagram.DiagramViewModel;
import io.stratoscope.ui.diagram.Mark;
import io.stratoscope.ui.provision.ProvisionPorts.Drafting;
import io.stratoscope.ui.session.Latest;
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

/**
 * The project's diagram with what a plan creates already in it and the plan's changes marked, and a list of the changes that it
 * does not show.
 */
final class PlanDiagram {

    private record Name(String type, String ref) {}

    /** What a job answers. */
    private record Drawn(DiagramIndex index, Map<Name, Arn> known, Map<String, Arn> planned) {}

    private final Session session;
    private final Drafting drafting;
    private final DiagramViewModel diagram;
    private final ObjectProperty<ViewKind> view = new SimpleObjectProperty<>(ViewKind.NETWORK);
    private final ReadOnlyObjectWrapper<List<PlanRow>> elsewhere =
            new ReadOnlyObjectWrapper<>(List.of());
    private Map<Name, Arn> known = Map.of();
    private Map<String, Arn> planned = Map.of();
    private Optional<Plan> plan = Optional.empty();
    private List<PlanRow> rows = List.of();
    private final Latest drawings = new Latest();

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
        Latest.Turn turn = drawings.next();
        Optional<Plan> with = plan.filter(each -> each.kind() == Plan.Kind.APPLY);
        Map<String, String> refs = refs();
        session.run(
                "Draw the plan",
                context -> drawn(snapshot, wanted, with, refs),
                turn.only(drawn -> {
                    known = drawn.known();
                    planned = drawn.planned();
                    diagram.show(drawn.index());
                    mark();
                }),
                failure -> session.notices().say(Kind.ERROR, "Not drawn: " + failure.message()));
    }

    private Drawn drawn(
            Snapshot snapshot, ViewKind wanted, Optional<Plan> with, Map<String, String> refs) {
        Optional<Prospect> prospect = with.map(each -> Prospect.of(snapshot, each, refs));
        Snapshot shown = prospect.map(Prospect::snapshot).orElse(snapshot);
        return new Drawn(
                new DiagramIndex(drafting.draw(shown, wanted)),
                names(snapshot),
                prospect.map(Prospect::planned).orElse(Map.of()));
    }

    /** What the changes' resources are known by, as far as they are there. */
    private Map<String, String> refs() {
        Map<String, String> refs = new HashMap<>();
        rows.forEach(row -> row.ref().ifPresent(ref -> refs.put(row.change().id(), ref)));
        return refs;
    }

    private static Map<Name, Arn> names(Snapshot snapshot) {
        Map<Name, Arn> names = new HashMap<>();
        for (Resource each : snapshot.resources()) {
            names.put(new Name(each.type().name(), each.id()), each.arn());
            names.put(new Name(each.type().name(), each.arn().toString()), each.arn());
        }
        return names;
    }

    /** Draws another plan, or none, and marks its changes. */
    void show(Optional<Plan> other, List<PlanRow> itsRows) {
        plan = other;
        show(itsRows);
        draw();
    }

    /** Marks how far the plan's changes are. */
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

    /** The resource that a change is about: the snapshot's, else the planned one. */
    private Optional<Arn> resource(PlanRow row) {
        return row.ref()
                .flatMap(ref -> Optional.ofNullable(known.get(new Name(row.change().type(), ref))))
                .or(() ->
                        row.change().action() == Action.CREATE
                                ? Optional.ofNullable(planned.get(row.change().id()))
                                : Optional.empty());
    }

    private boolean isShown(Arn arn) {
        return diagram.indexProperty()
                .get()
                .filter(index -> index.element(arn).isPresent() || index.holderOf(arn).isPresent())
                .isPresent();
    }

    DiagramViewModel diagram() {
        return diagram;
    }

    ObjectProperty<ViewKind> viewProperty() {
        return view;
    }

    /** Changes of what this view of the project does not show. */
    ReadOnlyObjectProperty<List<PlanRow>> elsewhereProperty() {
        return elsewhere.getReadOnlyProperty();
    }
}
