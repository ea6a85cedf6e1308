package io.stratoscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.app.SimulatedRehearsal;
import io.stratoscope.health.HealthHistory;
import io.stratoscope.health.RememberedHealth;
import io.stratoscope.simulator.SimulatedAccount;

import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A newcomer breaks something on purpose, and reads in the window what broke, why, and what depends on it. */
class HealthWindowTest {

    @TempDir private Path directory;

    private DesktopRobot window;

    @BeforeEach
    void open() throws Exception {
        window = new DesktopRobot();
        SimulatedAccount account = SimulatedAccount.immich(window.clock);
        SimulatedDesktop.openWatched(
                window,
                account,
                new RememberedHealth(directory, window.clock),
                new SimulatedRehearsal(account.disasters()));
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    @Test
    void whatIsBrokenOnPurposeIsReadOnTheHealthScreen() throws Exception {
        window.robot.clickOn("#nav-health");
        awaitHeadline("Nothing is broken");
        assertThat(window.text("#health-looked-at")).startsWith("looked at 2026-03-01 ");
        assertThat(window.isShown("#rehearsal")).isFalse();
        window.pictures("health-nothing");

        window.robot.clickOn("#rehearse");
        window.awaitNode("#rehearse-lost-files");
        window.robot.clickOn("#rehearse-lost-files");
        awaitHeadline("1 problem");
        window.await(() -> seen("#health-rows").contains("Because of it"));

        assertThat(window.text("#rehearsal-words")).contains("the EFS file systems are deleted");
        assertThat(words())
                .as("what broke, why, what to do, and what depends on it")
                .anyMatch(line -> line.startsWith("fs-"))
                .anyMatch(line -> line.contains("is not there"))
                .anyMatch(line -> line.startsWith("Next: "))
                .contains("× down", "outage", "Because of it", "immich-server");
        window.await(() -> window.isShown("#notice"));
        assertThat(window.text("#notice")).contains(" is down: ");
        assertThat(window.isShown("#health-history-day")).isFalse();
        window.robot.clickOn(today());
        window.await(() -> window.isShown("#health-history-day"));
        assertThat(labels("#health-history-day"))
                .anyMatch(line -> line.startsWith("Sun 1 Mar: down at worst, looked at "))
                .anyMatch(line -> line.contains("immich-server: 0 of 2 tasks run"));
        window.pictures("health-lost-files");

        WaitForAsyncUtils.waitForAsyncFx(
                20_000, () -> window.desktop.get().session().notices().dismissAll());
        window.robot.clickOn(link("immich-server"));
        window.awaitDiagram();
        assertThat(window.text("#inspector-name")).isEqualTo("immich-server");
        openHealthTab();
        assertThat(labels("#inspector-health"))
                .anyMatch(line -> line.startsWith("runningCount: 0"))
                .anyMatch(line -> line.startsWith("ecs:DescribeServices"));

        window.await(
                () -> framed("degraded")); // the load balancer; the network view has no service
        window.robot.clickOn("#view-dataflow");
        window.await(() -> framed("down"));
        window.pictures("health-diagram");

        window.robot.clickOn("#health-overlay");
        window.settle();
        window.await(() -> !framed("down"));
        window.robot.clickOn("#health-overlay");

        window.robot.clickOn("#rehearsal-end");
        window.await(() -> !window.isShown("#rehearsal"));
        window.await(() -> !framed("down"));
        window.robot.clickOn("#nav-health");
        awaitHeadline("Nothing is broken");
    }

    private void awaitHeadline(String words) throws Exception {
        window.await(() ->
                window.isShown("#health-headline")
                        && window.text("#health-headline").equals(words));
    }

    private List<String> words() {
        return labels("#health-rows");
    }

    /** All words that are seen in a place. */
    private List<String> labels(String place) {
        return WaitForAsyncUtils.waitForAsyncFx(20_000, () -> seen(place));
    }

    private List<String> seen(String place) {
        Node node = window.robot.lookup(place).query();
        return Stream.of(".label", ".hyperlink")
                .flatMap(kind -> node.lookupAll(kind).stream())
                .map(each -> ((Labeled) each).getText())
                .toList();
    }

    private Node link(String name) {
        return WaitForAsyncUtils.waitForAsyncFx(
                20_000,
                () ->
                        window.robot.lookup("#health-rows").query().lookupAll(".hyperlink").stream()
                                .filter(node -> ((Labeled) node).getText().equals(name))
                                .findFirst()
                                .orElseThrow());
    }

    private Node today() {
        return WaitForAsyncUtils.waitForAsyncFx(
                20_000,
                () -> {
                    List<Node> days =
                            List.copyOf(
                                    window.robot
                                            .lookup("#health-history")
                                            .query()
                                            .lookupAll(".history-day"));
                    assertThat(days).hasSize(HealthHistory.DAYS);
                    return days.getLast();
                });
    }

    private boolean framed(String state) {
        return window.inDiagram(".mark-" + state).stream()
                .map(javafx.scene.shape.Path.class::cast)
                .anyMatch(frame -> !frame.getElements().isEmpty());
    }

    private void openHealthTab() throws Exception {
        TabPane tabs = window.robot.lookup("#inspector .tab-pane").queryAs(TabPane.class);
        WaitForAsyncUtils.waitForAsyncFx(
                20_000,
                () ->
                        tabs.getTabs().stream()
                                .filter(tab -> tab.getText().equals("Health"))
                                .forEach(tabs.getSelectionModel()::select));
        window.awaitNode("#inspector-health");
    }
}
