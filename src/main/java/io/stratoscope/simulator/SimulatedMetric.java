package io.stratoscope.simulator;

import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One metric of one thing in the account.
 *
 * @param dimensions by name
 * @param since when the thing was made: there are no points before
 * @param series what it says minute by minute
 */
record SimulatedMetric(
        String namespace,
        String name,
        Map<String, String> dimensions,
        StandardUnit unit,
        Instant since,
        Series series) {

    /** What a metric says in one minute: the same each time it is asked. */
    @FunctionalInterface
    interface Series {
        /**
         * What it says in a minute.
         *
         * @param minute since 1970
         */
        Sample at(long minute);
    }

    /** Under what a metric is looked for. */
    record Key(String namespace, String name, Map<String, String> dimensions) {}

    Key key() {
        return new Key(namespace, name, dimensions);
    }

    /** As CloudWatch lists it. */
    Metric listed() {
        List<Dimension> list = new ArrayList<>();
        new TreeMap<>(dimensions)
                .forEach((name, value) ->
                        list.add(Dimension.builder().name(name).value(value).build()));
        return Metric.builder().namespace(namespace).metricName(name).dimensions(list).build();
    }
}
