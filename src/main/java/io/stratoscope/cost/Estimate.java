package io.stratoscope.cost;

import io.stratoscope.model.Resource;
import io.stratoscope.price.UnitPrice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * What one resource costs a month by list price, and how that was counted.
 *
 * @param lines what is paid for it, each a quantity by a price
 * @param assumptions what the lines take for granted, for people
 * @param unknown what is paid on top and cannot be told from a snapshot, or has no price in the table; never counted as zero
 */
public record Estimate(
        Resource resource, List<Line> lines, List<String> assumptions, List<String> unknown) {

    /**
     * A quantity by a price.
     *
     * @param what what is paid for, for people
     * @param quantity how many at a time, or a month, as the price is for
     */
    public record Line(String what, BigDecimal quantity, UnitPrice price) {

        /** US dollars a month, not rounded. */
        public BigDecimal monthlyUsd() {
            return price.monthly(quantity);
        }

        /** For people: {@code 2 × $0.045/hour × 730 hours}. */
        public String formula() {
            String hours =
                    price.per().aMonth().compareTo(BigDecimal.ONE) == 0
                            ? ""
                            : " × " + price.per().aMonth().toPlainString() + " hours";
            return rounded(quantity, 4) + " × " + price.words() + hours;
        }
    }

    public Estimate {
        lines = List.copyOf(lines);
        assumptions = List.copyOf(assumptions);
        unknown = List.copyOf(unknown);
    }

    /** The sum of what is known, in US dollars a month, not rounded. */
    public BigDecimal monthlyUsd() {
        return lines.stream().map(Line::monthlyUsd).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Whether nothing at all of it is known, although something is paid for it. */
    public boolean isUnknown() {
        return lines.isEmpty() && !unknown.isEmpty();
    }

    private static String rounded(BigDecimal value, int digits) {
        return value.setScale(digits, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }
}
