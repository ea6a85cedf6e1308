package io.stratoscope.cli;

import io.stratoscope.document.JunitXml;
import io.stratoscope.health.HealthReport;
import io.stratoscope.health.ResourceHealth;
import io.stratoscope.topology.Topology;

import java.util.Optional;

/** A health report as JUnit's XML: a test case a resource, which fails where it is degraded or down, and is skipped where nobody knows. */
final class HealthJunit {
    private final Topology topology;

    HealthJunit(Topology topology) {
        this.topology = topology;
    }

    String of(HealthReport report) {
        return JunitXml.of(
                new JunitXml.Suite(
                        "stratoscope health",
                        report.at().toString(),
                        Optional.empty(),
                        report.resources().values().stream().map(this::testCase).toList()));
    }

    private JunitXml.Case testCase(ResourceHealth health) {
        return new JunitXml.Case(
                type(health),
                topology.name(health.resource()) + " " + health.resource(),
                result(health));
    }

    private static JunitXml.Result result(ResourceHealth health) {
        return switch (health.state()) {
            case HEALTHY -> new JunitXml.Passed("");
            case UNKNOWN, STALE -> new JunitXml.Skipped(health.worst().words());
            case DEGRADED, DOWN ->
                    new JunitXml.Failed(
                            health.state().word(), health.worst().words(), health.worst().remedy());
        };
    }

    private String type(ResourceHealth health) {
        return topology.resource(health.resource())
                .map(resource -> resource.type().name())
                .orElse("not there");
    }
}
