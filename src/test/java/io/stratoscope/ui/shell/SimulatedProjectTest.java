package io.stratoscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.aws.AwsFailures;
import io.stratoscope.diagram.ViewKind;
import io.stratoscope.diagram.plantuml.PlantUmlLayout;
import io.stratoscope.discovery.Discovery;
import io.stratoscope.discovery.DiscoveryException;
import io.stratoscope.discovery.DiscoveryRequest;
import io.stratoscope.job.JobEvent;
import io.stratoscope.model.AccountInfo;
import io.stratoscope.model.Failure;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Scope;
import io.stratoscope.simulator.SimulatedAccount;
import io.stratoscope.ui.TestExports;
import io.stratoscope.ui.architecture.ArchitecturePorts;
import io.stratoscope.ui.architecture.ArchitecturePorts.DraftingPort;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** The window on the whole simulated project, as an operator sees it: discovered, laid out and drawn by the program itself. */
class SimulatedProjectTest {

    private static final AccountInfo SIMULATED = new AccountInfo("", "simulated", true);

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
    void showsTheFourViewsOfTheSimulatedProject() throws Exception {
        openOn(SimulatedAccount.immich(window.clock));
        window.awaitDiagram();
        for (ViewKind view : ViewKind.ofSnapshots()) {
            window.robot.clickOn("#view-" + view.key());
            window.await(() -> window.diagram().shownView().equals(Optional.of(view)));
            window.pictures("simulated-" + view.key());
        }
        assertThat(window.text("#account-badge")).isEqualTo("SIMULATED");
    }

    @Test
    void clickOnANodeShowsWhatTheDescribeCallSaid() throws Exception {
        SimulatedAccount account = SimulatedAccount.immich(window.clock);
        openOn(account);
        window.awaitDiagram();

        window.robot.type(KeyCode.DIGIT0);
        window.settle();
        window.click(window.idOf("immich-alb"));

        assertThat(window.text("#inspector-name")).isEqualTo("immich-alb");
        assertThat(window.text("#inspector-type")).isEqualTo(ResourceType.LOAD_BALANCER.name());
        window.pictures("simulated-inspector");
    }

    @Test
    void blastRadiusShowsWhatStopsWithoutTheDatabase() throws Exception {
        openOn(SimulatedAccount.immich(window.clock));
        window.awaitDiagram();
        window.robot.clickOn("#view-dataflow");
        window.await(() -> window.diagram().shownView().equals(Optional.of(ViewKind.DATAFLOW)));
        window.robot.type(KeyCode.DIGIT0);
        window.settle();
        window.click(window.idOf("immich-database-writer"));
        window.robot.clickOn(window.robot.lookup(".tab").nth(1).<Node>query());
        window.settle();
        window.robot.clickOn("immich-database"); // the cluster, which the instances are part of
        window.settle();

        window.robot.clickOn("#action-blast-radius");
        window.awaitNode("#blast-radius-list");

        assertThat(window.text("#blast-radius-title")).isEqualTo("If immich-database is gone");
        assertThat(window.list("#blast-radius-list").getItems())
                .extracting(Object::toString)
                .anyMatch(row -> row.contains("immich-server") && row.contains("STOPS"));
        assertThat(window.inDiagram(".impact-stops")).isNotEmpty();
        assertThat(window.inDiagram(".dimmed")).isNotEmpty();
        window.pictures("simulated-blast-radius");

        window.robot.type(KeyCode.ESCAPE);
        window.settle();
        assertThat(window.isShown("#blast-radius-panel")).isFalse();
        assertThat(window.inDiagram(".dimmed")).isEmpty();
        assertThat(window.inDiagram(".impact-stops")).isEmpty();
        assertThat(window.text("#inspector-name")).isEqualTo("immich-database");
        window.robot.type(KeyCode.B);
        window.awaitNode("#blast-radius-list");
    }

