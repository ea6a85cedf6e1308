package io.stratoscope.ui.activity;

import io.stratoscope.ui.screen.ScreenContent;
import io.stratoscope.ui.screen.ScreenContext;

/** Puts the screen of what runs in the background together. */
public final class ActivityScreen {

    private ActivityScreen() {}

    /**
     * The screen in a window.
     *
     * @param model made with the window, so that it knows of the jobs before the screen was opened
     */
    public static ScreenContent in(ScreenContext context, ActivityViewModel model) {
        ActivityView view = new ActivityView(model);
        return () -> view;
    }
}
