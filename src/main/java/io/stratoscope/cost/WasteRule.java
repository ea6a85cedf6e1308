package io.stratoscope.cost;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Resource;
import io.stratoscope.topology.Topology;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Finds one sort of waste. One class a rule, registered in {@link WasteRules}. */
interface WasteRule {
    List<Waste> find(CostEstimate cost);

    /** What is known of what a resource costs a month; empty where nothing is. */
    static Optional<BigDecimal> monthly(CostEstimate cost, Arn arn) {
        return cost.of(arn)
                .filter(estimate -> !estimate.lines().isEmpty())
                .map(Estimate::monthlyUsd);
    }

    /** Whether a call was answered: from what could not be read nothing is concluded. */
    static boolean wasRead(Topology topology, String action) {
        return topology.snapshot().issues().stream()
                .noneMatch(issue -> issue.call().equals(action));
    }

    /** A resource's own description as evidence. */
    static String says(Resource resource, String what) {
        return resource.call() + ": " + what;
    }
}
