package io.stratoscope.ui.architecture;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.ViewKind;
import io.stratoscope.diagram.view.ViewOptions;
import io.stratoscope.model.Snapshot;
import io.stratoscope.provision.terraform.StateComparison;
import io.stratoscope.provision.terraform.TerraformState;
import io.stratoscope.topology.Management;
import io.stratoscope.topology.SnapshotFilter;
import io.stratoscope.ui.diagram.DiagramIndex;
import io.stratoscope.ui.diagram.DiagramViewModel;
import io.stratoscope.ui.session.Latest;
import io.stratoscope.ui.session.Session;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The live architecture: draws what the session discovers. Its methods are called on the application thread; all
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
    private final LoadedState state;
    private final HealthOverlay health;
    private final CostOverlay cost;
    private final ObjectProperty<SnapshotFilter> filter =
            new SimpleObjectProperty<>(SnapshotFilter.NONE);
    private ViewOptions options = ViewOptions.DEFAULT;
    private boolean goingBack;
    private final Latest draftings = new Latest();

    public ArchitectureViewModel(Session session, ArchitecturePorts ports) {
        this.session = session;
        this.ports = ports;
        this.state = new LoadedState(session);
        this.diagram = new DiagramViewModel(session.selectionProperty(), this::toggleExpanded);
        this.health = new HealthOverlay(session.health(), diagram);
        this.cost = new CostOverlay(session.costs(), diagram);
        view.subscribe((before, now) -> viewChanged(before));
        filter.subscribe((before, now) -> redraw());
        session.snapshotProperty().subscribe(newest -> newest.ifPresent(this::accept));
        state.stateProperty().subscribe(loaded -> loaded.ifPresent(_ -> showModules()));
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

    /** Shows what the state that was loaded now says. */
    private void showModules() {
        if (view.get() == ViewKind.MODULES) {
            redraw();
        } else {
            view.set(ViewKind.MODULES);
        }
    }

    /** Whether a view can be drawn now. */
    boolean canShow(ViewKind kind) {
        return !kind.needsState() || state.stateProperty().get().isPresent();
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
        Latest.Turn turn = draftings.next();
        ViewKind wanted = view.get();
        ViewOptions how = options;
        SnapshotFilter only = filter.get();
        Optional<TerraformState> stated =
                state.stateProperty().get().filter(_ -> wanted.needsState());
        if (diagram.indexProperty().get().isEmpty()) {
            phase.set(new Phase.Waiting("Drawing " + session.scope().label()));
        }
        session.run(
                "Draw " + wanted.title(),
                context -> drawn(only.apply(of), wanted, how.withManagement(managed(stated, of))),
                turn.only(drawing -> {
                    drawing.ifPresent(diagram::show);
                    phase.set(drawing.isPresent() ? new Phase.Drawn() : new Phase.NothingLeft());
                }),
                turn.only(failure ->
                        phase.set(new Phase.Broken("This view could not be drawn", failure))));
    }

    // What the filter takes away is not missing.
    private static Management managed(Optional<TerraformState> stated, Snapshot of) {
        return stated.map(it -> StateComparison.of(it, of)).orElse(Management.UNKNOWN);
    }

    /** Empty where the filter leaves nothing to draw. */
    private Optional<DiagramIndex> drawn(Snapshot left, ViewKind wanted, ViewOptions how) {
        return left.resources().isEmpty()
                ? Optional.empty()
                : Optional.of(new DiagramIndex(ports.drafting().draw(left, wanted, how)));
    }

    /** Which resources are drawn; a change draws anew, and what is highlighted stays so. */
    public ObjectProperty<SnapshotFilter> filterProperty() {
        return filter;
    }

    /** Terraform's state that was loaded in this window. */
    LoadedState state() {
        return state;
    }

    /** What marks how the resources are. */
    HealthOverlay health() {
        return health;
    }

    /** What writes on it what things cost. */
    CostOverlay cost() {
        return cost;
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
