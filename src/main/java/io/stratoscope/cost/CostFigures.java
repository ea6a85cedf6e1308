package io.stratoscope.cost;

import java.time.Instant;

/**
 * What is known of what was paid, and what asking for more would take.
 *
 * @param left how many requests may still be sent without asking anybody
 * @param at the time of the account, by which the figures have an age
 */
public record CostFigures(CostAnswer answer, int left, Instant at) {

    /** Whether asking anew takes the operator's word, since it costs more than four requests a day. */
    public boolean needsWord() {
        return left < CostRequests.USUAL;
    }
}
