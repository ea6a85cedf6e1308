package io.stratoscope.ui.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stratoscope.diagram.ViewKind;
import io.stratoscope.ui.SampleProject;

import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The canvas in a window of its own, with hands and eyes. */
class CanvasTest {

    @SuppressWarnings("NullAway.Init") // each test opens one first
    private CanvasStage canvas;

    private void open(io.stratoscope.diagram.Drawing drawing) throws Exception {
        canvas = new CanvasStage(drawing);
        canvas.awaitRest();
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

    @Test
    void marksAreFramesWithBadgesAndMoveNothing() throws Exception {
        open(Grids.of(60));
        List<Node> before = canvas.all(".node-label");

        canvas.run(() ->
                canvas.model
                        .marksProperty()
                        .set(
                                Map.of(
                                        Grids.arn(0), Mark.ADDED,
                                        Grids.arn(1), Mark.REMOVED,
                                        Grids.arn(2), Mark.CHANGED,
                                        Grids.arn(3), Mark.MATCH)));

        assertThat(canvas.all(".mark-badge-sign"))
                .extracting(sign -> ((Text) sign).getText())
                .containsExactlyInAnyOrder("+", "−", "~");
        for (String mark : List.of("added", "removed", "changed", "match")) {
            assertThat(canvas.all(".mark-" + mark)).singleElement().matches(Node::isVisible);
        }
        assertThat(canvas.all(".dimmed")).isEmpty();
        assertThat(canvas.all(".node-label")).isEqualTo(before);
        canvas.pictures("canvas-marks");

        canvas.run(() -> canvas.model.dimOthersProperty().set(true));
        assertThat(canvas.all(".dimmed")).isNotEmpty();
        canvas.pictures("canvas-marks-dimmed");

        canvas.run(() -> canvas.model.marksProperty().set(Map.of()));
        assertThat(canvas.all(".mark-badge-sign, .dimmed")).isEmpty();
        assertThat(canvas.all(".mark-added")).noneMatch(Node::isVisible);
    }

    @Test
    void refreshWithAnEqualDrawingDoesNothing() throws Exception {
        open(Grids.of(60));
        List<Node> before = canvas.sceneGraph();
        var index = canvas.model.indexProperty().get();

        canvas.show(Grids.of(60));

        assertThat(canvas.model.indexProperty().get()).isSameAs(index);
        assertThat(canvas.sceneGraph()).usingElementComparator(identity()).isEqualTo(before);
    }

    private static Comparator<Node> identity() {
        return (a, b) -> a == b ? 0 : 1;
    }

    @Test
    void refreshKeepsTheFiguresOfWhatIsTheSameAndWhatWasChosen() throws Exception {
        open(Grids.of(60));
        canvas.run(() -> canvas.view.zoomBy(1.3));
        canvas.run(() -> canvas.model.selectionProperty().set(Optional.of(Grids.arn(5))));
        Viewport viewport = canvas.view.viewportProperty().get();
        List<Node> before = canvas.all(".node-label");

        canvas.show(Grids.of(59));

        List<Node> after = canvas.all(".node-label");
        assertThat(after).isNotEmpty().allMatch(before::contains);
        assertThat(canvas.view.viewportProperty().get()).isEqualTo(viewport);
        assertThat(canvas.all(".selection-frame")).singleElement().matches(Node::isVisible);
        assertThat(canvas.model.selectionProperty().get()).contains(Grids.arn(5));
    }

    @Test
    void clickOnWhatHasJustDisappearedDoesNothing() throws Exception {
        open(Grids.of(60));
        Point2D place = canvas.placeOf(Grids.arn(0));

        canvas.robot.moveTo(place).press(MouseButton.PRIMARY);
        canvas.show(Grids.shifted(40, 75, "other-"));
        canvas.robot.release(MouseButton.PRIMARY);
        canvas.settle();
        assertThat(canvas.model.selectionProperty().get()).isEmpty();

        canvas.show(Grids.of(0));
        canvas.robot.clickOn(place).doubleClickOn(place, MouseButton.PRIMARY);
        canvas.settle();
        assertThat(canvas.model.selectionProperty().get()).isEmpty();
        assertThat(canvas.toggled).isEmpty();
        assertThat(canvas.all(".hover-frame")).noneMatch(Node::isVisible);
    }

    @Test
    void refreshGoesFromTheOldPlacesToTheNew() throws Exception {
        open(Grids.of(20)); // few enough to be made in one frame
        canvas.run(() -> canvas.view.zoomBy(0.9)); // a place that someone chose stays
        Map<String, Double> jumps = new HashMap<>();

        canvas.run(() -> {
            canvas.model.show(new DiagramIndex(Grids.shifted(24, 120, "resource-")));
            jumps.put("node", translation(".diagram-node"));
            jumps.put("container", translation(".group-vpc"));
        });
        assertThat(jumps.get("node")).as("still at the old place").isEqualTo(-120);
        assertThat(jumps.get("container")).isEqualTo(-120);
        canvas.awaitRest();

        assertThat(translation(".diagram-node")).isZero();
        assertThat(translation(".group-vpc")).isZero();
        assertThat(canvas.sceneGraph()).allMatch(node -> node.getOpacity() > 0.8);
    }

    @Test
    void refreshJumpsWhereMotionIsNotWanted() throws Exception {
        open(Grids.of(20));
        canvas.run(() -> {
            canvas.view.animatedProperty().set(false);
            canvas.model.show(new DiagramIndex(Grids.shifted(20, 120, "resource-")));
            assertThat(canvas.view.index())
                    .as("is there")
                    .isEqualTo(canvas.model.indexProperty().get());
            assertThat(translation(".diagram-node")).isZero();
            canvas.view.animatedProperty().set(true);
        });

        canvas.run(() -> canvas.view.zoomBy(0.9)); // a place that someone chose stays
        Set<Double> translations = new HashSet<>();
        canvas.eachFrameUntilRest(
                () -> canvas.model.show(new DiagramIndex(Grids.shifted(500, 0, "resource-"))),
                () -> translations.add(translation(".diagram-node")));
        assertThat(translations).as("too many to follow").containsExactly(0.0);
    }

    @Test
    void refreshIsSeenWhenAllOfItIsReady() throws Exception {
        open(Grids.of(60));
        Set<String> before = labels();
        List<Set<String>> seen = new ArrayList<>();
        List<Integer> figures = new ArrayList<>();

        canvas.eachFrameUntilRest(
                () -> canvas.model.show(new DiagramIndex(Grids.shifted(60, 30, "other-"))),
                () -> {
                    seen.add(labels());
                    figures.add(canvas.all(".diagram-node, .diagram-edge, .diagram-group").size());
                });

        Set<String> after = labels();
        assertThat(after).hasSameSizeAs(before).noneMatch(before::contains);
        assertThat(seen).as("all of the old or all of the new").isSubsetOf(before, after);
        assertThat(seen.getFirst()).as("the old stay at first").isEqualTo(before);
        for (int i = 1; i < figures.size(); i++) {
            assertThat(figures.get(i) - figures.get(i - 1)).as("more in a frame").isLessThan(81);
        }
    }

    @Test
    void newerDrawingIsShownInsteadOfTheOneThatWasNotReady() throws Exception {
        open(Grids.of(60));
        Set<Set<String>> seen = new HashSet<>();

        canvas.eachFrameUntilRest(
                () -> {
                    canvas.model.show(new DiagramIndex(Grids.shifted(60, 30, "skipped-")));
                    canvas.model.show(new DiagramIndex(Grids.shifted(60, 60, "newer-")));
                },
                () -> seen.add(labels()));

        assertThat(labels()).isNotEmpty().allMatch(label -> label.startsWith("newer-"));
        assertThat(seen).allMatch(all -> all.stream().noneMatch(l -> l.startsWith("skipped-")));
        assertThat(canvas.all(".node-label"))
                .as("nothing is left behind")
                .allMatch(CanvasStage::isShown);
    }

    @Test
    void selectionOfWhatIsNotReadyYetIsGoneToWhenItIs() throws Exception {
        open(Grids.of(60));
        canvas.run(() -> canvas.view.zoomBy(1.5 / canvas.view.viewportProperty().get().scale()));
        canvas.awaitRest();

        canvas.run(() -> {
            canvas.model.show(new DiagramIndex(Grids.shifted(400, 0, "other-")));
            canvas.model.selectionProperty().set(Optional.of(Grids.arn(399)));
        });
        canvas.awaitRest();

        assertThat(labels()).contains("other-399");
    }

    /** The names that can be seen. */
    private Set<String> labels() {
        Set<String> labels = new HashSet<>();
        for (Node label : canvas.all(".node-label")) {
            if (CanvasStage.isShown(label)) {
                labels.add(((Text) label).getText());
            }
        }
        return labels;
    }

    /** How far the first figure of this kind is from its place, to the right. */
    private double translation(String query) {
        List<Node> shapes = canvas.all(query).stream().filter(CanvasStage::isShown).toList();
        return Math.rint(shapes.getFirst().getParent().getTranslateX());
    }

    @Test
    void canvasThatLeavesTheWindowUnderTheMouseSaysNothing() throws Exception {
        open(Grids.of(20));
        canvas.robot.moveTo(canvas.placeOf(Grids.arn(0)));
        canvas.run(() -> canvas.view.getScene().setRoot(new StackPane()));

        Thread.sleep(600); // the mouse has rested long enough for a tooltip
        canvas.settle(); // throws what went wrong on the application thread

        assertThat(canvas.all(".neighbour-frame")).noneMatch(Node::isVisible);
    }
}
