package io.stratoscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.diagram.Drawing;
import io.stratoscope.diagram.ViewKind;
import io.stratoscope.diagram.plantuml.PlantUmlLayout;
import io.stratoscope.job.JobEvent;
import io.stratoscope.model.AccountInfo;
import io.stratoscope.model.Failure;
import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;
import io.stratoscope.ui.SampleProject;
import io.stratoscope.ui.TestExports;
import io.stratoscope.ui.architecture.ArchitecturePorts;
import io.stratoscope.ui.session.DiscoveryPort;

import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.PopupWindow;
import javafx.stage.Window;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Drives the real window on the headless platform, as a person would, and leaves pictures. */
class DesktopTest {

    private static final AccountInfo SIMULATED = new AccountInfo("", "simulated", true);
    private static final Scope IMMICH = Scope.project("immich");

    /** What was asked of the drafting port. */
    private record Asked(ViewKind view, Set<String> expanded) {}

    private final List<Asked> asked = new CopyOnWriteArrayList<>();
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
    void showsTheArchitectureAndTheClickedResource() throws Exception {
        openOnSample();
        window.pictures("architecture");

        window.click(SampleProject.DB);

        assertThat(window.text("#inspector-name")).isEqualTo("immich-postgres");
        assertThat(window.text("#inspector-type")).isEqualTo("AWS::RDS::DBCluster");
        assertThat(window.text("#inspector-arn")).isEqualTo(SampleProject.DB.toString());
        window.pictures("inspector");
        window.robot.type(KeyCode.ESCAPE);
        window.settle();
        assertThat(window.isShown("#inspector-arn")).isFalse();
    }

    @Test
    void showsWhatPlantUmlLaidOutWithItsIcons() throws Exception {
        Drawing drawing =
                new PlantUmlLayout().draw(SampleProject.drawing(ViewKind.DATAFLOW).diagram());
        window.drawing = drawing;
        window.open(
                new ProjectServices(
                        SIMULATED,
                        IMMICH,
                        (previous, job) -> SampleProject.snapshot(),
                        thrown -> new Failure.Bug(String.valueOf(thrown)),
                        new ArchitecturePorts(
                                (snapshot, view, options) -> drawing, TestExports.cancelled())));
        window.awaitNode("#diagram");

        window.click(SampleProject.ALB);

        assertThat(window.text("#inspector-name")).isEqualTo("immich-alb");
        assertThat(window.robot.lookup("#inspector .image-view").tryQuery()).isPresent();
        window.pictures("plantuml");
    }

    @Test
    void statusBarSaysWhoseAccountHowFreshAndHowMuchWasConfirmed() throws Exception {
        openOnSample();

        assertThat(window.text("#account-badge")).isEqualTo("SIMULATED");
        assertThat(window.text("#freshness")).isEqualTo("taken 14:02:11");
        assertThat(window.text("#coverage-button")).isEqualTo("95 % confirmed");
        window.robot.clickOn("#coverage-button");
        window.settle();
        assertThat(window.text("#coverage-figure")).isEqualTo("95 % confirmed");
        assertThat(window.list("#coverage-issues").getItems()).hasSize(2);
        window.pictures("coverage");
    }

    @Test
    void aLiveAccountIsNotCalledSimulated() throws Exception {
        window.open(
                project(
                        new AccountInfo("210987654321", "profile immich", false),
                        (previous, job) -> {
                            throw new IllegalStateException("no");
                        }));

        assertThat(window.text("#account-badge")).isEqualTo("LIVE");
    }

    @Test
    void relationLeadsToItsOtherEnd() throws Exception {
        openOnSample();
        window.click(SampleProject.SERVICE);
        window.robot.clickOn("Relations 5");
        window.settle();
        window.pictures("relations");

        window.robot.clickOn("immich-library");
        window.settle();

        assertThat(window.text("#inspector-name")).isEqualTo("immich-library");
        window.robot.clickOn("Raw");
        window.pictures("raw");
    }

    @Test
    void missingResourceSaysWhoNamesIt() throws Exception {
        openOnSample();

        window.click(SampleProject.GONE_KEY);

        assertThat(window.text("#inspector-name"))
                .isEqualTo("00000000-dead-beef-0000-000000000000");
        assertThat(window.list("#inspector-relations").getItems()).hasSize(1);
        window.pictures("missing");
    }

    @Test
    void hostileNameIsShownAsItself() throws Exception {
        openOnSample();

        window.click(SampleProject.CACHE);

        assertThat(window.text("#inspector-name"))
                .isEqualTo(SampleProject.HOSTILE_NAME.replace('\n', '↵'));
        window.pictures("hostile");
    }

    @Test
    void pickingAViewDrawsItAndKeepsTheSelection() throws Exception {
        openOnSample();
        window.click(SampleProject.DB);

        window.robot.clickOn("#view-security");
        window.await(() -> asked.contains(new Asked(ViewKind.SECURITY, Set.of())));

        assertThat(window.text("#inspector-name")).isEqualTo("immich-postgres");
    }

