package io.stratoscope.ui.inspector;

import io.stratoscope.health.HealthLook;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Snapshot;
import io.stratoscope.ui.session.LogPlace;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

import java.net.URI;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;

/** Follows the selection: it is kept as an ARN and looked up in the newest snapshot. */
public final class InspectorViewModel {

    private final ObservableValue<Optional<Snapshot>> snapshot;
    private final ObjectProperty<Optional<Arn>> selection;
    private final ObservableValue<Optional<HealthLook>> health;
    private final ZoneId zone;
    private final Consumer<URI> browser;
    private final Consumer<LogPlace> logs;
    private final ReadOnlyObjectWrapper<Inspection> inspection =
            new ReadOnlyObjectWrapper<>(new Inspection.Nothing());

    /**
     * Shows nothing until there is a snapshot.
     *
     * @param health the newest look
     * @param zone in which times are shown
     * @param browser opens an address outside the program
     * @param logs shows log lines
     */
    public InspectorViewModel(
            ObservableValue<Optional<Snapshot>> snapshot,
            ObjectProperty<Optional<Arn>> selection,
            ObservableValue<Optional<HealthLook>> health,
            ZoneId zone,
            Consumer<URI> browser,
            Consumer<LogPlace> logs) {
        this.snapshot = snapshot;
        this.selection = selection;
        this.health = health;
        this.zone = zone;
        this.browser = browser;
        this.logs = logs;
        snapshot.subscribe(this::inspect);
        selection.subscribe(this::inspect);
        health.subscribe(this::inspect);
        inspect();
    }

    private void inspect() {
        inspection.set(Inspection.of(snapshot.getValue(), selection.get(), health.getValue()));
    }

    public ReadOnlyObjectProperty<Inspection> inspectionProperty() {
        return inspection.getReadOnlyProperty();
    }

    /** What a resource is called. */
    public String name(Arn resource) {
        return health.getValue()
                .map(look -> look.topology().name(resource))
                .orElseGet(resource::lastSegment);
    }

    /** Selects another resource. */
    public void select(Arn arn) {
        selection.set(Optional.of(arn));
    }

    public void clear() {
        selection.set(Optional.empty());
    }

    public ZoneId zone() {
        return zone;
    }

    /** Shows log lines. */
    void showLogs(LogPlace place) {
        logs.accept(place);
    }

    /** Opens an address outside the program. */
    public Consumer<URI> browser() {
        return browser;
    }
}
