package io.stratoscope.cost;

import java.math.BigDecimal;
import java.math.MathContext;

/** Bytes in the unit that storage is paid in. */
final class Gibibytes {
    private static final BigDecimal ONE = BigDecimal.valueOf(1L << 30);

    private Gibibytes() {}

    static BigDecimal of(BigDecimal bytes) {
        return bytes.divide(ONE, MathContext.DECIMAL64);
    }
}
