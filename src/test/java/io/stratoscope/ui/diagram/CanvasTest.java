package io.stratoscope.ui.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stratoscope.diagram.ViewKind;
import io.stratoscope.ui.SampleProject;

import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.Optional;

/** The canvas in a window of its own, with hands and eyes. */
class CanvasTest {

    private CanvasStage canvas;

    private void open(io.stratoscope.diagram.Drawing drawing) throws Exception {
        canvas = new CanvasStage(drawing);
    }

    @AfterEach
    void close() throws Exception {
        canvas.close();
    }

    @Test
    void minimapIsThereOnlyWhileAPartIsOutOfSight() throws Exception {
        open(Grids.of(200));
        assertThat(canvas.part("minimap").isVisible()).isTrue();
        canvas.pictures("canvas-minimap");

        canvas.run(canvas.view::zoomToFit);
        assertThat(canvas.part("minimap").isVisible()).isFalse();

        canvas.run(() -> canvas.view.zoomBy(4));
        assertThat(canvas.part("minimap").isVisible()).isTrue();
        canvas.run(() -> canvas.view.minimapProperty().set(false));
        assertThat(canvas.part("minimap").isVisible()).isFalse();
    }

    @Test
    void clickOnTheMinimapGoesThereAndSelectsNothing() throws Exception {
        open(Grids.of(200));
        canvas.run(() -> canvas.model.selectionProperty().set(Optional.of(Grids.arn(0))));
        double scale = canvas.view.viewportProperty().get().scale();
        Node minimap = canvas.part("minimap");
        var map = minimap.localToScreen(minimap.getBoundsInLocal());

        canvas.robot.clickOn(new Point2D(map.getMaxX() - 20, map.getMaxY() - 20));
        canvas.settle();

        Viewport there = canvas.view.viewportProperty().get();
        assertThat(there.scale()).isEqualTo(scale);
        var scene = canvas.model.indexProperty().get().orElseThrow().drawing().scene();
        assertThat(there.toSceneX(600)).isGreaterThan(scene.width() * 0.8);
        assertThat(there.toSceneY(350)).isGreaterThan(scene.height() * 0.8);
        assertThat(canvas.model.selectionProperty().get()).contains(Grids.arn(0));

        canvas.robot
                .drag(new Point2D(map.getMaxX() - 20, map.getMaxY() - 20))
                .moveTo(new Point2D(map.getMinX() + 30, map.getMinY() + 25))
                .drop();
        canvas.settle();
        assertThat(canvas.view.viewportProperty().get().toSceneX(600))
                .isLessThan(scene.width() * 0.3);
    }

    @Test
    void zoomsToTheSelectionWithAKey() throws Exception {
        open(Grids.of(200));
        canvas.run(canvas.view::zoomToFit);
        Viewport whole = canvas.view.viewportProperty().get();
        canvas.run(() -> canvas.view.handleKey(typed(KeyCode.PERIOD)));
        assertThat(canvas.view.viewportProperty().get()).as("nothing selected").isEqualTo(whole);

        canvas.run(() -> canvas.model.selectionProperty().set(Optional.of(Grids.arn(150))));
        canvas.run(() -> canvas.view.handleKey(typed(KeyCode.PERIOD)));

        Point2D place = canvas.view.screenToLocal(canvas.placeOf(Grids.arn(150)));
        assertThat(place.getX()).isCloseTo(600, within(1.0));
        assertThat(place.getY()).isCloseTo(350, within(1.0));
        assertThat(canvas.view.viewportProperty().get().scale()).isGreaterThan(1);
    }

    private static KeyEvent typed(KeyCode code) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false);
    }

    @Test
    void lingeringOnANodeLightsItsEdgesAndTheirOtherEnds() throws Exception {
        open(SampleProject.drawing(ViewKind.NETWORK));
        var before = canvas.view.viewportProperty().get();

        canvas.robot.moveTo(canvas.placeOf(SampleProject.SERVICE));
        canvas.await(() -> canvas.all(".neighbour-frame").stream().anyMatch(Node::isVisible));

        assertThat(canvas.all(".edge-hovered")).singleElement().matches(Node::isVisible);
        assertThat(canvas.view.viewportProperty().get()).isEqualTo(before);
        canvas.pictures("canvas-neighbours");

        canvas.robot.moveTo(canvas.placeOf(SampleProject.NAT));
        canvas.await(() -> canvas.all(".neighbour-frame").stream().noneMatch(Node::isVisible));
        assertThat(canvas.all(".edge-hovered")).noneMatch(Node::isVisible);
    }
}
