package io.stratoscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.app.AccountCosts;
import io.stratoscope.aws.CallMeter;
import io.stratoscope.cost.WatchingMeter;
import io.stratoscope.metrics.MetricReader;
import io.stratoscope.model.Scope;
import io.stratoscope.settings.Settings;
import io.stratoscope.settings.Settings.Spending;
import io.stratoscope.settings.SettingsFile;
import io.stratoscope.simulator.SimulatedAccount;
import io.stratoscope.store.WatchingStore;
import io.stratoscope.ui.TestExports;

import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.scene.text.Text;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the project costs is read in the window, and more is asked only where the operator agrees to the price. */
class CostWindowTest {

    @TempDir private Path directory;
    private DesktopRobot window;
    private SimulatedAccount account;

    @BeforeEach
    void open() throws Exception {
        window = new DesktopRobot();
        account = SimulatedAccount.immich(window.clock);
        account.meter()
                .paidBy(
                        new WatchingMeter(
                                account.label(),
                                () -> WatchingStore.open(directory, window.clock),
                                () -> BigDecimal.TEN,
                                window.clock));
        SimulatedDesktop.openCounted(
                window,
                account,
                new AccountCosts(
                        account, new MetricReader(account), Scope.project("immich"), directory),
                TestExports.cancelled());
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    private long asked() {
        return account.meter().counts().stream()
                .filter(count -> count.service().equals("ce"))
                .mapToLong(CallMeter.Count::calls)
                .sum();
    }

    @Test
    void theScreenSaysWhatItCostsAndAsksNoMoreThanTheOperatorAgreedTo() throws Exception {
        assertThat(asked()).as("nothing is asked while nobody looks").isZero();

        window.robot.clickOn("#nav-cost");
        window.awaitNode("#cost-figures");
        awaitEstimate();
        window.await(() -> shown("#cost-figure-end").startsWith("$"));
        assertThat(asked()).isEqualTo(2);
        assertThat(window.text("#cost-figure-estimate")).isEqualTo("$438.33");
        assertThat(window.text("#cost-figure-before")).startsWith("$");
        assertThat(window.text("#cost-age")).isEqualTo("Cost Explorer said so just now");
        assertThat(words("#cost-legend")).hasSize(6).contains("others");
        assertThat(words("#cost-details")).anyMatch(word -> word.contains("× 730 hours"));
        window.pictures("cost-resources");
        for (String tab : List.of("services", "groups", "waste", "what-if", "watching")) {
            openTab(tab);
            window.pictures("cost-" + tab);
        }
        assertThat(words("#cost-watching")).contains("ce:GetCostAndUsage", "$0.01");
        assertThat(window.text("#cost-watching-headline")).endsWith(" in 2026-03 of $10.00");
        openTab("what-if");
        assertThat(words("#cost-what-ifs")).contains("-$41.61 a month");

        window.robot.clickOn("#cost-ask");
        window.await(() -> shown("#cost-ask").endsWith("…"));
        assertThat(asked()).as("the third and fourth request of the day are free").isEqualTo(4);

        window.robot.clickOn("#cost-ask");
        window.awaitNode("#cost-agree");
        assertThat(window.text("#cost-price")).contains("2 more, $0.02");
        assertThat(asked()).isEqualTo(4);
        window.pictures("cost-agree");
        window.robot.clickOn("#cost-disagree");
        window.await(() -> !window.isShown("#cost-agreeing"));
        assertThat(asked()).isEqualTo(4);

        window.robot.clickOn("#cost-ask");
        window.awaitNode("#cost-agree");
        window.robot.clickOn("#cost-agree");
        window.await(() -> asked() == 6);
    }

    @Test
    void whoIsDeniedCostExplorerHasTheRestAndReadsWhy() throws Exception {
        account.faults().deny("ce:GetCostAndUsage");

        window.robot.clickOn("#nav-cost");
        window.await(() -> shown("#cost-reason-words").contains("ce:GetCostAndUsage"));
        awaitEstimate();

        assertThat(window.text("#cost-figure-estimate")).isEqualTo("$438.33");
        assertThat(window.text("#cost-figure-to-date")).isEqualTo("not known");
        assertThat(words("#cost-resources")).anyMatch(word -> word.contains("nat"));
        window.pictures("cost-denied");
    }

    @Test
    void theDiagramSaysWhatThingsCostAndAsksNothing() throws Exception {
        assertThat(window.isShown("#cost-overlay-legend")).isFalse();

        window.robot.clickOn("#cost-overlay");
        window.await(() -> amounts().contains("$45"));

        assertThat(amounts()).contains("$29");
        assertThat(window.isShown("#cost-overlay-legend")).isTrue();
        assertThat(asked()).isZero();
        window.pictures("cost-overlay");
        window.robot.clickOn("#view-dataflow");
        window.await(() -> amounts().contains("$166"));
        window.pictures("cost-overlay-dataflow");

        window.robot.clickOn("#cost-overlay");
        window.await(() -> amounts().isEmpty());
        assertThat(window.isShown("#cost-overlay-legend")).isFalse();
    }

    @Test
    void whatPassesTheBudgetIsSaidOnceAndDrawnIn() throws Exception {
        new SettingsFile(directory).save(Settings.DEFAULT.withSpending(new Spending(300, 10)));

        window.robot.clickOn("#nav-cost");
        window.await(() -> window.isShown("#notice"));
        awaitEstimate();

        assertThat(window.text("#notice"))
                .isEqualTo(
                        "This month is expected to cost $443.55, $143.55 more than the budget of $300.00.");
        assertThat(words("#cost-month")).contains("budget $300.00");
        assertThat(words("#cost-figures")).contains("$143.55 beyond the budget");
        window.pictures("cost-budget");
        WaitForAsyncUtils.waitForAsyncFx(
                20_000, () -> window.desktop.get().session().notices().dismissAll());
        window.robot.clickOn("#cost-ask");
        window.await(() -> asked() == 4);
        window.await(() -> shown("#cost-ask").endsWith("…"));
        assertThat(window.isShown("#notice")).as("said again").isFalse();
    }

    private List<String> amounts() {
        return window.inDiagram(".amount-words").stream()
                .map(each -> ((Text) each).getText())
                .toList();
    }

    /** The estimate and what was paid are two questions: either may be answered first. */
    private void awaitEstimate() throws Exception {
        window.await(() -> shown("#cost-figure-estimate").startsWith("$"));
    }

    /** Empty where it is not there. */
    private String shown(String query) {
        return window.isShown(query) ? window.text(query) : "";
    }

    private void openTab(String id) {
        TabPane tabs = window.robot.lookup("#cost-tabs").queryAs(TabPane.class);
        WaitForAsyncUtils.waitForAsyncFx(
                20_000,
                () ->
                        tabs.getTabs().stream()
                                .filter(tab -> tab.getId().equals("cost-tab-" + id))
                                .forEach(tabs.getSelectionModel()::select));
        window.settle();
    }

    private List<String> words(String place) {
        return WaitForAsyncUtils.waitForAsyncFx(
                20_000,
                () -> {
                    Node node = window.robot.lookup(place).query();
                    return Stream.of(".label", ".hyperlink")
                            .flatMap(kind -> node.lookupAll(kind).stream())
                            .map(each -> ((Labeled) each).getText())
                            .toList();
                });
    }
}
