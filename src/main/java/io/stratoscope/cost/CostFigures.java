package io.stratoscope.cost;

import java.time.Instant;

/**
 * What is known of what was paid, and what asking for more would take.
 *
 * @param left how many requests may still be sent without asking anybody
 * @param limits what the operator wants to pay at most
 * @param watching what it costs to look
 * @param at the time of the account, by which the figures have an age
 */
public record CostFigures(
        CostAnswer answer, int left, Instant at, CostLimits limits, WatchingCost watching) {

    /** Whether asking anew takes the operator's word, since it costs more than four requests a day. */
    public boolean needsWord() {
        return left < CostRequests.USUAL;
    }
}
