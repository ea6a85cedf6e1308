package io.stratoscope.ui.compare;

import io.stratoscope.diagram.Drawing;
import io.stratoscope.diagram.ViewKind;
import io.stratoscope.model.Snapshot;
import io.stratoscope.ui.control.FileChoice;

/**
 * What the comparison asks of the rest of the program.
 *
 * @param drafting draws a view; called on a job's thread
 * @param picker asks which file
 */
public record ComparePorts(Drafting drafting, FileChoice picker) {

    /** Draws a view. */
    @FunctionalInterface
    public interface Drafting {
        Drawing draw(Snapshot snapshot, ViewKind view);
    }
}
