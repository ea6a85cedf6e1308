package io.stratoscope.ui.diagram;

import io.stratoscope.diagram.Scene.Bounds;

import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.ImageView;
import javafx.scene.paint.Color;
import javafx.scene.transform.Affine;

/** A picture of many figures that is moved in their stead. */
final class MovingPicture {

    private final ImageView view = new ImageView();
    private final Affine transform = new Affine();
    private Viewport taken = Viewport.IDENTITY;
    private double left;
    private double top;
    private Bounds part = InSight.NOWHERE;

    /** Shows nothing. */
    MovingPicture() {
        view.setMouseTransparent(true);
        view.setManaged(false);
        view.setVisible(false);
        view.setId("moving-picture");
        view.getTransforms().add(transform);
    }

    Node node() {
        return view;
    }

    /**
     * Takes the picture of what is to be moved, as it is on screen now.
     *
     * @param wanted the part of the scene to take
     */
    void take(Node content, Viewport now, Bounds wanted) {
        left = Math.floor(now.toScreenX(wanted.x()));
        top = Math.floor(now.toScreenY(wanted.y()));
        double right = Math.ceil(now.toScreenX(wanted.x() + wanted.width()));
        double bottom = Math.ceil(now.toScreenY(wanted.y() + wanted.height()));
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setFill(Color.TRANSPARENT);
        parameters.setViewport(new Rectangle2D(left, top, right - left, bottom - top));
        view.setImage(content.snapshot(parameters, null));
        view.setVisible(true);
        taken = now;
        part =
                new Bounds(
                        now.toSceneX(left),
                        now.toSceneY(top),
                        (right - left) / now.scale(),
                        (bottom - top) / now.scale());
        moveTo(now);
    }

    /** The part of the scene that it shows. */
    Bounds part() {
        return part;
    }

    void moveTo(Viewport now) {
        double zoom = now.scale() / taken.scale();
        transform.setToTransform(
                zoom,
                0,
                now.x() + (left - taken.x()) * zoom,
                0,
                zoom,
                now.y() + (top - taken.y()) * zoom);
    }

    /** Lets go of the picture. */
    void drop() {
        view.setVisible(false);
        view.setImage(null);
        part = InSight.NOWHERE;
    }
}
