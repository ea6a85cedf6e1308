package io.stratoscope.ui.health;

import io.stratoscope.ui.screen.ScreenContent;
import io.stratoscope.ui.screen.ScreenContext;

/** Puts the health screen together. */
public final class HealthScreen {

    private HealthScreen() {}

    public static ScreenContent in(ScreenContext context) {
        HealthView view =
                new HealthView(
                        new HealthViewModel(
                                context.session(),
                                () -> context.navigator().accept("architecture")));
        return () -> view;
    }
}
