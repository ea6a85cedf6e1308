package io.stratoscope.ui.diagram;

import io.stratoscope.diagram.Scene.Bounds;

import javafx.animation.Animation;
import javafx.animation.AnimationTimer;
import javafx.animation.PauseTransition;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Group;
import javafx.scene.transform.Affine;
import javafx.util.Duration;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * A drawing on screen: figures near, blocks far, and from one layout to the next a short way. Many figures are not moved
 * themselves: a picture of them is, with blocks about it, and how closely one looks is only decided when the movement rests.
 * New figures are made a few in each frame, unseen until all are there. However large the drawing is, the scene graph holds
 * only what is in and about the window.
 */
final class DrawnDiagram extends Group {

    /** What is on screen. */
    private enum Shown {
        FIGURES,
        PICTURE,
        BLOCKS
    }

    /** So many figures are made in each frame. */
    private static final int EACH_FRAME = 80;

    /** And so many while it moves. */
    private static final int EACH_FRAME_MOVING = 20;

    /** More figures than this are moved as a picture. */
    private static final int MOVED_LIVE = 200;

    /** A drawing that is made ready, and where. */
    private record Coming(Bounds area, Runnable take) {}

    /** A larger drawing is not animated. */
    private static final int MOST_ANIMATED = 400;

    /** So long after the last movement it rests. */
    private static final Duration REST = Duration.millis(140);

