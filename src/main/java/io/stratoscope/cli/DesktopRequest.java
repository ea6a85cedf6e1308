package io.stratoscope.cli;

import io.stratoscope.diagram.ViewKind;
import io.stratoscope.model.Scope;

import java.nio.file.Path;
import java.util.Optional;

/**
 * With which account, scope and data directory the window is to open.
 *
 * @param place where in the project
 */
public record DesktopRequest(
        AccountOptions account, Optional<Scope> scope, Path dataDirectory, Place place) {

    /**
     * Where in the project a window opens.
     *
     * @param resource an ARN, id or name; empty for the project as a whole
     * @param view empty for the one shown last
     */
    public record Place(Optional<String> resource, Optional<ViewKind> view) {
        public static final Place ANYWHERE = new Place(Optional.empty(), Optional.empty());
    }
}
