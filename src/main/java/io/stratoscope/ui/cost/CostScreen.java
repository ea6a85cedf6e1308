package io.stratoscope.ui.cost;

import io.stratoscope.ui.export.FilePicker;
import io.stratoscope.ui.screen.ScreenContent;
import io.stratoscope.ui.screen.ScreenContext;

/** Puts the cost screen together. */
public final class CostScreen {

    private CostScreen() {}

    /**
     * Puts it together.
     *
     * @param picker asks where a table is to go
     */
    public static ScreenContent in(ScreenContext context, FilePicker picker) {
        return new CostView(
                new CostViewModel(
                        context.session(), () -> context.navigator().accept("architecture")),
                picker);
    }
}
