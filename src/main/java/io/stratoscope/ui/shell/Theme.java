package io.stratoscope.ui.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import io.stratoscope.settings.Settings.ThemeChoice;

import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.scene.Scene;

import java.net.URL;
import java.util.List;

/** Light and dark. */
public enum Theme {
    LIGHT("light"),
    DARK("dark");

    private static final List<String> SHEETS =
            List.of(sheet("stratoscope.css"), sheet("light.css"), sheet("dark.css"));

    @SuppressWarnings(
            "ImmutableEnumChecker") // a pseudo-class is its name, and there is one of each
    private final PseudoClass colors;

    Theme(String name) {
        this.colors = PseudoClass.getPseudoClass(name);
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

    /**
     * Each change of a scene's style sheets has JavaFX look for the rules of every node anew: the sheets with the colours of both
     * are set once, and the root says which of them count.
     */
    public void applyTo(Scene scene) {
        if (!scene.getStylesheets().equals(SHEETS)) {
            scene.getStylesheets().setAll(SHEETS);
        }
        for (Theme each : values()) {
            scene.getRoot().pseudoClassStateChanged(each.colors, each == this);
        }
        scene.setUserAgentStylesheet(
                switch (this) {
                    case LIGHT -> new PrimerLight().getUserAgentStylesheet();
                    case DARK -> new PrimerDark().getUserAgentStylesheet();
                });
    }

    private static String sheet(String name) {
        URL url = Theme.class.getResource("/io/stratoscope/ui/" + name);
        if (url == null) {
            throw new IllegalStateException("the style sheet " + name + " is not in the program");
        }
        return url.toExternalForm();
    }
}
