package io.stratoscope.ui.export;

import io.stratoscope.diagram.Drawing;
import io.stratoscope.diagram.Scene.Bounds;
import io.stratoscope.diagram.export.ExportOptions.Mark;
import io.stratoscope.model.Arn;

import java.util.Map;
import java.util.Optional;

/**
 * What a canvas shows when an export is asked for.
 *
 * @param visible what part of the scene is seen
 * @param selected the selected resource, where the drawing shows it
 * @param marks what stands out
 */
public record OnScreen(
        Drawing drawing, Bounds visible, Optional<Arn> selected, Map<Arn, Mark> marks) {
    public OnScreen {
        marks = Map.copyOf(marks);
    }
}
