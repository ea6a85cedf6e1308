package io.stratoscope.ui.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.cost.CostAnswer;
import io.stratoscope.cost.CostLimits;
import io.stratoscope.cost.CostRequests;
import io.stratoscope.ui.SampleCosts;
import io.stratoscope.ui.SampleProject;
import io.stratoscope.ui.TestSession;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

class BudgetNoticesTest {

    private static final String PASSED =
            "This month is expected to cost $300.00, $50.00 more than the budget of $250.00.";

    private final SampleCosts costs = new SampleCosts();
    private final TestSession window = new TestSession(costs);
    private final AtomicInteger opened = new AtomicInteger();

    BudgetNoticesTest() {
        new BudgetNotices(window.session, opened::incrementAndGet).listen();
    }

    @AfterEach
    void close() {
        window.close();
    }

    private void budget(int usd) {
        costs.limits = CostLimits.USUAL.withBudget(BigDecimal.valueOf(usd));
    }

    private void ask() throws InterruptedException {
        window.session.costs().ask(CostRequests.FOUR_A_DAY);
        window.handOver();
    }

    @Test
    void whatPassesTheBudgetIsSaidOnceAMonthAndBudget() throws Exception {
        budget(250);
        ask();
        ask();
        assertThat(window.notices()).containsExactly(PASSED);
        window.session.notices().shown().getFirst().action().orElseThrow().run().run();
        assertThat(opened).hasValue(1);

        budget(200);
        ask();
        assertThat(window.notices()).hasSize(2);
        window.session.notices().dismissAll();
        ask();
        assertThat(window.notices()).as("said again").isEmpty();
        costs.at = SampleProject.TAKEN_AT.plus(Duration.ofDays(31));
        ask();
        assertThat(window.notices()).as("but in the next month").hasSize(1);
    }

    @Test
    void whatIsWithinTheBudgetIsNotSaid() throws Exception {
        budget(300);
        ask();
        assertThat(window.notices()).as("to the cent").isEmpty();
        costs.limits = CostLimits.USUAL;
        ask();
        assertThat(window.notices()).as("without a budget").isEmpty();
    }

    @Test
    void whereNobodyKnowsWhatWasPaidNothingIsSaidOfTheBudget() throws Exception {
        budget(1);
        costs.answer = new CostAnswer.Unavailable("ce:GetCostAndUsage is denied");
        ask();
        assertThat(window.notices()).isEmpty();
    }

    @Test
    void staleFiguresWarnAllTheSame() throws Exception {
        budget(250);
        costs.answer = SampleCosts.known("100", "200", Optional.of("Cost Explorer is denied"));
        ask();
        assertThat(window.notices()).containsExactly(PASSED);
    }
}
