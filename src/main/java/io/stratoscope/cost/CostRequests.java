package io.stratoscope.cost;

import io.stratoscope.aws.CallMeter;

import java.math.BigDecimal;

/** Whether requests of Cost Explorer may be sent, which cost a cent each, and each page is one. */
public enum CostRequests {
    /** None: what is kept has to do, however old it is. */
    KEPT,
    /** As many as are free of asking, four a day for all who use the data directory, where what is kept is no longer fresh. */
    FOUR_A_DAY,
    /** The same, also where what is kept is fresh: the operator wants it anew. */
    ANEW,
    /** As many as it takes: the operator saw the price and agreed. */
    AGREED;

    /** What a request costs, in US dollars. */
    public static final BigDecimal USD = CallMeter.usdPerCall("ce", "GetCostAndUsage");

    /** How many it usually takes: one for what was paid and one for what is expected. */
    public static final int USUAL = 2;

    /** So many may be sent within 24 hours without asking anybody. */
    public static final int A_DAY = 4;

    /** What asking usually costs, in US dollars. */
    public static BigDecimal usualUsd() {
        return USD.multiply(BigDecimal.valueOf(USUAL));
    }
}
