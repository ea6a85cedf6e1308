package io.stratoscope.ui.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stratoscope.diagram.Scene.Bounds;

import org.junit.jupiter.api.Test;

class ViewportTest {

    @Test
    void fitShowsTheWholeSceneInTheMiddle() {
        Viewport fitted = Viewport.fit(2000, 500, 1040, 800, 20);

        assertThat(fitted.scale()).isEqualTo(0.5);
        assertThat(fitted.toScreenX(0)).isEqualTo(20);
        assertThat(fitted.toScreenY(250)).isEqualTo(400);
    }

    @Test
    void fitDoesNotBlowUpWhatIsSmall() {
        assertThat(Viewport.fit(10, 10, 1000, 1000, 0).scale()).isEqualTo(1.4);
    }

    @Test
    void fitInAWindowWithoutRoomIsHarmless() {
        assertThat(Viewport.fit(100, 100, 0, 0, 20)).isEqualTo(Viewport.IDENTITY);
        assertThat(Viewport.fit(0, 0, 100, 100, 0)).isEqualTo(Viewport.IDENTITY);
    }

    @Test
    void zoomKeepsWhatIsUnderTheCursor() {
        Viewport before = new Viewport(0.7, 13, -40);
        double x = before.toSceneX(300);
        double y = before.toSceneY(200);

        Viewport after = before.zoomedAt(300, 200, 1.5);

        assertThat(after.scale()).isCloseTo(1.05, within(1e-9));
        assertThat(after.toScreenX(x)).isCloseTo(300, within(1e-9));
        assertThat(after.toScreenY(y)).isCloseTo(200, within(1e-9));
    }

    @Test
    void zoomStopsAtItsEndsWithoutMoving() {
        Viewport largest = new Viewport(Viewport.MAX_SCALE, 5, 5);

        assertThat(largest.zoomedAt(100, 100, 2)).isEqualTo(largest);
    }

    @Test
    void knowsWhatIsOutOfSight() {
        Viewport viewport = new Viewport(2, 0, 0);

        assertThat(viewport.shows(new Bounds(10, 10, 30, 30), 100, 100)).isTrue();
        assertThat(viewport.shows(new Bounds(30, 10, 30, 30), 100, 100)).isFalse();
        Viewport centered = viewport.centeredOn(new Bounds(30, 10, 30, 30), 100, 100);
        assertThat(centered.shows(new Bounds(30, 10, 30, 30), 100, 100)).isTrue();
    }

    @Test
    void opensWholeWhatIsThenLegible() {
        assertThat(Viewport.opening(1000, 800, new Bounds(0, 0, 10, 10), 800, 600, 20))
                .isEqualTo(Viewport.fit(1000, 800, 800, 600, 20));
    }

    @Test
    void opensWhatIsTooLargeLegiblyAtItsStart() {
        Bounds start = new Bounds(4000, 2900, 100, 100);

        Viewport viewport = Viewport.opening(5000, 3000, start, 800, 600, 20);

        assertThat(viewport.scale()).isGreaterThanOrEqualTo(Viewport.LEGIBLE_SCALE);
        assertThat(viewport.shows(start, 800, 600)).isTrue();
        assertThat(viewport.toScreenY(3000)).as("no room is wasted below").isEqualTo(580);
    }

    @Test
    void opensATallDrawingWithItsWholeWidth() {
        Viewport viewport = Viewport.opening(1100, 4000, new Bounds(500, 0, 60, 60), 800, 600, 20);

        assertThat(viewport.toScreenX(0)).isCloseTo(20, within(0.01));
        assertThat(viewport.toScreenX(1100)).isCloseTo(780, within(0.01));
        assertThat(viewport.toScreenY(0)).isEqualTo(20);
    }

    @Test
    void opensInAWindowWithoutRoomHarmlessly() {
        assertThat(Viewport.opening(5000, 3000, new Bounds(0, 0, 1, 1), 0, 0, 20))
                .isEqualTo(Viewport.IDENTITY);
    }
}
