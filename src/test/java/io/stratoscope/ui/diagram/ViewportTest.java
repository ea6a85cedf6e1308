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
}
