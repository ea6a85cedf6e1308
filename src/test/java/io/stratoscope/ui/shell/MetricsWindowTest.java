package io.stratoscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Resource;
import io.stratoscope.model.Snapshot;
import io.stratoscope.simulator.SimulatedAccount;
import io.stratoscope.ui.SampleMetrics;
import io.stratoscope.ui.TestExports;
import io.stratoscope.ui.control.TimeChart;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.shape.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** The metrics of a resource beside it and on their own screen. */
class MetricsWindowTest {

    @TempDir private java.nio.file.Path folder;

    private DesktopRobot window;
    private SampleMetrics metrics;

    @BeforeEach
    void open() throws Exception {
        window = new DesktopRobot();
        Instant now = window.clock.instant();
        metrics = new SampleMetrics(now);
        SimulatedDesktop.openMeasured(
                window, SimulatedAccount.immich(window.clock), TestExports.into(folder), metrics);
        metrics.write(snapshot(), arn("LoadBalancer", "immich-alb"), 9, 5);
        metrics.write(snapshot(), arn("Service", "immich-server"), 1, 1);
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    private static <T> T onScreen(Callable<T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(20_000, question);
    }

    private Snapshot snapshot() {
        return onScreen(
                () -> window.desktop.get().session().snapshotProperty().get().orElseThrow());
    }

    private Arn arn(String type, String name) {
        return snapshot().resources().stream()
                .filter(each -> each.type().kind().equals(type) && each.name().equals(name))
                .map(Resource::arn)
                .findFirst()
                .orElseThrow();
    }

    private void select(Arn arn) {
        onScreen(() -> {
            window.desktop.get().session().selectionProperty().set(Optional.of(arn));
            return arn;
        });
    }

    private void openTab(String title) {
        onScreen(() -> {
            TabPane tabs = window.robot.lookup("#inspector .tab-pane").queryAs(TabPane.class);
            tabs.getTabs().stream()
                    .filter(tab -> tab.getText().equals(title))
                    .forEach(tabs.getSelectionModel()::select);
            return tabs;
        });
    }

    private List<String> words(String place) {
        return onScreen(() ->
                window.robot.lookup(place).query().lookupAll(".label").stream()
                        .map(each -> ((Label) each).getText())
                        .toList());
    }

    private List<Path> lines(String place, String style) {
        return onScreen(() ->
                window.robot.lookup(place).query().lookupAll(style).stream()
                        .map(Path.class::cast)
                        .filter(path -> !path.getElements().isEmpty())
                        .toList());
    }

    private boolean hasCards(int count) {
        return window.isShown("#metrics-cards")
                && onScreen(() ->
                        window.robot
                                        .lookup("#metrics-cards")
                                        .queryAs(FlowPane.class)
                                        .getChildren()
                                        .size()
                                == count);
    }

    @Test
    void aResourceIsMeasuredWhereItIsLookedAt() throws Exception {
        select(arn("Service", "immich-server"));
        window.settle();
        assertThat(metrics.account.asked()).as("the tab is not open").isEmpty();

        openTab("Metrics");
        window.awaitNode("#inspector-metrics-more");
        assertThat(words("#inspector-metrics"))
                .contains("Processor", "Memory")
                .anyMatch(word -> word.endsWith(" %"));
        assertThat(lines("#inspector-metrics", ".chart-line")).hasSize(2);
        assertThat(metrics.account.asked()).hasSize(2);
        window.pictures("metrics-inspector");

        window.robot.clickOn("#inspector-metrics-more");
        window.await(() -> hasCards(2));
        assertThat(metrics.account.asked()).as("what is known is not asked again").hasSize(2);
        select(arn("LoadBalancer", "immich-alb"));
        window.await(() -> hasCards(9));
        assertThat(words("#metrics-cards"))
                .contains("Requests", "Time to answer", "RequestCount · Sum of 1 min")
                .anyMatch(word -> word.equals("Alarm immich-alb-slow: Average > 2 s in 5 min"));

        window.robot.clickOn("#metrics-span-DAY");
        window.await(() -> words("#metrics-cards").contains("RequestCount · Sum of 5 min"));
        window.robot.clickOn("#metrics-compare");
        window.await(() -> lines("#metrics-cards", ".chart-before").size() == 9);
        assertThat(lines("#metrics-cards", ".chart-limit"))
                .as("the alarm on answers 5xx is drawn at sums of five minutes")
                .isNotEmpty();
        window.pictures("metrics");
        everyLabelIsWithinItsChart();
        whatIsUnderTheMouseIsSaid();
        filesAreWritten();
    }

    private void everyLabelIsWithinItsChart() {
        List<Node> charts =
                onScreen(() ->
                        List.copyOf(
                                window.robot
                                        .lookup("#metrics-cards")
                                        .query()
                                        .lookupAll(".time-chart")));
        assertThat(charts).hasSize(9);
        for (Node chart : charts) {
            assertThat(onScreen(() -> List.copyOf(chart.lookupAll(".chart-label"))))
                    .hasSizeGreaterThan(4)
                    .allSatisfy(label -> {
                        var bounds = label.getBoundsInParent();
                        assertThat(bounds.getMinX()).isGreaterThanOrEqualTo(-0.5);
                        assertThat(bounds.getMaxX())
                                .isLessThanOrEqualTo(((TimeChart) chart).getWidth() + 0.5);
                        assertThat(bounds.getMaxY())
                                .isLessThanOrEqualTo(((TimeChart) chart).getHeight() + 0.5);
                    });
        }
    }

    private void whatIsUnderTheMouseIsSaid() throws Exception {
        window.robot.moveTo("#metrics-cards .time-chart");
        window.await(() ->
                onScreen(() ->
                        window.robot.lookup(".chart-hint").queryAll().stream()
                                .map(Label.class::cast)
                                .filter(Node::isVisible)
                                .anyMatch(hint -> hint.getText().contains("a week before"))));
    }

    private void filesAreWritten() throws Exception {
        window.robot.clickOn("#metrics-csv");
        java.nio.file.Path table = folder.resolve("immich-alb-metrics.csv");
        window.await(() -> Files.exists(table));
        assertThat(Files.readAllLines(table)).hasSize(1 + 9 * 288);
        window.robot.clickOn("#metrics-png");
        java.nio.file.Path picture = folder.resolve("immich-alb-metrics.png");
        window.await(() -> Files.exists(picture));
        assertThat(javax.imageio.ImageIO.read(picture.toFile()).getWidth()).isGreaterThan(400);
    }
}
