package io.stratoscope.cli;

import io.stratoscope.cost.ActualCost;
import io.stratoscope.cost.CostAnswer;
import io.stratoscope.cost.CostComparison;
import io.stratoscope.cost.CostEstimate;
import io.stratoscope.cost.CostLimits;
import io.stratoscope.cost.Waste;
import io.stratoscope.cost.WatchingCost;
import io.stratoscope.cost.WhatIf;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that the command {@code cost} has to say.
 *
 * @param now the time of the account, by which figures have an age
 * @param waste only where it was asked for
 * @param watching what it costs to look; only where it was asked for
 * @param whatIfs the questions that were asked
 * @param split what the cost is split by
 */
record CostReport(
        CostEstimate estimate,
        CostAnswer actual,
        Instant now,
        Optional<List<Waste>> waste,
        List<Answered> whatIfs,
        CostLimits limits,
        Optional<WatchingCost> watching,
        CostSplit split) {

    /** A question and its answer. */
    record Answered(WhatIf question, List<WhatIf.Change> changes) {}

    /** Whether what is expected is known and no more than the budget; also where there is none. */
    boolean isWithinBudget() {
        return limits.budgetUsd().isEmpty()
                || (actual instanceof CostAnswer.Known && limits.beyondBudget(actual).isEmpty());
    }

    /** What was paid, where anybody knows. */
    Optional<ActualCost> known() {
        return switch (actual) {
            case CostAnswer.Known(ActualCost cost, _) -> Optional.of(cost);
            case CostAnswer.Unavailable _ -> Optional.empty();
        };
    }

    /** Estimate and actual side by side; nothing without an actual. */
    List<CostComparison> comparison() {
        return CostComparison.of(estimate, actual);
    }
}
