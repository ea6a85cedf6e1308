package io.stratoscope.ui.diagram;

import io.stratoscope.diagram.Scene.Bounds;

import javafx.scene.shape.ArcTo;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.Shape;
import javafx.scene.shape.VLineTo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Frames round many places as one shape: a thousand of them are still one node of the scene graph. */
final class FramePath {

    private static final double ARC = 6;
    private static final double FAR = 0.6;
    private static final double LEAST_PIXELS = 1.6;

    private FramePath() {}

    /** A shape without frames. */
    static Path styled(String styleClass) {
        Path path = new Path();
        path.getStyleClass().add(styleClass);
        path.setFill(null);
        path.setVisible(false);
        return path;
    }

    /** Keeps a frame as thick on screen as it must be to be seen, however far the drawing is. */
    static void seenAt(double scale, List<? extends Shape> frames) {
        String style =
                scale >= FAR
                        ? ""
                        : "-fx-stroke-width: " + Math.round(LEAST_PIXELS / scale * 4) / 4.0 + ";";
        frames.forEach(frame -> frame.setStyle(style));
    }

    static void show(Path path, Collection<Bounds> places, double margin) {
        List<PathElement> elements = new ArrayList<>(places.size() * 10);
        places.forEach(at -> addFrame(elements, InSight.around(at, margin)));
        path.getElements().setAll(elements);
        path.setVisible(!places.isEmpty());
    }

    private static void addFrame(List<PathElement> elements, Bounds at) {
        double arc = Math.min(ARC, Math.min(at.width(), at.height()) / 2);
        double right = at.x() + at.width();
        double bottom = at.y() + at.height();
        elements.add(new MoveTo(at.x() + arc, at.y()));
        elements.add(new HLineTo(right - arc));
        elements.add(corner(arc, right, at.y() + arc));
        elements.add(new VLineTo(bottom - arc));
        elements.add(corner(arc, right - arc, bottom));
        elements.add(new HLineTo(at.x() + arc));
        elements.add(corner(arc, at.x(), bottom - arc));
        elements.add(new VLineTo(at.y() + arc));
        elements.add(corner(arc, at.x() + arc, at.y()));
        elements.add(new ClosePath());
    }

    private static ArcTo corner(double arc, double x, double y) {
        return new ArcTo(arc, arc, 0, x, y, false, true);
    }
}
