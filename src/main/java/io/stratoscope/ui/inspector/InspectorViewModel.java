package io.stratoscope.ui.inspector;

import io.stratoscope.health.HealthLook;
import io.stratoscope.logs.LastLines;
import io.stratoscope.metrics.MetricLook;
import io.stratoscope.metrics.ResourceMetrics;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Failure;
import io.stratoscope.model.Snapshot;
import io.stratoscope.ui.logs.TaskLinesAsker;
import io.stratoscope.ui.session.LogPlace;
import io.stratoscope.ui.session.MetricsAsker;
import io.stratoscope.ui.session.MetricsPort;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;

/** Follows the selection: it is kept as an ARN and looked up in the newest snapshot. */
public final class InspectorViewModel {

    /** So much of the metrics is shown beside a resource. */
    private static final Duration LAST = Duration.ofHours(3);

    private final ObservableValue<Optional<Snapshot>> snapshot;
    private final ObjectProperty<Optional<Arn>> selection;
    private final ObservableValue<Optional<HealthLook>> health;
    private final ZoneId zone;
    private final Consumer<URI> browser;
    private final Optional<MetricsAsker> metrics;
    private final Optional<TaskLinesAsker> lastLines;
    private final Runnable openMetrics;
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
        this(
                snapshot,
                selection,
                health,
                zone,
                browser,
                logs,
                Optional.empty(),
                Optional.empty(),
                () -> {});
    }

    /**
     * The same, where metrics and log lines are asked for.
     *
     * @param metrics asks for those of the inspected resource
     * @param lastLines asks what stopped tasks wrote last
     * @param openMetrics goes to the screen that shows more of them
     */
    public InspectorViewModel(
            ObservableValue<Optional<Snapshot>> snapshot,
            ObjectProperty<Optional<Arn>> selection,
            ObservableValue<Optional<HealthLook>> health,
            ZoneId zone,
            Consumer<URI> browser,
            Consumer<LogPlace> logs,
            Optional<MetricsAsker> metrics,
            Optional<TaskLinesAsker> lastLines,
            Runnable openMetrics) {
        this.lastLines = lastLines;
        this.metrics = metrics;
        this.openMetrics = openMetrics;
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
        // What is inspected now asks for itself, when its tab is looked at.
        metrics.ifPresent(MetricsAsker::stop);
        lastLines.ifPresent(TaskLinesAsker::stop);
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

    /**
     * Asks for the last hours of the inspected resource's metrics.
     *
     * @return whether there is anything to ask
     */
    boolean askForMetrics(Consumer<MetricLook> done, Consumer<Failure> failed) {
        if (metrics.isEmpty()
                || snapshot.getValue().isEmpty()
                || !(inspection.get() instanceof Inspection.Found found)
                || !ResourceMetrics.has(found.resource())) {
            return false;
        }
        metrics.get()
                .ask(
                        new MetricsPort.Wanted(
                                snapshot.getValue().get(),
                                found.resource().arn(),
                                LAST,
                                Optional.empty(),
                                false),
                        done,
                        failed);
        return true;
    }

    /**
     * Asks what a stopped task of a service wrote last.
     *
     * @return whether there is anything to ask
     */
    boolean askForLastLines(
            Arn service,
            Arn task,
            Instant stopped,
            Consumer<LastLines> done,
            Consumer<Failure> failed) {
        return lastLines
                .flatMap(asker ->
                        health.getValue()
                                .map(look ->
                                        asker.ask(
                                                look.topology(),
                                                service,
                                                task,
                                                stopped,
                                                done,
                                                failed)))
                .orElse(false);
    }

    /** Goes to the screen that shows more of the metrics. */
    void openMetrics() {
        openMetrics.run();
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
