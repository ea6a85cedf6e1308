package io.stratoscope.ui.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import io.stratoscope.settings.Settings.ThemeChoice;

import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;

import java.net.URL;

/** Light and dark. */
public enum Theme {
    LIGHT("light.css"),
    DARK("dark.css");

    private final String colors;

    Theme(String colors) {
        this.colors = colors;
    }

    /** What a wish comes to on this system. */
    static Theme of(ThemeChoice choice) {
        return switch (choice) {
            case LIGHT -> LIGHT;
            case DARK -> DARK;
            case SYSTEM ->
                    Platform.getPreferences().getColorScheme() == ColorScheme.DARK ? DARK : LIGHT;
        };
    }

    /** The wish that leads to the other one. */
    ThemeChoice other() {
        return this == LIGHT ? ThemeChoice.DARK : ThemeChoice.LIGHT;
    }

    void applyTo(Scene scene) {
        scene.setUserAgentStylesheet(
                switch (this) {
                    case LIGHT -> new PrimerLight().getUserAgentStylesheet();
                    case DARK -> new PrimerDark().getUserAgentStylesheet();
                });
        scene.getStylesheets().setAll(sheet("stratoscope.css"), sheet(colors));
    }

    private static String sheet(String name) {
        URL url = Theme.class.getResource("/io/stratoscope/ui/" + name);
        if (url == null) {
            throw new IllegalStateException("the style sheet " + name + " is not in the program");
        }
        return url.toExternalForm();
    }
}
