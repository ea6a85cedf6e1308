package io.stratoscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.AccountInfo;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Coverage;
import io.stratoscope.model.DiscoveredBy;
import io.stratoscope.model.Failure;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceState;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;
import io.stratoscope.ui.SampleProject;
import io.stratoscope.ui.TestExports;
import io.stratoscope.ui.architecture.ArchitecturePorts;
import io.stratoscope.ui.screen.ScreenContent;

import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The table of resources in the real window. */
class ResourcesWindowTest {

    private DesktopRobot window;

    @BeforeEach
    void startToolkit() throws Exception {
        window = new DesktopRobot();
    }

    @AfterEach
    void closeWindow() throws Exception {
        window.close();
    }

    @Test
    void rowIsTheSelectionOfTheDiagramToo() throws Exception {
        openOn(SampleProject.snapshot());
        window.awaitDiagram();
        window.click(SampleProject.DB);
        window.robot.clickOn("#nav-resources");
        window.settle();

        assertThat(selectedRow())
                .hasValueSatisfying(row -> assertThat(row).contains("immich-postgres"));
        assertThat(window.text("#resources-figure")).isEqualTo("10 resources");
        window.pictures("resources");

        window.robot.doubleClickOn("immich-alb");
        window.awaitNode("#inspector-name");

        assertThat(window.text("#inspector-name")).isEqualTo("immich-alb");
    }

    @Test
    void hoveringANameSaysItsArn() throws Exception {
        openOn(SampleProject.snapshot());
        window.awaitDiagram();
        window.robot.clickOn("#nav-resources");
        window.settle();
        window.robot.moveTo("immich-alb").moveBy(2, 0);

        window.await(() -> !window.tooltips().isEmpty());

        assertThat(window.tooltips().getFirst()).startsWith("immich-alb\narn:aws:");
    }

    @Test
    void filtersGroupsAndCopiesWithTheKeyboard() throws Exception {
        openOn(SampleProject.snapshot());
        window.awaitDiagram();
        window.robot.clickOn("#nav-resources");
        window.robot.press(KeyCode.CONTROL, KeyCode.F).release(KeyCode.F, KeyCode.CONTROL);
        window.robot.write("subnet");
        window.settle();
        assertThat(window.text("#resources-figure")).isEqualTo("2 of 10 resources");

        window.robot.type(KeyCode.DOWN);
        window.robot.press(KeyCode.SHIFT).type(KeyCode.DOWN).release(KeyCode.SHIFT);
        window.robot.press(KeyCode.CONTROL, KeyCode.C).release(KeyCode.C, KeyCode.CONTROL);
        window.settle();

        assertThat(clipboard())
                .isEqualTo(SampleProject.SUBNET_PUBLIC + "\n" + SampleProject.SUBNET_PRIVATE);
        window.pictures("resources-filtered");
        window.robot.clickOn("#resources-filter").type(KeyCode.ESCAPE);
        window.settle();
        assertThat(window.text("#resources-figure")).isEqualTo("10 resources");

        window.robot.clickOn("#resources-group").clickOn("Service");
        window.settle();
        assertThat(table().getItems()).hasSize(17);
        window.robot.clickOn("EC2   4");
        window.settle();
        assertThat(table().getItems()).hasSize(13);
        window.pictures("resources-grouped");
        window.robot.clickOn("#resources-group").clickOn("Tag Environment");
        window.settle();
        assertThat(table().getItems()).hasSize(11);
    }

    @Test
    void contextMenuSaysHowManyItCopies() throws Exception {
        openOn(SampleProject.snapshot());
        window.awaitDiagram();
        window.robot.clickOn("#nav-resources");
        window.robot.clickOn("immich-alb");
        window.robot.press(KeyCode.SHIFT).type(KeyCode.DOWN).release(KeyCode.SHIFT);
        askForMenu("immich-postgres");
        window.settle();
        window.robot.clickOn("Copy 2 ARNs");
        window.settle();

        assertThat(clipboard().split("\n"))
                .containsExactlyInAnyOrder(
                        SampleProject.ALB.toString(), SampleProject.DB.toString());
    }

