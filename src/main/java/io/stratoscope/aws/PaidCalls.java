package io.stratoscope.aws;

import java.math.BigDecimal;

/** Who pays for calls that are not free: he hears of each, and may refuse the next. Safe for many threads. */
public interface PaidCalls {

    /** Pays for everything and remembers nothing. */
    PaidCalls UNLIMITED =
            new PaidCalls() {
                @Override
                public void check(String service, String operation, BigDecimal usd) {}

                @Override
                public void sent(String service, String operation, long units, BigDecimal usd) {}

                @Override
                public void flush() {}
            };

    /**
     * A call is about to leave the program that is asked only to watch, and costs money.
     *
     * @param service the service's prefix as in IAM actions
     * @param usd what AWS charges for it by its list price, in US dollars
     * @throws PaidCallRefusedException when it must not
     */
    void check(String service, String operation, BigDecimal usd);

    /**
     * An attempt was sent that costs money.
     *
     * @param units what AWS charges for: the attempt, or the metrics that it asked for
     */
    void sent(String service, String operation, long units, BigDecimal usd);

    /** Writes down what was sent. The account does so when it closes. */
    void flush();
}
