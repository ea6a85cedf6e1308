package io.stratoscope.ui.resources;

import io.stratoscope.ui.screen.ScreenContent;
import io.stratoscope.ui.screen.ScreenContext;

/** Puts the screen of the resources table together. */
public final class ResourcesScreen {

    private ResourcesScreen() {}

    public static ScreenContent in(ScreenContext context) {
        return new ResourcesView(
                new ResourcesViewModel(context.session()),
                context.icons(),
                () -> context.navigator().accept("architecture"));
    }
}
