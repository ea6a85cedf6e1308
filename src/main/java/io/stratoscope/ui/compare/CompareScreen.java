package io.stratoscope.ui.compare;

import io.stratoscope.ui.screen.ScreenContent;
import io.stratoscope.ui.screen.ScreenContext;

/** Puts the screen of the comparison together. */
public final class CompareScreen {

    private CompareScreen() {}

    public static ScreenContent in(ScreenContext context, OpenedFile file, ComparePorts ports) {
        return new CompareView(
                new CompareViewModel(context.session(), file, ports.drafting()),
                ports.picker(),
                context.icons());
    }
}
