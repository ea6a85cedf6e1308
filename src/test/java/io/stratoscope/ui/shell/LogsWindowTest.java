package io.stratoscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.app.SimulatedRehearsal;
import io.stratoscope.aws.CallMeter;
import io.stratoscope.health.RememberedHealth;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.simulator.SimulatedAccount;
import io.stratoscope.ui.session.LogPlace;

import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.text.Text;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The log lines of what was selected, in the window. */
class LogsWindowTest {

    @TempDir private Path directory;

    private DesktopRobot window;
    private SimulatedAccount account;

    @BeforeEach
    void open() throws Exception {
        window = new DesktopRobot();
        // What breaks tells of it in the seconds after, so time goes by here.
        Clock running =
                Clock.offset(
                        Clock.systemUTC(), Duration.between(Instant.now(), window.clock.instant()));
        account = SimulatedAccount.immich(running);
        SimulatedDesktop.openWatched(
                window,
                account,
                new RememberedHealth(directory, running),
                new SimulatedRehearsal(account.disasters()));
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    @Test
    void linesOfTheServiceAreReadFilteredAndLookedAt() throws Exception {
        window.robot.clickOn("#nav-logs");
        window.await(() -> window.isShown(".placeholder"));
        assertThat(count("FilterLogEvents")).as("nothing is chosen, nothing is asked").isZero();
        window.pictures("logs-nothing-chosen");

        showLogs("immich-server", ResourceType.ECS_SERVICE);
        window.await(() -> window.isShown("#log-list") && figure().endsWith("following"));
        assertThat(words()).isNotEmpty();
        window.pictures("logs-service");

        window.robot.clickOn("#log-filter").write("level>=warn");
        window.await(() -> figure().contains(" of "));
        window.robot.clickOn("#log-filter").write(" /[/");
        window.await(() -> window.isShown("#log-filter-problem"));
        WaitForAsyncUtils.waitForAsyncFx(
                20_000, () -> window.robot.lookup("#log-filter").queryTextInputControl().clear());
        window.await(() -> !figure().contains(" of "));

        window.robot.clickOn("#log-list");
        window.robot.push(KeyCode.UP);
        window.awaitNode("#log-details-text");
        assertThat(window.robot.lookup("#log-details-text").queryAs(TextArea.class).getText())
                .isNotBlank();
        window.pictures("logs-details");

        window.robot.clickOn("#log-insights");
        window.awaitNode("#insights-query");
        window.robot.clickOn("#insights-ask");
        window.await(() ->
                window.isShown("#insights-failure") || !window.text("#insights-figure").isEmpty());
        window.pictures("logs-insights");
    }

    @Test
    void linesAreCopiedWrappedGoneToAndSeenInTheirSurroundings() throws Exception {
        window.robot.clickOn("#nav-logs");
        showLogs("immich-server", ResourceType.ECS_SERVICE);
        window.await(() -> window.isShown("#log-list") && figure().endsWith("following"));

        window.robot.clickOn("#log-filter").write("level>=error");
        window.await(() -> figure().contains(" of "));
        window.robot.clickOn("#log-list").push(KeyCode.END);
        window.awaitNode("#log-details-text");
        String place = window.text("#log-details-place");
        String text = detailsText();
        assertThat(text).contains("ERROR");

        window.robot.clickOn("#log-around");
        window.await(() -> window.isShown("#log-around-note") && !figure().contains(" of "));
        assertThat(window.text("#log-details-place")).as("the same line").isEqualTo(place);
        assertThat(words())
                .as("with others around it")
                .anyMatch(word -> word.contains("INFO") || word.contains("LOG"));
        window.robot.clickOn("#log-back");
        window.await(() -> figure().contains(" of "));

        window.robot.clickOn("#log-list").push(KeyCode.END);
        window.robot.push(new KeyCodeCombination(KeyCode.A, KeyCombination.SHORTCUT_DOWN));
        window.robot.push(new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN));
        String copied =
                WaitForAsyncUtils.waitForAsyncFx(
                        20_000, () -> Clipboard.getSystemClipboard().getString());
        assertThat(copied.lines())
                .hasSizeGreaterThan(1)
                .allMatch(line ->
                        line.matches("2026-03-01T1[23]:.*Z  /ecs/immich/server  server/.*ERROR.*"));

        WaitForAsyncUtils.waitForAsyncFx(
                20_000, () -> window.robot.lookup("#log-filter").queryTextInputControl().clear());
        window.await(() -> !figure().contains(" of "));
        window.robot.clickOn("#log-jump").write("25:99").push(KeyCode.ENTER);
        assertThat(window.text("#log-details-place")).as("that is no time").isNotBlank();
        WaitForAsyncUtils.waitForAsyncFx(
                20_000, () -> window.robot.lookup("#log-jump").queryTextInputControl().clear());
        window.robot.clickOn("#log-jump").write("13:30").push(KeyCode.ENTER);
        window.await(() -> window.text("#log-details-place").startsWith("2026-03-01T12:3"));

        double unwrapped = highestRow();
        window.robot.clickOn("#log-wrap");
        window.await(() -> highestRow() > unwrapped);
        window.pictures("logs-wrapped");
    }

    private String detailsText() {
        return window.robot.lookup("#log-details-text").queryAs(TextArea.class).getText();
    }

    private double highestRow() {
        return WaitForAsyncUtils.waitForAsyncFx(
                20_000,
                () ->
                        window.robot.lookup("#log-list").query().lookupAll(".log-row").stream()
                                .filter(Node::isVisible)
                                .mapToDouble(row -> row.getLayoutBounds().getHeight())
                                .max()
                                .orElse(0));
    }

