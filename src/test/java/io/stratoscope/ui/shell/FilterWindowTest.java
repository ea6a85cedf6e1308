package io.stratoscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Diagram.GroupKind;
import io.stratoscope.model.ResourceType;
import io.stratoscope.simulator.SimulatedAccount;
import io.stratoscope.ui.TestExports;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;

/** Filtering the diagram. */
class FilterWindowTest {

    private DesktopRobot window;

    @BeforeEach
    void open() throws Exception {
        window = new DesktopRobot();
        SimulatedDesktop.open(
                window, SimulatedAccount.immich(window.clock), TestExports.cancelled());
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    @Test
    void filtersByTypeAndTakesItBack() throws Exception {
        long before = window.drawing.diagram().nodes().count();
        window.click(window.idOf("immich-alb"));
        window.robot.type(KeyCode.B);
        window.awaitNode("#blast-radius-list");

        window.robot.clickOn("#filter");
        window.await(() -> !window.list("#filter-list").getItems().isEmpty());
        window.pictures("filter-popover");
        window.robot.clickOn("#filter-field");
        window.robot.write("DBInstance");
        window.settle();
        window.robot.type(KeyCode.DOWN, KeyCode.SPACE);
        window.await(() ->
                !nodes().isEmpty()
                        && nodes().stream().allMatch(FilterWindowTest::isDatabaseOrInternet));
        window.await(() -> window.isShown("#filter-chips"));
        window.robot.type(KeyCode.ESCAPE);
        window.settle();

        assertThat(window.isShown("#filter-popover")).isFalse();
        window.pictures("filter-chips");
        assertThat(window.isShown("#blast-radius-panel")).as("overlays survive").isTrue();
        assertThat(window.inDiagram(".dimmed"))
                .as("nothing steps back where nothing of it is shown")
                .isEmpty();
        assertThat(
                        window.drawing
                                .diagram()
                                .allElements()
                                .filter(Diagram.Group.class::isInstance)
                                .map(each -> ((Diagram.Group) each).kind()))
                .contains(GroupKind.VPC, GroupKind.AVAILABILITY_ZONE, GroupKind.PRIVATE_SUBNET);

        window.robot.clickOn(".chip-remove");
        window.await(() -> nodes().size() == before);
        assertThat(window.isShown("#filter-chips")).isFalse();
        window.await(() -> !window.inDiagram(".dimmed").isEmpty());
    }

    @Test
    void whatLeavesNothingSaysSoAndOffersTheWayBack() throws Exception {
        window.robot.clickOn("#filter");
        window.await(() -> !window.list("#filter-list").getItems().isEmpty());
        window.robot.clickOn("#filter-field");
        window.robot.write("VPC").type(KeyCode.DOWN, KeyCode.SPACE);
        window.settle();
        window.robot.clickOn("#filter-field");
        window.robot.press(KeyCode.CONTROL, KeyCode.A).release(KeyCode.A, KeyCode.CONTROL);
        window.robot.write("central-1a").type(KeyCode.DOWN, KeyCode.SPACE);

        window.awaitNode("#filter-clear-all");
        window.robot.clickOn("#filter-done");
        window.settle();
        window.pictures("filter-nothing");
        window.robot.clickOn("#filter-clear-all");
        window.awaitNode("#diagram");
    }

    private List<Diagram.Node> nodes() {
        return window.drawing.diagram().nodes().toList();
    }

    private static boolean isDatabaseOrInternet(Diagram.Node node) {
        return node.type().equals(ResourceType.DB_INSTANCE)
                || node.type().equals(Diagram.INTERNET)
                || node.type().equals(ResourceType.INTERNET_GATEWAY);
    }
}
