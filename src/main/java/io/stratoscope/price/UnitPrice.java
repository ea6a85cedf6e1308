package io.stratoscope.price;

import java.math.BigDecimal;

/**
 * What one of something costs in a region.
 *
 * @param key its name in the table, for example {@code nat-gateway}
 * @param usd US dollars, by list price
 */
public record UnitPrice(String key, String region, BigDecimal usd, Per per) {

    /** What so many cost in a month of 730 hours, in US dollars, not rounded. */
    public BigDecimal monthly(BigDecimal quantity) {
        return usd.multiply(quantity).multiply(per.aMonth());
    }

    /** For people: {@code $0.045/hour}. */
    public String words() {
        return "$" + usd.toPlainString() + "/" + per.word();
    }
}
