package io.stratoscope.ui.settings;

import io.stratoscope.ui.screen.ScreenContent;
import io.stratoscope.ui.screen.ScreenContext;

/** Puts the settings screen together. */
public final class SettingsScreen {

    private SettingsScreen() {}

    public static ScreenContent in(ScreenContext context) {
        SettingsView view = new SettingsView(new SettingsViewModel(context.settings()));
        return () -> view;
    }
}
