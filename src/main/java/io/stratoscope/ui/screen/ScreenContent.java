package io.stratoscope.ui.screen;

import javafx.scene.Node;
import javafx.scene.input.KeyEvent;

import java.util.List;

/** A screen that stands in a window. */
public interface ScreenContent {

    /** Shown in the middle of the window; the same each time. */
    Node node();

    /** Keys that nothing with the focus took, while the screen is in front; takes the event if it is one of its own. */
    default void handleKey(KeyEvent event) {}

    /** What it adds to the command palette. */
    default List<Command> commands() {
        return List.of();
    }

    /** Its session ends: it stops listening. */
    default void close() {}
}
