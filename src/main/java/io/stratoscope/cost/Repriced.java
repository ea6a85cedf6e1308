package io.stratoscope.cost;

import io.stratoscope.price.UnitPrice;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The lines of an estimate at other prices. */
final class Repriced {
    private Repriced() {}

    /**
     * What would change of each estimate in which a price changes.
     *
     * @param instead the price to take instead of one; those that are not in it stay
     */
    static List<WhatIf.Change> all(CostEstimate cost, String words, Map<String, String> instead) {
        return cost.estimates().stream()
                .flatMap(estimate ->
                        of(cost, estimate, words, key -> instead.getOrDefault(key, key)).stream())
                .toList();
    }

    /**
     * What an estimate would change by.
     *
     * @param key the price to take instead of one; the same where it stays
     * @return nothing where no line changes; a change without a figure where a price is not known
     */
    private static Optional<WhatIf.Change> of(
            CostEstimate cost, Estimate estimate, String words, Function<String, String> key) {
        if (estimate.lines().stream().allMatch(line -> isSame(line, key))) {
            return Optional.empty();
        }
        Optional<BigDecimal> sum = Optional.of(BigDecimal.ZERO);
        for (Estimate.Line line : estimate.lines()) {
            Optional<UnitPrice> price =
                    cost.prices().price(key.apply(line.price().key()), line.price().region());
            sum =
                    sum.flatMap(before ->
                            price.map(other ->
                                    before.add(other.monthly(line.quantity()))
                                            .subtract(line.monthlyUsd())));
        }
        return Optional.of(new WhatIf.Change(estimate.resource(), words, sum));
    }

    private static boolean isSame(Estimate.Line line, Function<String, String> key) {
        return key.apply(line.price().key()).equals(line.price().key());
    }
}
