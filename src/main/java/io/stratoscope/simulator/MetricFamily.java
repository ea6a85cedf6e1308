package io.stratoscope.simulator;

import java.util.stream.Stream;

/**
 * The metrics of one service, found anew each time in what the account holds: what is made begins to have metrics, and what is removed has none. Names, units and
 * dimensions are those that AWS publishes; one class each, listed in {@link Metrics}.
 */
interface MetricFamily {

    /** As CloudWatch calls it: {@code AWS/ECS}. */
    String namespace();

    /** Those of a region. Asked under the account's lock. */
    Stream<SimulatedMetric> of(AccountState account, String region);
}
