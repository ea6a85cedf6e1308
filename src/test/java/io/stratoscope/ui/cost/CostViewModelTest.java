package io.stratoscope.ui.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.app.AccountCosts;
import io.stratoscope.cost.CostBy;
import io.stratoscope.cost.CostRequests;
import io.stratoscope.cost.WatchingMeter;
import io.stratoscope.metrics.MetricReader;
import io.stratoscope.model.Scope;
import io.stratoscope.simulator.SimulatedAccount;
import io.stratoscope.ui.SampleProject;
import io.stratoscope.ui.TestSession;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The screen with a real account behind it: whatever Cost Explorer refuses, the rest is there. */
class CostViewModelTest {

    private static final Clock CLOCK = Clock.fixed(SampleProject.TAKEN_AT, ZoneOffset.UTC);
    private static final Clock LATER = Clock.offset(CLOCK, Duration.ofHours(13));

    @TempDir private Path directory;
    private SimulatedAccount account;

    @BeforeEach
    void open() {
        account = SimulatedAccount.immich(CLOCK);
    }

    @AfterEach
    void close() {
        account.close();
    }

    /** A window that was opened on the screen, with all that it asks answered. */
    private final class Window implements AutoCloseable {
        final TestSession session;
        final CostViewModel model;

        Window() throws InterruptedException {
            session =
                    new TestSession(
                            new AccountCosts(
                                    account,
                                    new MetricReader(account),
                                    Scope.project("immich"),
                                    directory));
            model = new CostViewModel(session.session, () -> {});
            session.discover(SampleProject.snapshot());
            session.handOver();
            model.seen(true);
            session.handOver();
            session.handOver();
        }

        CostPage.Seen page() {
            assertThat(model.pageProperty().get()).isInstanceOf(CostPage.Seen.class);
            return (CostPage.Seen) model.pageProperty().get();
        }

        String figure(String id) {
            return page().head().figures().stream()
                    .filter(figure -> figure.id().equals(id))
                    .findFirst()
                    .orElseThrow()
                    .value();
        }

        void hasTheRest() {
            assertThat(figure("estimate")).startsWith("$");
            assertThat(page().tables().resources()).isNotEmpty();
            assertThat(page().tables().whatIfs()).isNotEmpty();
            assertThat(page().tables().groups().groups()).isNotEmpty();
        }

        void knowsNothingPaid(String... words) {
            hasTheRest();
            assertThat(List.of(figure("to-date"), figure("end"), figure("before")))
                    .containsOnly("not known");
            assertThat(page().head().reason())
                    .startsWith("What was paid is not known: ")
                    .contains(words);
            assertThat(page().charts()).isEqualTo(CostCharts.NOTHING);
        }

        @Override
        public void close() {
            session.close();
        }
    }

    @Test
    void whoIsDeniedReadsWhichActionIsMissing() throws Exception {
        account.faults().deny("ce:GetCostAndUsage");
        try (Window window = new Window()) {
            window.knowsNothingPaid("ce:GetCostAndUsage", "policy");
        }
    }

    @Test
    void whoIsThrottledReadsToWait() throws Exception {
        account.faults().throttle("ce:GetCostAndUsage");
        try (Window window = new Window()) {
            window.knowsNothingPaid("ce:GetCostAndUsage");
        }
    }

    @Test
    void withoutANetworkTheEstimateStands() throws Exception {
        account.faults().network("ce:GetCostAndUsage");
        try (Window window = new Window()) {
            window.knowsNothingPaid("network");
        }
    }

    @Test
    void atTheCapNothingIsAskedAndThatIsSaid() throws Exception {
        account.meter().paidBy(WatchingMeter.of(account, directory, () -> new BigDecimal("0.001")));
        try (Window window = new Window()) {
            window.knowsNothingPaid("was not sent", "of the $0.00 are spent");
        }
    }

    @Test
    void staleFiguresStayWithTheirAgeAndTheReason() throws Exception {
        try (Window window = new Window()) {
            assertThat(window.figure("to-date")).startsWith("$");
        }
        account.close();
        account = SimulatedAccount.immich(LATER);
        account.faults().deny("ce:GetCostAndUsage");
        try (Window window = new Window()) {
            window.hasTheRest();
            assertThat(window.figure("to-date")).startsWith("$");
            assertThat(window.page().head().age()).isEqualTo("Cost Explorer said so 13 hours ago");
            assertThat(window.page().head().reason()).contains("ce:GetCostAndUsage");
        }
    }

    @Test
    void whoIsDeniedMetricsHasTheRestAndReadsWhatWasNotMeasured() throws Exception {
        account.faults().deny("cloudwatch:ListMetrics");
        account.faults().deny("cloudwatch:GetMetricData");
        try (Window window = new Window()) {
            window.hasTheRest();
            assertThat(window.page().tables().resources())
                    .flatExtracting(CostTables.Priced::unknown)
                    .anyMatch(words -> words.contains("not measured: cloudwatch:"));
        }
    }

    @Test
    void byATagWhatWasPaidStandsBesideTheEstimate() throws Exception {
        try (Window window = new Window()) {
            assertThat(window.page().tables().groups().note())
                    .contains("does not tell kinds apart");
            window.model.groupingProperty().set(new CostBy.Tag("Environment"));
            assertThat(window.page().tables().groups().note())
                    .isEqualTo(
                            "The estimate; Cost Explorer was not asked by the tag Environment yet.");
            window.session.handOver();
            assertThat(window.page().tables().groups().note())
                    .contains("what was paid as Cost Explorer said just now");
            assertThat(window.page().tables().groups().groups())
                    .anySatisfy(group -> {
                        assertThat(group.name()).isEqualTo("production");
                        assertThat(group.paid()).contains("paid this month", "unexplained");
                    });
        }
    }

    @Test
    void aTagThatTheBillDoesNotKnowIsSaidWithWhatToDo() throws Exception {
        try (Window window = new Window()) {
            window.model.groupingProperty().set(new CostBy.Tag("Owner"));
            window.session.handOver();
            assertThat(window.page().tables().groups().note()).contains("cost allocation tag");
            assertThat(window.page().tables().groups().groups())
                    .extracting(GroupTable.Group::name)
                    .contains("without the tag Owner");
        }
    }

    @Test
    void theFifthRequestTakesTheOperatorsWord() throws Exception {
        try (Window window = new Window()) {
            window.model.askAgain();
            window.session.handOver();
            assertThat(window.model.agreeingProperty().get()).isFalse();
            window.model.askAgain();
            assertThat(window.model.agreeingProperty().get()).isTrue();
            assertThat(window.model.price()).contains(CostRequests.USUAL + " more", "$0.02");
            window.model.disagree();
            assertThat(window.model.agreeingProperty().get()).isFalse();
            assertThat(window.model.askingProperty().get()).isFalse();
            window.model.askAgain();
            window.model.agree();
            window.session.handOver();
            assertThat(window.page().head().reason()).isEmpty();
        }
    }

    @Test
    void whereNobodyCountsThatIsSaid() {
        try (TestSession session = new TestSession()) {
            assertThat(new CostViewModel(session.session, () -> {}).pageProperty().get())
                    .isEqualTo(new CostPage.Unwatched());
        }
    }

    @Test
    void aResourceIsGoneToOnTheDiagram() throws Exception {
        try (Window window = new Window()) {
            window.model.goTo(SampleProject.NAT);
            assertThat(window.session.session.selectionProperty().get())
                    .isEqualTo(Optional.of(SampleProject.NAT));
        }
    }
}
