package io.stratoscope.ui.diagram;

import io.stratoscope.diagram.Scene.Bounds;

import javafx.animation.PauseTransition;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.transform.Affine;
import javafx.util.Duration;

import java.util.Optional;

/** A picture of many figures that is moved in their stead, until the movement rests. */
final class MovingPicture {

    /** So long after the last movement it rests. */
    private static final Duration REST = Duration.millis(140);

    /** What shows less of what was seen than this is no movement but a jump. */
    private static final double LEAST_IN_COMMON = 0.2;

    private final ImageView view = new ImageView();
    private final Affine transform = new Affine();
    private final PauseTransition rest = new PauseTransition(REST);
    private final Runnable rested;
    private Optional<Viewport> taken = Optional.empty();
    private Bounds part = new Bounds(0, 0, 0, 0);

    /**
     * Shows nothing.
     *
     * @param rested called when the figures are to be seen again
     */
    MovingPicture(Runnable rested) {
        this.rested = rested;
        view.setMouseTransparent(true);
        view.setManaged(false);
        view.setVisible(false);
        view.setId("moving-picture");
        view.getTransforms().add(transform);
        rest.setOnFinished(event -> end());
    }

    Node node() {
        return view;
    }

    boolean isMoving() {
        return taken.isPresent();
    }

    /** Whether two parts of a scene have so much in common that one can be moved to the other. */
    static boolean isMovement(Bounds before, Bounds now) {
        double width =
                Math.min(before.x() + before.width(), now.x() + now.width())
                        - Math.max(before.x(), now.x());
        double height =
                Math.min(before.y() + before.height(), now.y() + now.height())
                        - Math.max(before.y(), now.y());
        double smaller = Math.min(before.width() * before.height(), now.width() * now.height());
        return width > 0 && height > 0 && width * height >= LEAST_IN_COMMON * smaller;
    }

    /** Takes the picture of what is to be moved, as it is on screen now. */
    void begin(Node content, Viewport now, Bounds visible, double width, double height) {
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setFill(Color.TRANSPARENT);
        parameters.setViewport(new Rectangle2D(0, 0, Math.ceil(width), Math.ceil(height)));
        WritableImage image = content.snapshot(parameters, null);
        view.setImage(image);
        view.setVisible(true);
        taken = Optional.of(now);
        part = visible;
    }

    /** Whether it still has something of what is seen. */
    boolean shows(Bounds visible) {
        return isMovement(part, visible);
    }

    void moveTo(Viewport now) {
        taken.ifPresent(then -> {
            double zoom = now.scale() / then.scale();
            transform.setToTransform(
                    zoom, 0, now.x() - then.x() * zoom, 0, zoom, now.y() - then.y() * zoom);
            rest.playFromStart();
        });
    }

    /** Lets go of the picture. */
    void end() {
        rest.stop();
        if (taken.isPresent()) {
            taken = Optional.empty();
            view.setVisible(false);
            view.setImage(null);
            rested.run();
        }
    }
}
