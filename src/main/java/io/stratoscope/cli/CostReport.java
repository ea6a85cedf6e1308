package io.stratoscope.cli;

import io.stratoscope.cost.CostAnswer;
import io.stratoscope.cost.CostComparison;
import io.stratoscope.cost.CostEstimate;
import io.stratoscope.cost.Waste;
import io.stratoscope.cost.WhatIf;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that the command {@code cost} has to say.
 *
 * @param now the time of the account, by which figures have an age
 * @param waste only where it was asked for
 * @param whatIfs the questions that were asked
 */
record CostReport(
        CostEstimate estimate,
        CostAnswer actual,
        Instant now,
        Optional<List<Waste>> waste,
        List<Answered> whatIfs) {

    /** A question and its answer. */
    record Answered(WhatIf question, List<WhatIf.Change> changes) {}

    /** Estimate and actual side by side; nothing without an actual. */
    List<CostComparison> comparison() {
        return CostComparison.of(estimate, actual);
    }
}
