package io.stratoscope.ui.architecture;

import io.stratoscope.diagram.ViewKind;
import io.stratoscope.settings.Settings;
import io.stratoscope.ui.blastradius.BlastRadiusViewModel;
import io.stratoscope.ui.export.ExportViewModel;
import io.stratoscope.ui.filter.FilterViewModel;
import io.stratoscope.ui.inspector.InspectorViewModel;
import io.stratoscope.ui.logs.LogPort;
import io.stratoscope.ui.logs.TaskLinesAsker;
import io.stratoscope.ui.screen.ScreenContent;
import io.stratoscope.ui.screen.ScreenContext;
import io.stratoscope.ui.search.SearchViewModel;
import io.stratoscope.ui.session.MetricsAsker;
import io.stratoscope.ui.session.Session;

import javafx.beans.property.ObjectProperty;

import java.util.Optional;

/** Puts the screen of the live architecture together. */
public final class ArchitectureScreen {

    private ArchitectureScreen() {}

    /**
     * Puts it together.
     *
     * @param logs reads log lines; empty where nobody does
     */
    public static ScreenContent in(
            ScreenContext context, ArchitecturePorts ports, Optional<LogPort> logs) {
        Session session = context.session();
        ArchitectureViewModel model = new ArchitectureViewModel(session, ports);
        ObjectProperty<Settings> settings = context.settings();
        context.start()
                .view()
                .or(() -> ViewKind.ofKey(settings.get().look().view()))
                .filter(view -> !view.needsState())
                .ifPresent(model.viewProperty()::set);
        model.viewProperty()
                .subscribe(now ->
                        settings.set(
                                settings.get()
                                        .withLook(settings.get().look().withView(now.key()))));
        FilterViewModel filter = new FilterViewModel(session);
        model.filterProperty().bind(filter.filterProperty());
        return new ArchitectureView(
                model,
                new InspectorViewModel(
                        session.snapshotProperty(),
                        session.selectionProperty(),
                        session.health().lookProperty(),
                        session.clock().getZone(),
                        context.browser(),
                        session::showLogs,
                        session.metrics().map(port -> new MetricsAsker(session, port)),
                        logs.map(port -> new TaskLinesAsker(session, port)),
                        () -> context.navigator().accept("metrics")),
                new BlastRadiusViewModel(session, model.diagram()),
                new SearchViewModel(session.snapshotProperty(), session.selectionProperty()),
                filter,
                new ExportViewModel(session, settings, ports.export()),
                ports.export().picker(),
                ports.states(),
                context.icons(),
                settings);
    }
}
