package io.stratoscope.ui.architecture;

import io.stratoscope.diagram.export.ExportOptions.Mark;
import io.stratoscope.model.Arn;
import io.stratoscope.ui.diagram.DiagramIndex;
import io.stratoscope.ui.diagram.DiagramView;
import io.stratoscope.ui.diagram.DiagramViewModel;
import io.stratoscope.ui.diagram.Highlight;
import io.stratoscope.ui.export.OnScreen;

import java.util.HashMap;
import java.util.Map;

/** Says what a canvas shows, for the export: the part that is seen, the selection, and what stands out. */
final class Shown {

    private Shown() {}

    static OnScreen of(DiagramIndex index, DiagramView canvas, DiagramViewModel model) {
        return new OnScreen(
                index.drawing(),
                canvas.visibleBounds(),
                model.selectionProperty().get().filter(arn -> index.element(arn).isPresent()),
                model.highlightProperty().get().map(Shown::marks).orElse(Map.of()));
    }

    private static Map<Arn, Mark> marks(Highlight highlight) {
        Map<Arn, Mark> marks = new HashMap<>();
        highlight.degraded().forEach(arn -> marks.put(arn, Mark.DEGRADED));
        highlight.stops().forEach(arn -> marks.put(arn, Mark.STOPS));
        highlight.gone().forEach(arn -> marks.put(arn, Mark.GONE));
        return marks;
    }
}
