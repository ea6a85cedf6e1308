package io.stratoscope.ui.diagram;

import io.stratoscope.diagram.Scene.Bounds;

import javafx.scene.Group;
import javafx.scene.shape.Rectangle;

import java.util.Optional;

/** Frames over the diagram; they never move what is under them. */
final class Overlay {

    private final Rectangle selection = frame("selection-frame");
    private final Rectangle hover = frame("hover-frame");
    private final Group layer = new Group(hover, selection);

    Group node() {
        return layer;
    }

    void select(Optional<Bounds> bounds) {
        place(selection, bounds, 4);
    }

    void hover(Optional<Bounds> bounds) {
        place(hover, bounds, 2);
    }

    void clear() {
        select(Optional.empty());
        hover(Optional.empty());
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
