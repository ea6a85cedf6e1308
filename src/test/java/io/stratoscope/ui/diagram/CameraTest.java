package io.stratoscope.ui.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stratoscope.diagram.Scene.Bounds;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CameraTest {

    private final DiagramIndex index = new DiagramIndex(Grids.of(400));
    private final Camera camera = new Camera();

    @BeforeEach
    void point() {
        camera.resize(1000, 600);
        camera.pointAt(index, true);
    }

    @Test
    void wholeStaysWholeWhenTheWindowGrowsAndWhenTheDrawingIsAnother() {
        camera.seeAll();
        double before = camera.viewport().scale();

        camera.resize(2000, 1200);
        assertThat(camera.viewport().scale()).isGreaterThan(before * 1.9);

        camera.pointAt(new DiagramIndex(Grids.of(40)), false);
        assertThat(camera.visible().x()).isNegative();
        assertThat(camera.visible().width()).isGreaterThan(index.drawing().scene().width() / 4);
    }

    @Test
    void whatSomeoneChoseStays() {
        camera.panBy(-40, -30);
        Viewport chosen = camera.viewport();

        camera.resize(900, 500);
        camera.pointAt(new DiagramIndex(Grids.of(40)), false);

        assertThat(camera.viewport()).isEqualTo(chosen);
        camera.pointAt(index, true);
        assertThat(camera.viewport()).isNotEqualTo(chosen);
    }

    @Test
    void zoomsToBoundsInTheMiddle() {
        Bounds bounds = index.bounds("vpc-3").orElseThrow();

        camera.zoomTo(bounds);

        assertThat(camera.viewport().shows(bounds, 1000, 600)).isTrue();
        assertThat(camera.viewport().toScreenX(bounds.centerX())).isCloseTo(500, within(0.01));
        assertThat(bounds.height() * camera.viewport().scale()).isGreaterThan(450);
    }

    @Test
    void movesOnlyToWhatIsOutOfSight() {
        camera.zoomTo(index.bounds("vpc-3").orElseThrow());
        Viewport before = camera.viewport();
        camera.bringIntoSight(index.bounds(Grids.arn(61).toString()).orElseThrow());
        assertThat(camera.viewport()).isEqualTo(before);

        camera.bringIntoSight(index.bounds(Grids.arn(300).toString()).orElseThrow());

        assertThat(camera.viewport().scale()).isEqualTo(before.scale());
        assertThat(camera.viewport()).isNotEqualTo(before);
    }

    @Test
    void centersWithoutZooming() {
        double scale = camera.viewport().scale();

        camera.centerOn(new Polyline.Point(1234, 567));

        assertThat(camera.viewport().scale()).isEqualTo(scale);
        assertThat(camera.viewport().toSceneX(500)).isCloseTo(1234, within(0.01));
        assertThat(camera.viewport().toSceneY(300)).isCloseTo(567, within(0.01));
    }
}
