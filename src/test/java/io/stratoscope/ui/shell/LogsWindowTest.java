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

import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Path;
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
        account = SimulatedAccount.immich(window.clock);
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
    void aProblemLeadsToTheLinesOfItsMinute() throws Exception {
        window.robot.clickOn("#nav-health");
        window.robot.clickOn("#rehearse");
        window.awaitNode("#rehearse-lost-files");
        window.robot.clickOn("#rehearse-lost-files");
        window.await(() -> window.isShown("#health-rows .log-link"));
        WaitForAsyncUtils.waitForAsyncFx(
                20_000, () -> window.desktop.get().session().notices().dismissAll());
        window.robot.clickOn("#health-rows .log-link");

        window.await(() -> window.isShown("#log-list"));
        assertThat(window.text("#log-range")).as("the minutes around it").contains(" to ");
        assertThat(words()).isNotEmpty();
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

    private void showLogs(String name, ResourceType type) {
        Arn arn =
                window
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
