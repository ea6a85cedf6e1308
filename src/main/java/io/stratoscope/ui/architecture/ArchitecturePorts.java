package io.stratoscope.ui.architecture;

import io.stratoscope.diagram.Drawing;
import io.stratoscope.diagram.Layout;
import io.stratoscope.diagram.ViewKind;
import io.stratoscope.diagram.view.ViewOptions;
import io.stratoscope.diagram.view.Views;
import io.stratoscope.model.Snapshot;
import io.stratoscope.topology.Topology;
import io.stratoscope.ui.control.FileChoice;
import io.stratoscope.ui.export.ExportPorts;

/**
 * What the architecture screen asks of the rest of the program.
 *
 * @param drafting draws a view of a snapshot
 * @param export keeps what is exported
 * @param states asks for a file with Terraform's state
 */
public record ArchitecturePorts(DraftingPort drafting, ExportPorts export, FileChoice states) {

    /** With the system's dialog for files. */
    public ArchitecturePorts(DraftingPort drafting, ExportPorts export) {
        this(
                drafting,
                export,
                FileChoice.ofTheSystem(
                        "Load Terraform's state",
                        "States (.tfstate, .json)",
                        "*.tfstate",
                        "*.json"));
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
}
