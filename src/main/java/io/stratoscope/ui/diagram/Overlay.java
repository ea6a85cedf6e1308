package io.stratoscope.ui.diagram;

import io.stratoscope.diagram.Scene.Bounds;

import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;

import java.util.List;
import java.util.Optional;

/** Frames and edges that stand out over the diagram; they never move what is under them. */
final class Overlay {

    private final Rectangle selection = frame("selection-frame");
    private final Rectangle hover = frame("hover-frame");
    private final Path neighbours = FramePath.styled("neighbour-frame");
    private final Group frames = new Group(neighbours, hover, selection);
    private final StandingOutEdges selectedEdges = new StandingOutEdges("edge-selected");
    private final StandingOutEdges hoveredEdges = new StandingOutEdges("edge-hovered");
    private final Group edges = new Group(selectedEdges, hoveredEdges);

    /** Goes over everything. */
    Node frames() {
        return frames;
    }

    /** Goes over the edges and behind the nodes. */
    Node edges() {
        return edges;
    }

    void select(Optional<Bounds> bounds, List<Polyline> courses) {
        place(selection, bounds, 4);
        selectedEdges.show(courses);
    }

    /** Frames what the mouse is over. */
    void hover(Optional<Bounds> bounds) {
        place(hover, bounds, 2);
    }

    /** Makes edges and what they lead to stand out. */
    void light(List<Polyline> courses, List<Bounds> ends) {
        hoveredEdges.show(courses);
        FramePath.show(neighbours, ends, 2);
    }

    /** Keeps all of it visible from afar. */
    void seenAt(double scale) {
        FramePath.seenAt(scale, List.of(selection, hover, neighbours));
        FramePath.seenAt(scale, List.of(selectedEdges.lines(), hoveredEdges.lines()));
    }

    private static Rectangle frame(String styleClass) {
        Rectangle frame = new Rectangle();
        frame.getStyleClass().add(styleClass);
        frame.setArcWidth(12);
        frame.setArcHeight(12);
        frame.setVisible(false);
        return frame;
    }

    private static void place(Rectangle frame, Optional<Bounds> bounds, double margin) {
        frame.setVisible(bounds.isPresent());
        bounds.ifPresent(at -> {
            frame.setX(at.x() - margin);
            frame.setY(at.y() - margin);
            frame.setWidth(at.width() + 2 * margin);
            frame.setHeight(at.height() + 2 * margin);
        });
    }
}
