package io.stratoscope.cost;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * How much the operator wants to pay at most, in US dollars a month.
 *
 * @param budgetUsd for the project; past it he is warned. Empty where there is none
 * @param watchingUsd for the calls that watch an account; at it they stop
 */
public record CostLimits(Optional<BigDecimal> budgetUsd, BigDecimal watchingUsd) {

    /** No budget, and ten dollars for watching: a refresh every few minutes, all month, costs less. */
    public static final CostLimits USUAL = new CostLimits(Optional.empty(), BigDecimal.valueOf(10));

    public CostLimits withBudget(BigDecimal usd) {
        return new CostLimits(Optional.of(usd), watchingUsd);
    }

    /** By how much what is expected at the month's end passes the budget; empty where it does not, or nobody knows. */
    public Optional<BigDecimal> beyondBudget(CostAnswer answer) {
        return switch (answer) {
            case CostAnswer.Known(ActualCost cost, _) ->
                    budgetUsd.flatMap(budget ->
                            cost.endOfMonth()
                                    .or(() -> Optional.of(cost.monthToDate()))
                                    .map(sum -> sum.subtract(budget))
                                    .filter(beyond -> beyond.signum() > 0));
            case CostAnswer.Unavailable _ -> Optional.empty();
        };
    }
}
