package io.stratoscope.cost;

import io.stratoscope.aws.CallMeter;

import java.math.BigDecimal;

/** Whether requests of Cost Explorer may be sent, which cost a cent each, and each page is one. */
public enum CostRequests {
    /** As many as are free of asking: four a day, for all who use the data directory. */
    FOUR_A_DAY,
    /** As many as it takes: the operator saw the price and agreed. */
    AGREED;

    /** What a request costs, in US dollars. */
    public static final BigDecimal USD = CallMeter.usdPerCall("ce", "GetCostAndUsage");

    static final int A_DAY = 4;
}
