package io.stratoscope.ui.screen;

import io.stratoscope.diagram.ViewKind;

import java.util.Optional;

/**
 * Where in a project a window opens: what a deep link says.
 *
 * @param resource an ARN, id or name; empty for the project as a whole
 * @param view empty for the one shown last
 */
public record Place(Optional<String> resource, Optional<ViewKind> view) {
    public static final Place ANYWHERE = new Place(Optional.empty(), Optional.empty());
}
