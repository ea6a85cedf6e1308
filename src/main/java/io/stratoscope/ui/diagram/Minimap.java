package io.stratoscope.ui.diagram;

import io.stratoscope.diagram.Scene;
import io.stratoscope.diagram.Scene.Bounds;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Cursor;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

import java.util.Optional;
import java.util.function.Consumer;

/** The whole drawing small in a corner, with a frame round what is seen; a click or a drag moves the frame. */
final class Minimap extends Region {

    private static final double MOST_WIDTH = 220;
    private static final double MOST_HEIGHT = 150;
    private static final double PADDING = 6;

    /** A map would cover too much of a smaller canvas. */
    private static final double LEAST_CANVAS = 360;

    private final BooleanProperty wanted = new SimpleBooleanProperty(true);
    private final BlockPalette palette = new BlockPalette(this::paint);
    private final BlockImage picture = new BlockImage();
    private final Rectangle frame = new Rectangle();
    private Optional<BlockPicture> blocks = Optional.empty();
    private MinimapScale scale = MinimapScale.of(0, 0, MOST_WIDTH, MOST_HEIGHT);
    private boolean useful;

    /**
     * Empty and out of sight.
     *
     * @param center is given the place in the scene that is to be in the middle of the canvas
     */
    Minimap(Consumer<Polyline.Point> center) {
        setId("minimap");
        getStyleClass().add("minimap");
        setManaged(false);
        setVisible(false);
        setCursor(Cursor.HAND);
        frame.getStyleClass().add("minimap-frame");
        frame.setManaged(false);
        frame.setMouseTransparent(true);
        picture.relocate(PADDING, PADDING);
        getChildren().addAll(palette.node(), picture, frame);
        setOnMousePressed(event -> move(event, center));
        setOnMouseDragged(event -> move(event, center));
        // The canvas below must not take them for its own.
        setOnMouseReleased(MouseEvent::consume);
        setOnMouseClicked(MouseEvent::consume);
        setOnMouseMoved(MouseEvent::consume);
        wanted.subscribe(on -> showOrHide());
    }

    /** Whether it is to be shown at all. */
    BooleanProperty wantedProperty() {
        return wanted;
    }

    private void move(MouseEvent event, Consumer<Polyline.Point> center) {
        center.accept(scale.toScene(event.getX() - PADDING, event.getY() - PADDING));
        event.consume();
    }

    void show(DiagramIndex index) {
        Scene scene = index.drawing().scene();
        scale = MinimapScale.of(scene.width(), scene.height(), MOST_WIDTH, MOST_HEIGHT);
        blocks = Optional.of(new BlockPicture(index));
        resize(scale.width() + 2 * PADDING, scale.height() + 2 * PADDING);
        if (isVisible()) {
            paint();
        } else {
            picture.drop(); // it is painted when it comes into sight
        }
    }

    private void paint() {
        blocks.ifPresent(shown ->
                picture.paint(
                        (int) scale.width(),
                        (int) scale.height(),
                        canvas ->
                                shown.paint(
                                        canvas,
                                        new Viewport(scale.scale(), 0, 0),
                                        palette.colors(),
                                        id -> true)));
    }

    /** Frames what a canvas of this size sees, and stands in its corner. */
    void follow(Viewport viewport, double width, double height) {
        Bounds visible = viewport.visible(width, height);
        Bounds at = scale.frame(visible);
        frame.setX(PADDING + at.x());
        frame.setY(PADDING + at.y());
        frame.setWidth(at.width());
        frame.setHeight(at.height());
        useful = !scale.isWhole(visible) && Math.min(width, height) >= LEAST_CANVAS;
        relocate(Math.rint(width - getWidth() - 12), Math.rint(height - getHeight() - 12));
        showOrHide();
    }

    private void showOrHide() {
        boolean now = wanted.get() && useful && blocks.isPresent();
        setVisible(now);
        if (now && picture.getImage() == null) {
            paint();
        }
    }
}