    @Test
    void aProblemLeadsToTheLinesOfItsMinute() throws Exception {
        loseTheFiles();
        WaitForAsyncUtils.waitForAsyncFx(
                20_000, () -> window.desktop.get().session().notices().dismissAll());
        window.robot.clickOn("#health-rows .log-link");

        window.await(() -> window.isShown("#log-list"));
        assertThat(window.text("#log-range")).as("the minutes around it").contains(" to ");
        window.await(() -> words().stream().anyMatch(line -> line.contains("ENOENT")));
        assertThat(figure()).as("what comes after it comes into sight").endsWith("following");
        assertThatTheToolbarIsWhole();
        window.pictures("logs-of-a-problem");
    }

    /** With the longest words that the range may have, in the window of 1280 that the robot opens. */
    private void assertThatTheToolbarIsWhole() {
        WaitForAsyncUtils.waitForAsyncFx(
                20_000,
                () -> {
                    MenuButton range = window.robot.lookup("#log-range").queryAs(MenuButton.class);
                    String words = range.getText();
                    range.setText("12-30 20:49 to 12-31 20:48");
                    range.getScene().getRoot().applyCss();
                    range.getScene().getRoot().layout();
                    TextField jump = window.robot.lookup("#log-jump").queryAs(TextField.class);
                    Text prompt = new Text(jump.getPromptText());
                    prompt.setFont(jump.getFont());
                    assertThat(jump.getWidth() - jump.snappedLeftInset() - jump.snappedRightInset())
                            .as("room for the prompt")
                            .isGreaterThan(prompt.getLayoutBounds().getWidth());
                    assertThat(window.robot.lookup("#log-export").query().localToScene(0, 0).getX())
                            .as("the last button is in the window")
                            .isLessThan(1280 - 30);
                    range.setText(words);
                });
    }

    @Test
    void whyATaskStoppedStandsBesideItsLastLines() throws Exception {
        loseTheFiles();
        assertThat(count("FilterLogEvents")).as("nobody looks at a task yet").isZero();
        inspectTheHealthOfTheService();

        window.await(() -> window.isShown("#inspector-last-lines .last-line"));
        assertThat(lastLines())
                .hasSizeLessThanOrEqualTo(6)
                .allMatch(line -> line.matches("(?s)\\d\\d:\\d\\d:\\d\\d\\.\\d{3}  .+"));
        long asked = count("FilterLogEvents");
        assertThat(asked).isPositive();
        window.pictures("inspector-last-lines");
    }

    @Test
    void whereLinesAreDeniedTheReasonStandsBesideTheStoppedTask() throws Exception {
        account.faults().deny("logs:FilterLogEvents");
        loseTheFiles();
        inspectTheHealthOfTheService();

        window.await(() -> window.isShown("#inspector-last-lines .issue-message"));
        assertThat(window.text("#inspector-last-lines .issue-message"))
                .contains("/ecs/immich/server")
                .contains("logs:FilterLogEvents");
    }

    private void loseTheFiles() throws Exception {
        window.robot.clickOn("#nav-health");
        window.robot.clickOn("#rehearse");
        window.awaitNode("#rehearse-lost-files");
        window.robot.clickOn("#rehearse-lost-files");
        window.await(() -> window.isShown("#health-rows .log-link"));
    }

    private void inspectTheHealthOfTheService() throws Exception {
        Arn service = arn("immich-server", ResourceType.ECS_SERVICE);
        WaitForAsyncUtils.waitForAsyncFx(
                20_000,
                () -> window.desktop.get().session().selectionProperty().set(Optional.of(service)));
        window.robot.clickOn("#nav-architecture");
        window.awaitNode("#inspector .tab-pane");
        TabPane tabs = window.robot.lookup("#inspector .tab-pane").queryAs(TabPane.class);
        WaitForAsyncUtils.waitForAsyncFx(
                20_000,
                () ->
                        tabs.getTabs().stream()
                                .filter(tab -> tab.getText().equals("Health"))
                                .forEach(tabs.getSelectionModel()::select));
    }

    private List<String> lastLines() {
        return WaitForAsyncUtils.waitForAsyncFx(
                20_000,
                () ->
                        window
                                .robot
                                .lookup("#inspector-last-lines")
                                .query()
                                .lookupAll(".last-line")
                                .stream()
                                .map(line -> ((Labeled) line).getText())
                                .toList());
    }

    private Arn arn(String name, ResourceType type) {
        return window
                .desktop
                .get()
                .session()
                .snapshotProperty()
                .get()
                .orElseThrow()
                .resources()
                .stream()
                .filter(each -> each.type().equals(type) && each.name().equals(name))
                .map(Resource::arn)
                .findFirst()
                .orElseThrow();
    }

    private void showLogs(String name, ResourceType type) {
        Arn arn = arn(name, type);
        WaitForAsyncUtils.waitForAsyncFx(
                20_000,
                () -> window.desktop.get().session().showLogs(new LogPlace(arn, Optional.empty())));
    }

    private String figure() {
        return window.robot
                .lookup("#log-figure")
                .tryQueryAs(Labeled.class)
                .map(Labeled::getText)
                .orElse("");
    }

    private List<String> words() {
        return WaitForAsyncUtils.waitForAsyncFx(
                20_000,
                () ->
                        window.robot.lookup("#log-list").query().lookupAll(".log-text").stream()
                                .map(text -> ((Text) text).getText())
                                .toList());
    }

    private long count(String operation) {
        return account.meter().counts().stream()
                .filter(count -> count.operation().equals(operation))
                .mapToLong(CallMeter.Count::calls)
                .sum();
    }
}
