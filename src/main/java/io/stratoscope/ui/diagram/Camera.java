package io.stratoscope.ui.diagram;

import io.stratoscope.diagram.Scene;
import io.stratoscope.diagram.Scene.Bounds;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.Optional;

/** Which part of the drawing the canvas sees, and who chose it. */
final class Camera {

    private static final double MARGIN = 24;

    /** Who chose what part of the drawing is seen; decides what becomes of it when the window is resized. */
    private enum Framing {
        /** Nobody yet: as much as can be read. */
        OPENING,
        /** Someone asked for the whole drawing. */
        WHOLE,
        /** Someone zoomed or panned. */
        CHOSEN
    }

    private final ReadOnlyObjectWrapper<Viewport> viewport =
            new ReadOnlyObjectWrapper<>(Viewport.IDENTITY);
    private Optional<DiagramIndex> index = Optional.empty();
    private Framing framing = Framing.OPENING;
    private double width;
    private double height;

    ReadOnlyObjectProperty<Viewport> viewportProperty() {
        return viewport.getReadOnlyProperty();
    }

    Viewport viewport() {
        return viewport.get();
    }

    /** The part of the scene that is seen. */
    Bounds visible() {
        return viewport.get().visible(width, height);
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    void resize(double newWidth, double newHeight) {
        width = newWidth;
        height = newHeight;
        frame(framing);
    }

    /** What it will see of another drawing once it is pointed at it. */
    Viewport aim(DiagramIndex drawing, boolean otherView) {
        return viewportOf(otherView ? Framing.OPENING : framing, drawing);
    }

    /** Points at another drawing: from the start if it is of another view, else nobody's choice is lost. */
    void pointAt(DiagramIndex drawing, boolean otherView) {
        index = Optional.of(drawing);
        frame(otherView ? Framing.OPENING : framing);
    }

    /** Sees the whole drawing; it stays whole when the window is resized, until someone zooms or pans. */
    void seeAll() {
        frame(Framing.WHOLE);
    }

    private void frame(Framing wanted) {
        framing = wanted;
        index.ifPresent(known -> viewport.set(viewportOf(wanted, known)));
    }

    private Viewport viewportOf(Framing wanted, DiagramIndex drawing) {
        Scene scene = drawing.drawing().scene();
        return switch (wanted) {
            case OPENING ->
                    Viewport.opening(
                            scene.width(), scene.height(), drawing.start(), width, height, MARGIN);
            case WHOLE -> Viewport.fit(scene.width(), scene.height(), width, height, MARGIN);
            case CHOSEN -> viewport.get();
        };
    }

    void zoomAt(double x, double y, double factor) {
        choose(viewport.get().zoomedAt(x, y, factor));
    }

    void panBy(double dx, double dy) {
        choose(viewport.get().pannedBy(dx, dy));
    }

    /** Sees the bounds as large as they can be, or as they are in a drawing that is fitted. */
    void zoomTo(Bounds bounds) {
        choose(Viewport.fitting(bounds, width, height, 2 * MARGIN));
    }

    /** Moves, without zooming, so that the place is in the middle. */
    void centerOn(Polyline.Point place) {
        choose(viewport.get().centeredOn(new Bounds(place.x(), place.y(), 0, 0), width, height));
    }

    /** Moves, without zooming, only if the bounds are not wholly seen. */
    void bringIntoSight(Bounds bounds) {
        if (!viewport.get().shows(bounds, width, height)) {
            choose(viewport.get().centeredOn(bounds, width, height));
        }
    }

    private void choose(Viewport target) {
        framing = Framing.CHOSEN;
        viewport.set(target);
    }
}
