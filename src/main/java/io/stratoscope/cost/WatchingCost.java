package io.stratoscope.cost;

import io.stratoscope.store.WatchingStore.Spent;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * What watching an account cost in a month, by the list prices of the calls that left this program, without free tiers.
 *
 * @param spent by operation, the dearest first
 * @param capUsd at which calls stop that only watch and cost money
 * @param problem why not all of it is known; empty where all is
 */
public record WatchingCost(
        YearMonth month, List<Spent> spent, BigDecimal capUsd, Optional<String> problem) {
    public WatchingCost {
        spent = List.copyOf(spent);
    }

    /** In US dollars, not rounded. */
    public BigDecimal usd() {
        return spent.stream().map(Spent::usd).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Whether the calls that only watch have stopped. */
    public boolean isStopped() {
        return usd().compareTo(capUsd) >= 0;
    }
}
