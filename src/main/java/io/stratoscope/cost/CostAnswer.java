package io.stratoscope.cost;

import java.util.Optional;

/** What there is to say about the actual cost. */
public sealed interface CostAnswer {

    /**
     * Figures.
     *
     * @param note why they are not newer, or not whole, with the next step; empty where nothing is amiss
     */
    record Known(ActualCost cost, Optional<String> note) implements CostAnswer {}

    /** No figures; the reason is for people, with the next step. */
    record Unavailable(String reason) implements CostAnswer {}
}
