package io.stratoscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.AccountInfo;
import io.stratoscope.model.Failure;
import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;
import io.stratoscope.ui.SampleProject;
import io.stratoscope.ui.TestExports;
import io.stratoscope.ui.architecture.ArchitecturePorts;

import javafx.scene.control.TabPane;
import javafx.scene.input.Clipboard;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

import java.net.URI;

/** What the inspector offers for a resource outside the program, and what it says of its coverage. */
class InspectorWindowTest {

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
    void simulatedResourceHasNoConsolePageAndSaysSo() throws Exception {
        openOn(SampleProject.snapshot());
        window.click(SampleProject.BUCKET);
        assertThat(window.robot.lookup("#inspector-console").query().isDisabled()).isTrue();
        window.robot.moveTo("#inspector-console-why");
        window.await(() -> !window.tooltips().isEmpty());
        assertThat(window.tooltips())
                .containsExactly("A simulated resource has no page in the AWS console");
        window.robot.clickOn("#inspector-console-why");
        window.settle();
        assertThat(window.browsed).isEmpty();

        openCoverage();

        assertThat(window.isShown("#inspector-ledger")).isTrue();
        window.pictures("inspector-coverage");
    }

    @Test
    void liveResourceOpensInTheConsole() throws Exception {
        openOn(live());
        window.click(SampleProject.DB);
        window.pictures("inspector-tools");

        window.robot.clickOn("#inspector-console");
        window.settle();

        assertThat(window.browsed)
                .containsExactly(
                        URI.create(
                                "https://eu-central-1.console.aws.amazon.com/rds/home"
                                        + "?region=eu-central-1#database:id=immich-postgres;is-cluster=true"));
    }

    @Test
    void resourceWithAHostileNameIsCopiedInEachForm() throws Exception {
        openOn(SampleProject.snapshot());
        window.click(SampleProject.CACHE);

        assertThat(copied("arn")).isEqualTo(SampleProject.CACHE.toString());
        assertThat(copied("command"))
                .isEqualTo(
                        "aws elasticache describe-replication-groups --replication-group-id"
                                + " immich-redis --region eu-central-1");
        assertThat(copied("link")).isEqualTo("stratoscope open " + SampleProject.CACHE);
        assertThat(copied("json")).startsWith("{").contains("alert(1)");
        window.robot.clickOn("#inspector-copy");
        window.settle();
        window.pictures("inspector-hostile");
    }

    private String copied(String form) {
        window.robot.clickOn("#inspector-copy");
        window.settle();
        window.robot.clickOn("#inspector-copy-" + form);
        window.settle();
        return WaitForAsyncUtils.waitForAsyncFx(
                5_000, () -> Clipboard.getSystemClipboard().getString());
    }

    /** By the keyboard's way of it: the tab's words are those of a screen too. */
    private void openCoverage() {
        window.robot.interact(() ->
                window.robot
                        .lookup("#inspector .tab-pane")
                        .queryAs(TabPane.class)
                        .getSelectionModel()
                        .selectLast());
        window.settle();
    }

    private static Snapshot live() {
        Snapshot simulated = SampleProject.snapshot();
        return new Snapshot(
                new AccountInfo("123456789012", "production", false),
                simulated.scope(),
                simulated.regions(),
                simulated.takenAt(),
                simulated.resources(),
                simulated.relations(),
                simulated.issues(),
                simulated.coverage());
    }

    private void openOn(Snapshot snapshot) throws Exception {
        window.open(
                new ProjectServices(
                        snapshot.account(),
                        Scope.project("immich"),
                        (previous, job) -> snapshot,
                        thrown -> new Failure.Bug(String.valueOf(thrown.getMessage())),
                        new ArchitecturePorts(
                                (of, view, options) -> {
                                    window.drawing = SampleProject.drawing(view);
                                    return window.drawing;
                                },
                                TestExports.cancelled())));
        window.awaitDiagram();
    }
}
