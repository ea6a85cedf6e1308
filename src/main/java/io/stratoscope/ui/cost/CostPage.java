package io.stratoscope.ui.cost;

/** What the cost screen shows. */
sealed interface CostPage {

    /** Nobody counts here. */
    record Unwatched() implements CostPage {}

    /** There is nothing yet: neither an estimate nor an answer. */
    record Waiting() implements CostPage {}

    /** Figures, as far as they are known. */
    record Seen(CostHead head, CostCharts charts, CostTables tables) implements CostPage {}
}
