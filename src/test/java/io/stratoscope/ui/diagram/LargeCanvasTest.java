package io.stratoscope.ui.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.diagram.Scene.Bounds;

import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.text.Text;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** 5,000 nodes and as many edges: what is in the scene graph depends on the window, not on them. */
class LargeCanvasTest {

    private static final int MANY = 5_000;

    private CanvasStage canvas;

    @BeforeEach
    void open() throws Exception {
        canvas = new CanvasStage(Grids.of(MANY));
        canvas.awaitRest();
    }

    @AfterEach
    void close() throws Exception {
        canvas.close();
    }

    @Test
    void farAwayThereAreBlocksWithoutWordsAndIcons() throws Exception {
        canvas.run(canvas.view::zoomToFit);
        canvas.awaitRest();

        assertThat(canvas.sceneGraph()).hasSizeLessThan(80);
        assertThat(canvas.all(".text, .node-label, .group-title, .type-glyph, .diagram-node"))
                .filteredOn(CanvasStage::isShown)
                .filteredOn(node -> !(node instanceof Text text) || !text.getText().isEmpty())
                .isEmpty();
        assertThat(colorsOf(canvas.picture("canvas-far-light"))).hasSizeGreaterThan(20);
        canvas.pictures("canvas-far");
    }

    @Test
    void nearOnlyWhatIsAboutTheWindowHasAFigure() throws Exception {
        canvas.run(() -> canvas.view.zoomBy(0.6 / scale()));
        canvas.awaitRest();
        int near = canvas.all(".node-label").size();
        assertThat(near).isBetween(30, 400);
        assertThat(canvas.sceneGraph()).hasSizeLessThan(4_000);
        assertThat(labels()).contains("resource-0").doesNotContain("resource-4999");

        canvas.run(() -> canvas.view.camera().centerOn(middleOf(4_990)));
        canvas.awaitRest();

        assertThat(labels()).contains("resource-4990").doesNotContain("resource-0");
        assertThat(canvas.all(".node-label")).hasSizeLessThan(400);
    }

    @Test
    void whileManyFiguresMoveAPictureOfThemMoves() throws Exception {
        canvas.run(() -> canvas.view.zoomBy(0.5 / scale()));
        canvas.run(() -> canvas.view.camera().centerOn(middleOf(1_500)));
        canvas.awaitRest();
        ImageView picture = (ImageView) canvas.part("moving-picture");
        assertThat(picture.isVisible()).isFalse();

        canvas.run(() -> {
            canvas.view.camera().panBy(-30, -10);
            canvas.view.camera().zoomAt(500, 300, 1.1);
            assertThat(picture.isVisible()).isTrue();
            assertThat(canvas.all(".node-label").stream().filter(CanvasStage::isShown).count())
                    .isZero();
        });
        canvas.awaitRest();

        assertThat(picture.isVisible()).isFalse();
        assertThat(picture.getImage()).as("is let go").isNull();
        assertThat(canvas.all(".node-label")).isNotEmpty().allMatch(CanvasStage::isShown);
    }

    @Test
    void aboutThePictureThatMovesThereAreBlocksAndNoneBehindIt() throws Exception {
        lookAt(1_500, 0.65);
        List<WritableImage> pictures = new ArrayList<>();

        canvas.run(() -> {
            canvas.view.camera().zoomAt(600, 350, 0.8);
            canvas.view.camera().panBy(-200, 60);
            pictures.add(canvas.pictureNow());
            // What was 1,200 by 700 is 960 by 560, a little to the left of the middle.
            assertThat(paintedWithin(0, 131, 879, 689)).as("pixels behind").isZero();
            assertThat(paintedWithin(881, 0, 1_200, 700)).as("pixels beside").isPositive();
        });
        canvas.save("canvas-moving", pictures.getFirst());
        canvas.awaitRest();

        assertThat(blocks().getImage()).as("is let go").isNull();
        canvas.picture("canvas-moved");
    }

