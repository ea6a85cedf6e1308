package io.stratoscope.ui.metrics;

import io.stratoscope.ui.export.FilePicker;
import io.stratoscope.ui.screen.ScreenContent;
import io.stratoscope.ui.screen.ScreenContext;

/** Puts the metrics screen together. */
public final class MetricsScreen {

    private MetricsScreen() {}

    /**
     * Of a window.
     *
     * @param picker asks where a file is to go
     */
    public static ScreenContent in(ScreenContext context, FilePicker picker) {
        MetricsView view = new MetricsView(new MetricsViewModel(context.session()), picker);
        return () -> view;
    }
}