    @Test
    void searchFindsAndJumpsWithTheKeyboardOnly() throws Exception {
        openOn(SimulatedAccount.immich(window.clock));
        window.awaitDiagram();

        window.robot.press(KeyCode.CONTROL, KeyCode.F).release(KeyCode.F, KeyCode.CONTROL);
        window.robot.write("database");
        window.awaitNode("#search-results");
        window.pictures("simulated-search");
        window.robot.write(" writer").type(KeyCode.ENTER);
        window.settle();

        assertThat(window.isShown("#search-panel")).isFalse();
        assertThat(window.text("#inspector-name")).isEqualTo("immich-database-writer");
        double scale = window.diagram().viewportProperty().get().scale();
        window.robot.type(KeyCode.PLUS); // the keys are the diagram's again
        window.settle();
        assertThat(window.diagram().viewportProperty().get().scale()).isGreaterThan(scale);

        window.robot.press(KeyCode.CONTROL, KeyCode.F).release(KeyCode.F, KeyCode.CONTROL);
        window.robot.write("no such thing");
        window.settle();
        assertThat(window.text(".search-count")).startsWith("Nothing found");
        window.robot.type(KeyCode.ESCAPE);
        window.settle();
        assertThat(window.isShown("#search-panel")).isFalse();
        assertThat(window.text("#inspector-name")).isEqualTo("immich-database-writer");
    }

    @Test
    void keyboardWalksFromNodeToNodeAndClosesAndOpensTheContainer() throws Exception {
        openOn(SimulatedAccount.immich(window.clock));
        window.awaitDiagram();
        long open = window.drawing.diagram().nodes().count();
        window.click(window.idOf("immich-alb"));

        shift(KeyCode.RIGHT);
        assertThat(window.text("#inspector-name")).isNotEqualTo("immich-alb");
        shift(KeyCode.LEFT);
        shift(KeyCode.ENTER);
        while (!window.text("#inspector-type").equals(ResourceType.VPC.name())) {
            String inner = window.text("#inspector-name");
            shift(KeyCode.ENTER);
            assertThat(window.text("#inspector-name")).as("further out").isNotEqualTo(inner);
        }

        int cards = window.inDiagram(".diagram-node").size();
        window.robot.type(KeyCode.ENTER);
        window.await(() -> window.drawing.diagram().nodes().count() < open / 2);
        // Drawn is not yet shown: the next key is for what is on screen.
        window.await(() -> window.inDiagram(".diagram-node").size() < cards);
        window.robot.type(KeyCode.ENTER);
        window.await(() -> window.drawing.diagram().nodes().count() == open);
    }

    private void shift(KeyCode key) {
        window.robot.press(KeyCode.SHIFT, key).release(key, KeyCode.SHIFT);
        window.settle();
    }

    @Test
    void hoverOnAnEdgeNamesTheFieldOfTheCall() throws Exception {
        openOn(SimulatedAccount.immich(window.clock));
        window.awaitDiagram();
        window.robot.clickOn("#view-security");
        window.await(() -> window.diagram().shownView().equals(Optional.of(ViewKind.SECURITY)));
        window.robot.type(KeyCode.DIGIT0);
        window.settle();

        window.robot.moveTo(window.middleOfAnEdge("tcp 2283"));
        window.await(() -> !window.tooltips().isEmpty());

        assertThat(window.tooltips().getFirst())
                .contains("known from ec2:DescribeSecurityGroups", "IpPermissions", "2283");
    }

    @Test
    void figureInTheStatusBarOpensTheLedger() throws Exception {
        SimulatedAccount account = SimulatedAccount.immich(window.clock);
        account.faults().deny("rds:DescribeDBClusters").deny("iam:GetRole");
        openOn(account);
        window.awaitNode("#coverage-button");
        assertThat(window.text("#coverage-button")).endsWith("% confirmed");

        window.robot.clickOn("#coverage-button");
        window.settle();

        assertThat(window.list("#coverage-issues").getItems())
                .extracting(Object::toString)
                .anyMatch(issue -> issue.contains("rds:DescribeDBClusters"));
        window.pictures("simulated-coverage");
    }

    @Test
    void whatIsDeniedLaterStaysAsStale() throws Exception {
        SimulatedAccount account = SimulatedAccount.immich(window.clock);
        openOn(account);
        window.awaitDiagram();
        account.faults().deny("rds:*").network("ecs:*");

        window.robot.clickOn("#refresh");
        window.await(() -> !window.inDiagram(".node-stale").isEmpty());

        window.pictures("simulated-stale");
    }

