package io.stratoscope.ui.screen;

import org.kordamp.ikonli.feather.Feather;

import java.util.function.Function;

/**
 * One screen of the desktop. Screens are listed in {@code ui.shell.Screens}: adding one is one class and one line.
 *
 * @param id of the screen and, with {@code nav-} before it, of its button
 * @param title one or two words
 * @param build makes its content for a session when it is first opened; what it throws is shown where the screen would stand
 */
public record Screen(
        String id, String title, Feather icon, Function<ScreenContext, ScreenContent> build) {}