    @Test
    void doubleClickExpandsACollapsedNode() throws Exception {
        openOnSample();

        window.robot.moveTo(window.placeOf("heap:tasks")).doubleClickOn(MouseButton.PRIMARY);

        window.await(() -> asked.contains(new Asked(ViewKind.NETWORK, Set.of("heap:tasks"))));
    }

    @Test
    void zoomsWithKeysAndFitsAgain() throws Exception {
        openOnSample();
        double fitted = window.diagram().viewportProperty().get().scale();

        window.robot.type(KeyCode.PLUS);
        window.settle();
        assertThat(window.diagram().viewportProperty().get().scale()).isGreaterThan(fitted);
        window.robot.type(KeyCode.DIGIT0);
        window.settle();

        assertThat(window.diagram().viewportProperty().get().scale()).isEqualTo(fitted);
    }

    @Test
    void draggingPansWithoutSelecting() throws Exception {
        openOnSample();
        double before = window.diagram().viewportProperty().get().x();

        window.robot.drag(window.placeOf(SampleProject.DB)).moveBy(60, 20).drop();
        window.settle();

        assertThat(window.diagram().viewportProperty().get().x()).isGreaterThan(before + 30);
        assertThat(window.isShown("#inspector-arn")).isFalse();
    }

    @Test
    void hoveringAnEdgeSaysWhereItIsKnownFrom() throws Exception {
        openOnSample();
        // Half way between the load balancer and the service, beside the label.
        window.robot.moveTo(window.onScreen(320, 390)).moveBy(1, 0);

        window.await(() -> !tooltips().isEmpty());

        assertThat(tooltips().getFirst())
                .contains("immich-alb routes to immich-server (HTTP 2283)")
                .contains("known from elasticloadbalancing:DescribeThings");
    }

    private static List<String> tooltips() {
        return Window.getWindows().stream()
                .filter(PopupWindow.class::isInstance)
                .filter(Window::isShowing)
                .filter(Tooltip.class::isInstance)
                .map(popup -> ((Tooltip) popup).getText())
                .toList();
    }

    @Test
    void slowDiscoveryCanBeCancelledAndTheWindowAnswersMeanwhile() throws Exception {
        CountDownLatch cancelled = new CountDownLatch(1);
        window.jobs.listen(event -> {
            if (event instanceof JobEvent.CancelRequested) {
                cancelled.countDown();
            }
        });
        window.open(
                project(
                        SIMULATED,
                        (previous, job) -> {
                            job.step("Describing ecs in eu-central-1");
                            job.progress(3, 8);
                            awaitLatch(cancelled);
                            return SampleProject.emptySnapshot();
                        }));
        window.awaitNode("#cancel");
        window.pictures("discovering");
        window.robot.clickOn("#nav-coverage");
        window.settle();
        assertThat(window.text("#coverage-figure")).isEqualTo("Not discovered yet");
        window.robot.clickOn("#nav-architecture");

        window.robot.clickOn("#cancel");

        window.await(() -> !window.isShown("#cancel"));
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void expiredCredentialsGetAScreenThatSaysWhatToDo() throws Exception {
        window.open(
                project(
                        new AccountInfo("", "profile immich", false),
                        (previous, job) -> {
                            throw new IllegalStateException("expired");
                        }));
        window.awaitNode("#retry");

        assertThat(window.robot.lookup("The SSO session of profile immich has expired.").tryQuery())
                .isPresent();
        assertThat(window.robot.lookup("To do: run: aws sso login --profile immich").tryQuery())
                .isPresent();
        window.pictures("credentials");
    }

    @Test
    void emptyProjectSaysWhatToDo() throws Exception {
        window.open(project(SIMULATED, (previous, job) -> SampleProject.emptySnapshot()));
        window.awaitNode("#retry");

        assertThat(window.robot.lookup("Nothing carries Project=immich").tryQuery()).isPresent();
        window.pictures("empty");
    }

    @Test
    void failedRefreshKeepsWhatWasKnown() throws Exception {
        Optional<Snapshot> first = Optional.of(SampleProject.snapshot());
        window.open(
                project(
                        SIMULATED,
                        (previous, job) -> {
                            if (previous.isPresent()) {
                                throw new IllegalStateException("expired");
                            }
                            return first.orElseThrow();
                        }));
        window.awaitNode("#diagram");

        window.robot.clickOn("#refresh");
        window.awaitNode("#notice");

        assertThat(window.text("#notice")).startsWith("Refresh failed: The SSO session");
        assertThat(window.isShown("#diagram")).isTrue();
        window.pictures("refresh-failed");
    }

    private void openOnSample() throws Exception {
        window.open(project(SIMULATED, (previous, job) -> SampleProject.snapshot()));
        window.awaitNode("#diagram");
    }

    private ProjectServices project(AccountInfo account, DiscoveryPort discovery) {
        return new ProjectServices(
                account,
                IMMICH,
                discovery,
                thrown ->
                        new Failure.BadCredentials(
                                "The SSO session of profile immich has expired.",
                                "run: aws sso login --profile immich"),
                new ArchitecturePorts(
                        (snapshot, view, options) -> {
                            asked.add(new Asked(view, options.expanded()));
                            return SampleProject.drawing(view);
                        },
                        TestExports.cancelled()));
    }
}