    @Test
    void projectWithoutResourcesSaysWhatToDo() throws Exception {
        openOn(SimulatedAccount.empty(window.clock));
        window.awaitNode("#retry");

        assertThat(window.robot.lookup("Nothing carries Project=immich").tryQuery()).isPresent();
        window.pictures("simulated-empty");
    }

    @Test
    void accountThatDeniesEverythingIsNotCalledEmpty() throws Exception {
        SimulatedAccount account = SimulatedAccount.immich(window.clock);
        account.faults().deny("*");
        openOn(account);
        window.awaitNode("#retry");

        assertThat(window.text(".placeholder-title")).doesNotContain("Nothing carries");
        assertThat(window.text(".placeholder-remedy")).startsWith("To do:");
        window.pictures("simulated-denied");
    }

    @Test
    void expiredCredentialsSayWhatToDoAndTryAgainWorks() throws Exception {
        SimulatedAccount account = SimulatedAccount.immich(window.clock);
        account.faults().expireCredentials();
        openOn(account);
        window.awaitNode("#retry");
        assertThat(window.text(".placeholder-message")).contains("expired");
        window.pictures("simulated-expired");

        account.faults().clear();
        window.robot.clickOn("#retry");

        window.awaitDiagram();
    }

    @Test
    void discoveryThatHangsIsGivenUpAtOnceAndItsLateAnswerDropped() throws Exception {
        SimulatedAccount account = SimulatedAccount.immich(window.clock);
        CountDownLatch answers = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        window.jobs.listen(event -> {
            if (event instanceof JobEvent.Succeeded || event instanceof JobEvent.Failed) {
                ended.countDown();
            }
        });
        account.faults().latency(Duration.ofMinutes(10), duration -> answers.await());
        openOn(account);
        window.awaitNode("#cancel");
        window.pictures("simulated-discovering");
        window.robot.clickOn("#nav-coverage");
        assertThat(window.text("#coverage-figure")).isEqualTo("Not discovered yet");
        window.robot.clickOn("#nav-architecture");

        window.robot.clickOn("#cancel");
        window.awaitNode("#retry");

        assertThat(window.text(".placeholder-title")).isEqualTo("Discovery cancelled");
        window.pictures("simulated-cancelled");
        answers.countDown();
        ended.await();
        window.settle();
        assertThat(window.text(".placeholder-title")).isEqualTo("Discovery cancelled");
    }

    @Test
    void mistakeInAJobIsShown() throws Exception {
        Discovery discovery = new Discovery(SimulatedAccount.immich(window.clock), window.clock);
        window.open(
                project(
                        discovery,
                        List.of("eu-central-1"),
                        (snapshot, view, options) -> {
                            throw new StackOverflowError("too deep");
                        }));
        window.awaitNode("#retry");

        assertThat(window.text(".placeholder-title")).isEqualTo("This view could not be drawn");
        window.pictures("simulated-mistake");
    }

    /** The picture in the README; {@code packaging/update-images} copies it. */
    @Test
    void pictureForTheReadme() throws Exception {
        openOn(SimulatedAccount.immich(window.clock));
        window.awaitDiagram();
        window.click(window.idOf("immich-igw"));
        window.picture("window", 1920, 1200);
    }

    private void openOn(SimulatedAccount account) throws Exception {
        window.open(
                project(
                        new Discovery(account, window.clock),
                        account.regions(),
                        DraftingPort.with(new PlantUmlLayout())));
    }

    private ProjectServices project(
            Discovery discovery, List<String> regions, DraftingPort drafting) {
        Scope immich = Scope.project("immich");
        return new ProjectServices(
                SIMULATED,
                immich,
                (previous, job) ->
                        discovery.run(new DiscoveryRequest(immich, regions, previous), job),
                SimulatedProjectTest::explain,
                new ArchitecturePorts(
                        (snapshot, view, options) -> {
                            window.drawing = drafting.draw(snapshot, view, options);
                            return window.drawing;
                        },
                        TestExports.cancelled()));
    }

    private static Failure explain(Throwable thrown) {
        return thrown instanceof DiscoveryException refused
                ? refused.failure()
                : AwsFailures.of(thrown);
    }
}
