package io.stratoscope.simulator;

import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Collects the metrics of one thing: they share namespace, dimensions and its time of making. */
final class Metering {

    private final String namespace;
    private final Map<String, String> dimensions;
    private final Instant since;
    private final List<SimulatedMetric> all = new ArrayList<>();

    Metering(String namespace, Map<String, String> dimensions, Instant since) {
        this.namespace = namespace;
        this.dimensions = dimensions;
        this.since = since;
    }

    Metering add(String name, StandardUnit unit, SimulatedMetric.Series series) {
        all.add(new SimulatedMetric(namespace, name, dimensions, unit, since, series));
        return this;
    }

    /** Only where something is so. */
    Metering addIf(boolean so, String name, StandardUnit unit, SimulatedMetric.Series series) {
        return so ? add(name, unit, series) : this;
    }

    Stream<SimulatedMetric> metrics() {
        return all.stream();
    }
}
