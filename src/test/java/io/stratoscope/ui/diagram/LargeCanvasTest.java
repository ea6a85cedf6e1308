package io.stratoscope.ui.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.text.Text;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.HashSet;
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
        canvas.picture("canvas-moving");
        canvas.awaitRest();

        assertThat(picture.isVisible()).isFalse();
        assertThat(picture.getImage()).as("is let go").isNull();
        assertThat(canvas.all(".node-label")).isNotEmpty().allMatch(CanvasStage::isShown);
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
