package io.stratoscope.ui.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.diagram.Diagram.GroupKind;
import io.stratoscope.diagram.Scene.Bounds;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Map;

class BlockPictureTest {

    private static final int WHITE = BlockColors.opaque(255, 255, 255);
    private static final BlockColors COLORS =
            new BlockColors(Map.of(), Map.of(GroupKind.VPC, WHITE), WHITE, WHITE);

    private final DiagramIndex index = new DiagramIndex(Grids.of(40));
    private final BlockPicture picture = new BlockPicture(index);
    private final PixelCanvas canvas = new PixelCanvas(400, 300);
    private final Viewport far = Viewport.fit(1760, 700, 400, 300, 4);

    @Test
    void blockIsWhereItsNodeIs() {
        picture.paint(canvas, far, COLORS, id -> true);

        assertThat(pixelOf(0)).isNotZero();
        assertThat(pixelOf(39)).isNotZero();
        assertThat(canvas.pixels()[0]).isZero();
    }

    @Test
    void whatStepsBackIsWeaker() {
        picture.paint(canvas, far, COLORS, id -> id.equals(Grids.arn(0).toString()));

        assertThat(pixelOf(0) >>> 24).isGreaterThan(250);
        assertThat(pixelOf(5) >>> 24).isLessThan(100);
    }

    @Test
    void nothingIsLeftOfThePictureBefore() {
        picture.paint(canvas, far, COLORS, id -> true);
        picture.paint(canvas, new Viewport(1, 5000, 5000), COLORS, id -> true);

        assertThat(Arrays.stream(canvas.pixels()).allMatch(pixel -> pixel == 0)).isTrue();
    }

    @Test
    void emptyDrawingIsAnEmptyPicture() {
        new BlockPicture(new DiagramIndex(Grids.of(0))).paint(canvas, far, COLORS, id -> true);

        assertThat(Arrays.stream(canvas.pixels()).allMatch(pixel -> pixel == 0)).isTrue();
    }

    private int pixelOf(int node) {
        Bounds bounds = index.bounds(Grids.arn(node).toString()).orElseThrow();
        int x = (int) far.toScreenX(bounds.centerX());
        int y = (int) far.toScreenY(bounds.y() + bounds.height() * 0.4);
        return canvas.pixels()[y * 400 + x];
    }
}
