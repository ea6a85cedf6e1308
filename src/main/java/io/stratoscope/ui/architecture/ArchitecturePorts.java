package io.stratoscope.ui.architecture;

import io.stratoscope.diagram.Drawing;
import io.stratoscope.diagram.Format;
import io.stratoscope.diagram.Layout;
import io.stratoscope.diagram.ViewKind;
import io.stratoscope.diagram.view.ViewOptions;
import io.stratoscope.diagram.view.Views;
import io.stratoscope.model.Snapshot;
import io.stratoscope.topology.Topology;

import java.io.IOException;
import java.nio.file.Path;

/**
 * What the architecture screen asks of the rest of the program.
 *
 * @param drafting draws a view of a snapshot
 * @param export writes a drawing into a file
 */
public record ArchitecturePorts(DraftingPort drafting, ExportPort export) {

    /** Draws a view. */
    @FunctionalInterface
    public interface DraftingPort {
        /** Draws one view; called on a job's thread. */
        Drawing draw(Snapshot snapshot, ViewKind view, ViewOptions options);

        /** The usual way: topology, view, layout. */
        static DraftingPort with(Layout layout) {
            return (snapshot, view, options) ->
                    layout.draw(Views.project(Topology.of(snapshot), view, options));
        }
    }

    /** Exports. */
    @FunctionalInterface
    public interface ExportPort {
        /**
         * Replaces the file atomically or leaves it as it was.
         *
         * @throws IOException with a message for people
         */
        void save(Drawing drawing, Format format, Path file) throws IOException;
    }
}
