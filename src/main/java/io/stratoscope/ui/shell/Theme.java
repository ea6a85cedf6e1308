package io.stratoscope.ui.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

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

    Theme other() {
        return this == LIGHT ? DARK : LIGHT;
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
