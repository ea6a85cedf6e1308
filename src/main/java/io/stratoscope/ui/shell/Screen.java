package io.stratoscope.ui.shell;

import javafx.scene.Node;

import org.kordamp.ikonli.feather.Feather;

/**
 * One screen of the desktop. Screens are listed in {@link Desktop}: adding one is one class and one line.
 *
 * @param id of the screen and, with {@code nav-} before it, of its button
 * @param title one or two words
 * @param content shown in the middle of the window
 */
record Screen(String id, String title, Feather icon, Node content) {}