    @Test
    void howCloselyOneLooksIsDecidedWhenAMovementRests() throws Exception {
        lookAt(1_500, 0.6);
        List<Node> before = canvas.all(".node-label");
        assertThat(before).isNotEmpty();
        List<WritableImage> pictures = new ArrayList<>();

        canvas.run(() -> {
            for (int i = 0; i < 12; i++) {
                canvas.view.zoomBy(0.8);
                assertThat(canvas.all(".node-label"))
                        .as("no figure is made or let go")
                        .containsExactlyInAnyOrderElementsOf(before);
                if (i == 3) {
                    pictures.add(canvas.pictureNow());
                }
            }
        });
        canvas.save("canvas-moving-out", pictures.getFirst());
        canvas.awaitRest();
        assertThat(canvas.all(".node-label")).as("blocks at last").isEmpty();

        canvas.run(() -> {
            for (int i = 0; i < 12; i++) {
                canvas.view.zoomBy(1 / 0.8);
                assertThat(canvas.all(".node-label")).as("still blocks").isEmpty();
            }
        });
        canvas.awaitRest();
        assertThat(canvas.all(".node-label")).isNotEmpty().allMatch(CanvasStage::isShown);
    }

    @Test
    void figuresAreSeenWhenAllOfThemAreThere() throws Exception {
        lookAt(1_500, 0.55);
        Set<Long> seen = new LinkedHashSet<>();
        canvas.eachFrameUntilRest(
                () -> canvas.view.camera().centerOn(middleOf(3_500)),
                () -> seen.add(labelsOfMiddle()));

        assertThat(seen).as("none, and then all at once").hasSize(2).startsWith(0L);
    }

    /** How many names are to be seen in the part that is seen. */
    private long labelsOfMiddle() {
        Bounds visible = canvas.view.visibleBounds();
        return canvas.all(".node-label").stream()
                .filter(CanvasStage::isShown)
                .map(Text.class::cast)
                .filter(text -> visible.contains(text.getX(), text.getY()))
                .count();
    }

    private void lookAt(int node, double scale) throws Exception {
        canvas.run(() -> canvas.view.zoomBy(scale / scale()));
        canvas.run(() -> canvas.view.camera().centerOn(middleOf(node)));
        canvas.awaitRest();
    }

    private ImageView blocks() {
        return (ImageView) canvas.part("blocks");
    }

    private long paintedWithin(int left, int top, int right, int bottom) {
        if (!blocks().isVisible()) {
            return 0;
        }
        PixelReader pixels = blocks().getImage().getPixelReader();
        long painted = 0;
        for (int y = Math.max(0, top); y < Math.min(bottom, 700); y++) {
            for (int x = Math.max(0, left); x < Math.min(right, 1_200); x++) {
                painted += pixels.getArgb(x, y) == 0 ? 0 : 1;
            }
        }
        return painted;
    }

    @Test
    void marksAndSelectionAreSeenFromAfar() throws Exception {
        canvas.run(canvas.view::zoomToFit);
        canvas.run(() -> {
            canvas.model.marksProperty().set(Map.of(Grids.arn(70), Mark.ADDED));
            canvas.model.selectionProperty().set(java.util.Optional.of(Grids.arn(2_500)));
        });
        canvas.awaitRest();

        assertThat(canvas.all(".mark-badge")).isEmpty();
        Node frame = canvas.all(".mark-added").getFirst();
        assertThat(frame.isVisible()).isTrue();
        double width = ((javafx.scene.shape.Shape) frame).getStrokeWidth() * scale();
        assertThat(width).as("pixels").isBetween(1.2, 3.0);
        canvas.pictures("canvas-far-marked");
    }

    private double scale() {
        return canvas.view.viewportProperty().get().scale();
    }

    private Polyline.Point middleOf(int node) {
        var bounds =
                canvas.model
                        .indexProperty()
                        .get()
                        .orElseThrow()
                        .bounds(Grids.arn(node).toString())
                        .orElseThrow();
        return new Polyline.Point(bounds.centerX(), bounds.centerY());
    }

    private List<String> labels() {
        return canvas.all(".node-label").stream().map(label -> ((Text) label).getText()).toList();
    }

    private static Set<Integer> colorsOf(WritableImage image) {
        Set<Integer> colors = new HashSet<>();
        for (int y = 0; y < image.getHeight(); y += 3) {
            for (int x = 0; x < image.getWidth(); x += 3) {
                colors.add(image.getPixelReader().getArgb(x, y));
            }
        }
        return colors;
    }
}
