package io.stratoscope.ui.architecture;

import io.stratoscope.ui.blastradius.BlastRadiusViewModel;
import io.stratoscope.ui.export.ExportViewModel;
import io.stratoscope.ui.filter.FilterViewModel;
import io.stratoscope.ui.inspector.InspectorViewModel;
import io.stratoscope.ui.screen.ScreenContent;
import io.stratoscope.ui.screen.ScreenContext;
import io.stratoscope.ui.search.SearchViewModel;
import io.stratoscope.ui.session.Session;

/** Puts the screen of the live architecture together. */
public final class ArchitectureScreen {

    private ArchitectureScreen() {}

    public static ScreenContent in(ScreenContext context, ArchitecturePorts ports) {
        Session session = context.session();
        ArchitectureViewModel model = new ArchitectureViewModel(session, ports);
        FilterViewModel filter = new FilterViewModel(session);
        model.filterProperty().bind(filter.filterProperty());
        return new ArchitectureView(
                model,
                new InspectorViewModel(
                        session.snapshotProperty(),
                        session.selectionProperty(),
                        session.clock().getZone()),
                new BlastRadiusViewModel(session, model.diagram()),
                new SearchViewModel(session.snapshotProperty(), session.selectionProperty()),
                filter,
                new ExportViewModel(session, context.settings(), ports.export()),
                ports.export().picker(),
                context.icons());
    }
}
