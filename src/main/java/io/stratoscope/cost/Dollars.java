package io.stratoscope.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Sums of US dollars as people read them. */
public final class Dollars {
    private static final BigDecimal CENT = new BigDecimal("0.01");

    private Dollars() {}

    /** To the cent: {@code $381.15}, {@code -$2.00}. */
    public static String words(BigDecimal usd) {
        BigDecimal rounded = usd.setScale(2, RoundingMode.HALF_UP);
        return sign(rounded) + rounded.abs().toPlainString();
    }

    /** The same, with a plus before what is more than nothing. */
    public static String signed(BigDecimal usd) {
        return (usd.setScale(2, RoundingMode.HALF_UP).signum() > 0 ? "+" : "") + words(usd);
    }

    /** The same, and of what is less than a cent as many digits as it takes: {@code $0.00043}. */
    public static String exact(BigDecimal usd) {
        boolean small = usd.signum() != 0 && usd.abs().compareTo(CENT) < 0;
        return small ? sign(usd) + usd.abs().stripTrailingZeros().toPlainString() : words(usd);
    }

    private static String sign(BigDecimal usd) {
        return usd.signum() < 0 ? "-$" : "$";
    }
}
