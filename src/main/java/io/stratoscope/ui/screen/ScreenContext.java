package io.stratoscope.ui.screen;

import io.stratoscope.settings.Settings;
import io.stratoscope.ui.control.TypeIcons;
import io.stratoscope.ui.session.Session;

import javafx.beans.property.ObjectProperty;

import java.net.URI;
import java.util.function.Consumer;

/**
 * What a screen gets from its window.
 *
 * @param settings the newest; setting it remembers it
 * @param navigator goes to another screen by its id
 * @param browser opens an address outside the program
 * @param start where the window opens
 */
public record ScreenContext(
        Session session,
        TypeIcons icons,
        ObjectProperty<Settings> settings,
        Consumer<String> navigator,
        Consumer<URI> browser,
        Place start) {}
