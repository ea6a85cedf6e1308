package io.stratoscope.ui.diagram;

import io.stratoscope.diagram.Scene.Bounds;

import javafx.animation.Animation;
import javafx.animation.AnimationTimer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Group;
import javafx.scene.transform.Affine;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * A drawing on screen: figures near, blocks far, a picture while many figures are moved, and from one layout to the next a
 * short way. However large the drawing is, the scene graph holds only what is in and about the window.
 */
final class DrawnDiagram extends Group {

    /** So many figures are made at once; a usual drawing has fewer in sight. */
    private static final int AT_ONCE = 600;

    /** So many more in each frame. */
    private static final int EACH_FRAME = 80;

    /** More figures than this are moved as a picture. */
    private static final int MOVED_LIVE = 200;

    /** A larger drawing is not animated. */
    private static final int MOST_ANIMATED = 400;

    private final Camera camera;
    private final DiagramLayers layers;
    private final MarkFrames marks;
    private final Emphasis emphasis;
    private final Overlay overlay;
    private final Group content;
    private final Affine transform = new Affine();
    private final BlockPalette palette = new BlockPalette(this::recolored);
    private final BlockImage blocks = new BlockImage();
    private final MovingPicture picture = new MovingPicture(this::rested);
    private final LayoutAnimation animation = new LayoutAnimation();
    private final BooleanProperty animated = new SimpleBooleanProperty(true);
    private final AnimationTimer filling =
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    reveal(EACH_FRAME);
                }
            };
    private Optional<DiagramIndex> index = Optional.empty();
    private Optional<BlockPicture> blockPicture = Optional.empty();
    private Predicate<String> lit = id -> true;
    private Bounds seen = new Bounds(0, 0, 0, 0);
    private Viewport viewport = Viewport.IDENTITY;
    private boolean complete = true;
    private boolean changing;

    DrawnDiagram(
            Camera camera, Figures figures, MarkFrames marks, Emphasis emphasis, Overlay overlay) {
        this.camera = camera;
        this.layers = new DiagramLayers(figures, overlay.edges());
        this.marks = marks;
        this.emphasis = emphasis;
        this.overlay = overlay;
        this.content = new Group(layers.node(), marks.node(), emphasis.node(), overlay.frames());
        content.getTransforms().add(transform);
        setMouseTransparent(true);
        setManaged(false);
        getChildren().addAll(palette.node(), blocks, picture.node(), content);
    }

    /** Whether figures go from old places to new. */
    BooleanProperty animatedProperty() {
        return animated;
    }

    /** Whether all that is to be seen is seen, and stands still. */
    boolean isAtRest() {
        return complete && !picture.isMoving() && animation.getStatus() != Animation.Status.RUNNING;
    }

    /**
     * Shows another drawing; what is the same in it keeps its figure.
     *
     * @param sameView whether it is a later state of what is shown now
     * @param point points the camera
     */
    void show(DiagramIndex now, boolean sameView, Runnable point) {
        picture.end();
        animation.finish();
        Optional<DiagramIndex> before = index;
        Viewport then = camera.viewport();
        changing = true;
        index = Optional.of(now);
        blockPicture = Optional.of(new BlockPicture(now));
        layers.replace(now);
        point.run();
        changing = false;
        moved();
        if (sameView && animated.get() && complete && size(now) <= MOST_ANIMATED) {
            before.ifPresent(
                    was -> animate(LayoutChange.between(was, then, now, camera.viewport()), now));
        }
    }

    private static int size(DiagramIndex index) {
        return index.drawing().scene().nodes().size() + index.drawing().scene().groups().size();
    }

    private void animate(LayoutChange change, DiagramIndex now) {
        if (!change.isNothing() && layers.size() > 0) {
            animation.start(change, now, layers, marks.node(), emphasis.node(), overlay.frames());
        }
    }

    /** What is shown goes to its place at once. */
    void finishAnimation() {
        animation.finish();
    }

    /** The camera sees another part. */
    void moved() {
        if (changing) {
            return;
        }
        Viewport now = camera.viewport();
        Bounds visible = camera.visible();
        boolean movement = !now.equals(viewport) && MovingPicture.isMovement(seen, visible);
        boolean figures = detail() == Detail.FIGURES;
        if (picture.isMoving() && (!figures || !picture.shows(visible))) {
            picture.end();
        } else if (!picture.isMoving() && movement && figures && layers.size() > MOVED_LIVE) {
            animation.finish();
            picture.begin(content, viewport, seen, camera.width(), camera.height());
        }
        viewport = now;
        seen = visible;
        transform.setToTransform(now.scale(), 0, now.x(), 0, now.scale(), now.y());
        if (picture.isMoving()) {
            picture.moveTo(now);
            content.setVisible(false);
            paintBlocks();
        } else {
            reveal(AT_ONCE);
        }
    }

    private void rested() {
        content.setVisible(true);
        reveal(AT_ONCE);
    }

    private Detail detail() {
        return index.map(known ->
                        Detail.of(
                                camera.viewport().scale(), InSight.nodes(known, camera.visible())))
                .orElse(Detail.FIGURES);
    }

    /** Makes figures for what is in sight, or blocks where they could not be told apart. */
    private void reveal(int most) {
        Bounds visible = camera.visible();
        double side = Math.max(visible.width(), visible.height());
        Bounds area = InSight.around(visible, side * 0.1);
        Bounds keep = InSight.around(visible, side * 0.5);
        boolean far =
                switch (detail()) {
                    case FIGURES -> {
                        complete = layers.reveal(area, keep, most);
                        marks.badges().reveal(area, keep, most);
                        yield false;
                    }
                    case BLOCKS -> {
                        layers.clear();
                        marks.badges().clear();
                        complete = true;
                        yield true;
                    }
                };
        if (far || !complete) {
            paintBlocks();
        } else {
            blocks.setVisible(false);
            blocks.drop();
        }
        if (complete) {
            filling.stop();
        } else {
            filling.start();
        }
        double scale = camera.viewport().scale();
        overlay.seenAt(scale);
        marks.seenAt(scale);
        emphasis.seenAt(scale);
    }

    private void paintBlocks() {
        blocks.setVisible(true);
        blockPicture.ifPresent(shown ->
                blocks.paint(
                        (int) Math.ceil(camera.width()),
                        (int) Math.ceil(camera.height()),
                        canvas -> shown.paint(canvas, camera.viewport(), palette.colors(), lit)));
    }

    private void recolored() {
        if (blocks.isVisible() && blocks.getImage() != null) {
            paintBlocks();
        }
    }

    /** Makes all nodes and edges step back but those that pass. */
    void light(Predicate<String> node, Predicate<String> edge) {
        lit = node;
        layers.light(node, edge);
        picture.end();
        reveal(AT_ONCE);
    }
}
