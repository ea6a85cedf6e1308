package io.stratoscope.ui.cost;

import io.stratoscope.cost.CostFigures;
import io.stratoscope.cost.Dollars;
import io.stratoscope.ui.session.Notice.Kind;
import io.stratoscope.ui.session.Session;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/** Says once a month and budget that what is expected at the month's end passes the budget. */
public final class BudgetNotices {

    private record Told(YearMonth month, BigDecimal budget) {}

    private final Session session;
    private final Runnable openCost;
    private Optional<Told> told = Optional.empty();

    /** @param openCost shows the screen that has it all */
    public BudgetNotices(Session session, Runnable openCost) {
        this.session = session;
        this.openCost = openCost;
    }

    /** Begins to listen. */
    public void listen() {
        session.costs().figuresProperty().subscribe(now -> now.ifPresent(this::look));
    }

    private void look(CostFigures figures) {
        figures.limits()
                .beyondBudget(figures.answer())
                .ifPresent(beyond ->
                        figures.limits()
                                .budgetUsd()
                                .ifPresent(budget -> tell(figures, beyond, budget)));
    }

    private void tell(CostFigures figures, BigDecimal beyond, BigDecimal budget) {
        Told now = new Told(YearMonth.from(figures.at().atOffset(ZoneOffset.UTC)), budget);
        if (told.filter(now::equals).isPresent()) {
            return;
        }
        told = Optional.of(now);
        session.notices()
                .say(
                        Kind.WARNING,
                        "This month is expected to cost "
                                + Dollars.words(budget.add(beyond))
                                + ", "
                                + Dollars.words(beyond)
                                + " more than the budget of "
                                + Dollars.words(budget)
                                + ".",
                        "Show",
                        openCost);
    }
}
