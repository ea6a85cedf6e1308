package io.stratoscope.price;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;

/** What a price is paid for one of. */
public enum Per {
    HOUR("hour", 730),
    MONTH("month", 1),
    GIB_MONTH("GiB-month", 1),
    GIB("GiB", 1),
    MILLION_REQUESTS("million requests", 1);

    private final String word;
    private final int aMonth;

    Per(String word, int aMonth) {
        this.word = word;
        this.aMonth = aMonth;
    }

    /** As the price table and people write it. */
    public String word() {
        return word;
    }

    /** How many times a month it is paid: a month has 730 hours, as in AWS's own calculator. */
    public BigDecimal aMonth() {
        return BigDecimal.valueOf(aMonth);
    }

    static Optional<Per> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
    }
}
