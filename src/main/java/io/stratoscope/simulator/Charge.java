package io.stratoscope.simulator;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/**
 * Something that is paid for, as long as it stands.
 *
 * @param service as Cost Explorer names it
 * @param since when it was made
 * @param dailyUsd US dollars a day
 * @param usage whether it is paid by use, which is not the same every day
 */
record Charge(
        String service,
        Instant since,
        BigDecimal dailyUsd,
        boolean usage,
        Map<String, String> tags) {
    Charge {
        tags = Map.copyOf(tags);
    }
}