    /** The headless platform does not make this event of a click with the other button. */
    private void askForMenu(String query) throws Exception {
        Node node = window.robot.lookup(query).query();
        Point2D at = window.robot.point(node).query();
        WaitForAsyncUtils.asyncFx(() ->
                        Event.fireEvent(
                                node,
                                new ContextMenuEvent(
                                        ContextMenuEvent.CONTEXT_MENU_REQUESTED,
                                        at.getX(),
                                        at.getY(),
                                        at.getX(),
                                        at.getY(),
                                        false,
                                        null)))
                .get();
    }

    @Test
    void sortsAndTurnsTheOrderRound() throws Exception {
        openOn(SampleProject.snapshot());
        window.awaitDiagram();
        window.robot.clickOn("#nav-resources");

        sort("state");
        assertThat(table().getItems().getLast().toString()).contains("state=STALE");
        sort("state");
        assertThat(table().getItems().getFirst().toString()).contains("state=STALE");
        sort("name");
        assertThat(table().getItems().getLast().toString()).contains("immich-vpc");
        window.pictures("resources-sorted");
    }

    /** As the palette does it: the headless platform makes no sort of a click on the head of a column. */
    private void sort(String column) {
        window.robot.interact(() ->
                ((ScreenContent) window.robot.lookup("#resources").query())
                        .commands().stream()
                                .filter(each -> each.id().equals("resources.sort." + column))
                                .forEach(each -> each.run().run()));
        window.settle();
    }

    @Test
    void tenThousandRowsWithLongNamesAndManyTags() throws Exception {
        openOn(large());
        window.awaitDiagram();
        window.robot.clickOn("#nav-resources");
        window.settle();
        assertThat(window.text("#resources-figure")).isEqualTo("10000 resources");
        window.pictures("resources-large");

        window.robot.clickOn("#resources-filter").write("server-9999");
        window.settle();

        assertThat(table().getItems()).hasSize(1);
        window.robot.write("x");
        window.settle();
        assertThat(window.text(".placeholder-title")).isEqualTo("No resource matches");
        window.pictures("resources-none");
    }

    private static Snapshot large() {
        Map<String, String> tags = new TreeMap<>();
        for (int i = 0; i < 10_000; i++) {
            tags.put("tag " + i, "value " + i);
        }
        List<Resource> resources = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            resources.add(
                    new Resource(
                            Arn.of(
                                    "arn:aws:ec2:eu-central-1:123456789012:instance/i-%017d"
                                            .formatted(i)),
                            ResourceType.EC2_INSTANCE,
                            "i-%017d".formatted(i),
                            i == 3 ? SampleProject.HOSTILE_NAME.repeat(40) : "server-" + i,
                            "eu-central-1",
                            Optional.of("eu-central-1" + "abc".charAt(i % 3)),
                            i == 5 ? tags : Map.of("Project", "immich", "Shard", "s" + i % 7),
                            DiscoveredBy.TAG,
                            i % 11 == 2 ? ResourceState.UNVERIFIED : ResourceState.LIVE,
                            "ec2:DescribeInstances",
                            SampleProject.TAKEN_AT,
                            JsonObject.EMPTY));
        }
        return new Snapshot(
                new AccountInfo("123456789012", "simulated", true),
                Scope.project("immich"),
                List.of("eu-central-1"),
                SampleProject.TAKEN_AT,
                resources,
                List.of(),
                List.of(),
                new Coverage(List.of()));
    }

    private Optional<String> selectedRow() {
        return Optional.ofNullable(table().getSelectionModel().getSelectedItem())
                .map(Object::toString);
    }

    private TableView<?> table() {
        return window.robot.lookup("#resources-table").queryAs(TableView.class);
    }

    private static String clipboard() {
        return WaitForAsyncUtils.waitForAsyncFx(
                5_000, () -> Clipboard.getSystemClipboard().getString());
    }

    private void openOn(Snapshot snapshot) throws Exception {
        window.open(
                new ProjectServices(
                        new AccountInfo("", "simulated", true),
                        Scope.project("immich"),
                        (previous, job) -> snapshot,
                        thrown -> new Failure.Bug(String.valueOf(thrown.getMessage())),
                        new ArchitecturePorts(
                                (of, view, options) -> {
                                    window.drawing = SampleProject.drawing(view);
                                    return window.drawing;
                                },
                                TestExports.cancelled())));
    }
}
