package io.stratoscope.ui.architecture;

import io.stratoscope.model.Failure;

/** What the architecture screen has to show. */
public sealed interface Phase {

    /** The first snapshot or drawing is on its way. */
    record Waiting(String words) implements Phase {}

    /** There is a drawing. */
    record Drawn() implements Phase {}

    /** Discovery went well, and the scope holds nothing. */
    record Empty(String scope, String account) implements Phase {}

    /** The scope holds resources, and the filter lets none of them through. */
    record NothingLeft() implements Phase {}

    /** There is nothing to show because something failed. */
    record Broken(String title, Failure failure) implements Phase {}
}