    private final Camera camera;
    private final DiagramLayers layers;
    private final MarkFrames marks;
    private final Emphasis emphasis;
    private final Overlay overlay;
    private final Group content;
    private final Affine transform = new Affine();
    private final BlockPalette palette = new BlockPalette(this::recolored);
    private final BlockImage blocks = new BlockImage();
    private final MovingPicture picture = new MovingPicture();
    private final LayoutAnimation animation = new LayoutAnimation();
    private final BooleanProperty animated = new SimpleBooleanProperty(true);
    private final PauseTransition rest = new PauseTransition(REST);
    private final AnimationTimer filling =
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    reveal(EACH_FRAME);
                }
            };
    private final AnimationTimer preparing =
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    proceed();
                }
            };
    private Optional<Coming> coming = Optional.empty();
    private Optional<DiagramIndex> index = Optional.empty();
    private Optional<BlockPicture> blockPicture = Optional.empty();
    private Predicate<String> lit = id -> true;
    private Shown shown = Shown.FIGURES;
    private Bounds seen = InSight.NOWHERE;

    /** The part of the scene whose figures are all there. */
    private Bounds whole = InSight.NOWHERE;

    private Viewport viewport = Viewport.IDENTITY;
    private boolean complete = true;
    private boolean changing;

    /** Whether a picture or blocks are moved in the figures' stead. */
    private boolean moving;

    DrawnDiagram(
            Camera camera, Figures figures, MarkFrames marks, Emphasis emphasis, Overlay overlay) {
        this.camera = camera;
        this.layers = new DiagramLayers(figures, overlay.edges());
        this.marks = marks;
        this.emphasis = emphasis;
        this.overlay = overlay;
        this.content = new Group(layers.node(), marks.node(), emphasis.node(), overlay.frames());
        content.getTransforms().add(transform);
        rest.setOnFinished(event -> rested());
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
        return complete
                && !moving
                && coming.isEmpty()
                && animation.getStatus() != Animation.Status.RUNNING;
    }

    /** Whether a drawing is made ready. */
    boolean isPreparing() {
        return coming.isPresent();
    }

    /**
     * Makes the figures of another drawing unseen, a few in each frame; what is shown stays.
     *
     * @param aim where it will be seen from
     * @param take called when all are there, to {@link #show} it; not if yet another drawing comes before that
     */
    void prepare(DiagramIndex next, Viewport aim, Runnable take) {
        Bounds visible = aim.visible(camera.width(), camera.height());
        boolean figures =
                visible.width() > 0
                        && Detail.of(aim.scale(), InSight.nodes(next, visible)) == Detail.FIGURES;
        layers.prepare(next);
        coming = Optional.of(new Coming(figures ? near(visible) : InSight.NOWHERE, take));
        proceed();
    }

    private void proceed() {
        coming.ifPresent(next -> {
            if (next.area().width() > 0 && !layers.make(next.area(), EACH_FRAME)) {
                preparing.start();
                return;
            }
            preparing.stop();
            coming = Optional.empty();
            next.take().run();
        });
    }

    /**
     * Shows the drawing that was prepared; what is the same in it keeps its figure.
     *
     * @param sameView whether it is a later state of what is shown now
     * @param point points the camera
     */
    void show(DiagramIndex now, boolean sameView, Runnable point) {
        stop();
        animation.finish();
        Optional<DiagramIndex> before = index;
        Viewport then = viewport;
        changing = true;
        index = Optional.of(now);
        blockPicture = Optional.of(new BlockPicture(now));
        layers.take();
        if (shown == Shown.PICTURE) {
            show(Shown.BLOCKS); // it is of what was
        }
        whole = InSight.NOWHERE;
        point.run();
        changing = false;
        stand();
        reveal(EACH_FRAME);
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
        boolean movement = InSight.isMovement(seen, camera.visible());
        if (movement && moving) {
            move();
        } else if (movement && (shown == Shown.BLOCKS || isMuch())) {
            begin();
            move();
        } else {
            stop();
            if (!movement) {
                show(Shown.BLOCKS); // nothing of what is seen now has figures
            }
            stand();
            reveal(movement ? EACH_FRAME_MOVING : EACH_FRAME);
        }
    }

    /** Whether too much is seen, or too much is new in sight, to be moved itself. */
    private boolean isMuch() {
        return layers.size() > MOVED_LIVE || !complete;
    }

    private void begin() {
        filling.stop();
        animation.finish();
        Bounds part = InSight.common(whole, seen);
        if (shown == Shown.FIGURES && part.width() > 0) {
            picture.take(content, viewport, part);
            show(Shown.PICTURE);
        } else if (shown == Shown.FIGURES) {
            show(Shown.BLOCKS);
        }
    }

    private void move() {
        stand();
        if (shown == Shown.PICTURE
                && (detail() == Detail.BLOCKS || !InSight.isMovement(picture.part(), seen))) {
            show(Shown.BLOCKS);
        }
        content.setVisible(shown != Shown.PICTURE);
        paintBlocks();
        filling.stop();
        moving = true;
        rest.playFromStart();
    }

    private void rested() {
        reveal(EACH_FRAME);
        moving = false;
    }

    private void stop() {
        rest.stop();
        moving = false;
    }

    /** Stands where the camera is now. */
    private void stand() {
        viewport = camera.viewport();
        seen = camera.visible();
        transform.setToTransform(
                viewport.scale(), 0, viewport.x(), 0, viewport.scale(), viewport.y());
        picture.moveTo(viewport);
    }

    private Detail detail() {
        return index.map(known ->
                        Detail.of(
                                camera.viewport().scale(), InSight.nodes(known, camera.visible())))
                .orElse(Detail.FIGURES);
    }

    /** Makes figures for what is in sight, or blocks where they could not be told apart. */
    private void reveal(int most) {
        content.setVisible(true);
        Bounds area = near(seen);
        Bounds keep = InSight.around(seen, Math.max(seen.width(), seen.height()) * 0.5);
        switch (detail()) {
            case FIGURES -> {
                complete = layers.reveal(area, keep, most);
                marks.figures().forEach(layer -> layer.reveal(area, keep, most));
                whole = complete ? area : InSight.common(whole, keep);
                if (complete) {
                    show(Shown.FIGURES);
                }
            }
            case BLOCKS -> {
                layers.clear();
                marks.figures().forEach(FigureLayer::clear);
                whole = InSight.NOWHERE;
                complete = true;
                show(Shown.BLOCKS);
            }
        }
        paintBlocks();
        if (complete) {
            filling.stop();
        } else {
            filling.start();
        }
        overlay.seenAt(viewport.scale());
        marks.seenAt(viewport.scale());
        emphasis.seenAt(viewport.scale());
    }

    /** What is seen and a little more: its figures are there before they come into sight. */
    private static Bounds near(Bounds visible) {
        return InSight.around(visible, Math.max(visible.width(), visible.height()) * 0.1);
    }

    /** Shows the figures or what stands for them. Figures that are not to be seen yet still get their styles. */
    private void show(Shown what) {
        shown = what;
        boolean figures = what == Shown.FIGURES;
        layers.setSeen(figures);
        marks.figures().forEach(layer -> layer.setSeen(figures));
        content.setOpacity(what == Shown.PICTURE ? 0 : 1);
        if (what != Shown.PICTURE) {
            picture.drop();
        }
    }

    /** Paints blocks where neither figures nor the picture of them are. */
    private void paintBlocks() {
        Bounds covered =
                switch (shown) {
                    case FIGURES -> whole;
                    case PICTURE -> picture.part();
                    case BLOCKS -> InSight.NOWHERE;
                };
        if (InSight.covers(covered, seen)) {
            blocks.setVisible(false);
            blocks.drop();
            return;
        }
        blocks.setVisible(true);
        blockPicture.ifPresent(painted ->
                blocks.paint(
                        (int) Math.ceil(camera.width()),
                        (int) Math.ceil(camera.height()),
                        canvas -> {
                            painted.paint(canvas, viewport, palette.colors(), lit);
                            canvas.erase(
                                    viewport.toScreenX(covered.x()),
                                    viewport.toScreenY(covered.y()),
                                    covered.width() * viewport.scale(),
                                    covered.height() * viewport.scale());
                        }));
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
        if (moving) {
            stop();
            show(Shown.BLOCKS);
        }
        reveal(EACH_FRAME);
    }
}
