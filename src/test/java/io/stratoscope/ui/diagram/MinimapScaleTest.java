package io.stratoscope.ui.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stratoscope.diagram.Scene.Bounds;

import org.junit.jupiter.api.Test;

class MinimapScaleTest {

    private final MinimapScale wide = MinimapScale.of(2000, 500, 200, 150);

    @Test
    void longerSideDecides() {
        assertThat(wide).isEqualTo(new MinimapScale(0.1, 200, 50));
        assertThat(MinimapScale.of(500, 3000, 200, 150).scale()).isEqualTo(0.05);
    }

    @Test
    void sceneWithoutExtentIsHarmless() {
        assertThat(MinimapScale.of(0, 0, 200, 150).width()).isPositive();
    }

    @Test
    void frameIsWhereTheVisiblePartIs() {
        assertThat(wide.frame(new Bounds(1000, 100, 500, 200)))
                .isEqualTo(new Bounds(100, 10, 50, 20));
    }

    @Test
    void frameEndsAtTheMapsEdge() {
        assertThat(wide.frame(new Bounds(-300, 400, 500, 900)))
                .isEqualTo(new Bounds(0, 40, 20, 10));
        assertThat(wide.frame(new Bounds(5000, 0, 100, 100)).width()).isZero();
    }

    @Test
    void wholeIsWholeOnlyIfNothingIsMissing() {
        assertThat(wide.isWhole(new Bounds(-24, -24, 2048, 548))).isTrue();
        assertThat(wide.isWhole(new Bounds(-24, -24, 1900, 548))).isFalse();
        assertThat(wide.isWhole(new Bounds(40, -24, 2048, 548))).isFalse();
    }

    @Test
    void pointLeadsBackToTheScene() {
        Polyline.Point place = wide.toScene(50, 25);

        assertThat(place.x()).isCloseTo(500, within(1e-9));
        assertThat(place.y()).isCloseTo(250, within(1e-9));
        assertThat(wide.toScene(-10, 900)).isEqualTo(new Polyline.Point(0, 500));
    }
}
