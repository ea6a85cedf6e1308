package io.stratoscope.ui.screen;

import java.util.function.BooleanSupplier;

/**
 * Something that the operator can have done by its name, in the command palette.
 *
 * @param id unique in the window, for example {@code view.network}
 * @param title an imperative of a few words, for example {@code Show the network view}
 * @param keys how the keyboard does it, for example {@code Ctrl+F}; empty where it does not
 * @param enabled whether it can be done right now; asked when the palette opens
 * @param run on the application thread
 */
public record Command(String id, String title, String keys, BooleanSupplier enabled, Runnable run) {

    /** One that can always be done. */
    public static Command of(String id, String title, String keys, Runnable run) {
        return new Command(id, title, keys, () -> true, run);
    }
}
