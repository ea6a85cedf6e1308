package io.stratoscope.ui.architecture;

import io.stratoscope.diagram.Drawing;
import io.stratoscope.diagram.Format;
import io.stratoscope.diagram.Layout;
import io.stratoscope.diagram.ViewKind;
import io.stratoscope.diagram.view.ViewOptions;
import io.stratoscope.diagram.view.Views;
import io.stratoscope.job.JobContext;
import io.stratoscope.model.Failure;
import io.stratoscope.model.Snapshot;
import io.stratoscope.topology.Topology;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the architecture screen asks of the rest of the program.
 *
 * @param discovery finds the project's resources
 * @param drafting draws a view of a snapshot
 * @param export writes a drawing into a file
 * @param diagnosis says what a job's exception means for people
 */
public record ArchitecturePorts(
        DiscoveryPort discovery,
        DraftingPort drafting,
        ExportPort export,
        DiagnosisPort diagnosis) {

    /** Finds the project's resources. */
    @FunctionalInterface
    public interface DiscoveryPort {
        /**
         * Discovers once.
         *
         * @param previous the snapshot on screen; what cannot be read now keeps what it said
         */
        Snapshot discover(Optional<Snapshot> previous, JobContext job);
    }

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

    /** Explains exceptions. */
    @FunctionalInterface
    public interface DiagnosisPort {
        Failure explain(Throwable thrown);
    }
}
