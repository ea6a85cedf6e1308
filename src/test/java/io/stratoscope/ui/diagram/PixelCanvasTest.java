package io.stratoscope.ui.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

class PixelCanvasTest {

    private static final int RED = BlockColors.opaque(255, 0, 0);

    private final PixelCanvas canvas = new PixelCanvas(10, 6);

    private int at(int x, int y) {
        return canvas.pixels()[y * 10 + x];
    }

    private long painted() {
        return Arrays.stream(canvas.pixels()).filter(pixel -> pixel != 0).count();
    }

    @Test
    void fillsWhatItCoversAndNoMore() {
        canvas.fill(2, 1, 3, 2, RED);

        assertThat(painted()).isEqualTo(6);
        assertThat(at(2, 1)).isEqualTo(RED);
        assertThat(at(4, 2)).isEqualTo(RED);
        assertThat(at(5, 2)).isZero();
    }

    @Test
    void pixelThatIsHalfCoveredIsHalfAsStrong() {
        canvas.fill(2.5, 1, 1, 1, RED);

        assertThat(at(2, 1) >>> 24).isBetween(126, 129);
        assertThat(at(3, 1) >>> 24).isBetween(126, 129);
    }

    @Test
    void whatLiesWithinOnePixelCoversAsMuchOfIt() {
        canvas.fill(2.25, 1.25, 0.5, 0.5, RED);

        assertThat(painted()).isEqualTo(1);
        assertThat(at(2, 1) >>> 24).isBetween(62, 65);
    }

    @Test
    void rowHasItsWeakEndsAndItsFullMiddle() {
        canvas.fill(1.75, 0, 3.5, 1, RED);

        assertThat(at(1, 0) >>> 24).isBetween(62, 65);
        assertThat(at(2, 0)).isEqualTo(RED);
        assertThat(at(4, 0)).isEqualTo(RED);
        assertThat(at(5, 0) >>> 24).isBetween(62, 65);
        assertThat(painted()).isEqualTo(5);
    }

    @Test
    void mixtureOverflowsNoPart() {
        for (int alpha = 0; alpha < 256; alpha++) {
            int gray = alpha << 24 | alpha << 16 | alpha << 8 | alpha;
            canvas.fill(0, 0, 1, 1, BlockColors.opaque(255, 255, 255));
            canvas.fill(0, 0, 1, 1, gray);

            assertThat(at(0, 0) & 0xff).as("white under " + alpha).isGreaterThanOrEqualTo(254);
            assertThat(at(0, 0) >>> 24).isGreaterThanOrEqualTo(254);
        }
    }

    @Test
    void whatIsOutsideIsCutOff() {
        canvas.fill(-5, -5, 7, 7, RED);
        canvas.fill(50, 50, 10, 10, RED);
        canvas.line(-100, 3, 100, 3, RED);
        canvas.line(-5, -5, -1, 20, RED);

        assertThat(painted()).isEqualTo(4 + 10);
        assertThat(at(9, 3)).isEqualTo(RED);
    }

    @Test
    void lineGoesFromEndToEnd() {
        canvas.line(1, 1, 4, 4, RED);

        for (int i = 1; i <= 4; i++) {
            assertThat(at(i, i)).isEqualTo(RED);
        }
        assertThat(at(5, 5)).isZero();
        assertThat(at(1, 4)).isZero();
    }

    @Test
    void outlineLeavesTheInsideFree() {
        canvas.outline(1, 1, 5, 4, 1, RED);

        assertThat(at(1, 1)).isEqualTo(RED);
        assertThat(at(5, 4)).isEqualTo(RED);
        assertThat(at(3, 2)).isZero();
        assertThat(painted()).isEqualTo(2 * 5 + 2 * 2);
    }

    @Test
    void halfTransparentOverOpaqueIsAMixture() {
        canvas.fill(0, 0, 10, 6, BlockColors.opaque(255, 255, 255));
        canvas.fill(0, 0, 1, 1, 0x80800000); // red at one half, premultiplied

        assertThat(at(0, 0) >>> 24).isGreaterThanOrEqualTo(254);
        assertThat(at(0, 0) >> 16 & 0xff).isGreaterThanOrEqualTo(254);
        assertThat(at(0, 0) & 0xff).isBetween(125, 129);
    }
}
