package io.stratoscope.ui.coverage;

import io.stratoscope.ui.screen.ScreenContent;
import io.stratoscope.ui.screen.ScreenContext;

/** Puts the screen of the coverage ledger together. */
public final class CoverageScreen {

    private CoverageScreen() {}

    public static ScreenContent in(ScreenContext context) {
        CoverageView view =
                new CoverageView(new CoverageViewModel(context.session().snapshotProperty()));
        return () -> view;
    }
}
