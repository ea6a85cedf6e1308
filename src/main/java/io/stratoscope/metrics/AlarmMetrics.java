package io.stratoscope.metrics;

import static io.stratoscope.metrics.MetricUnit.*;

import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

import java.util.List;

/** An alarm on one metric: that metric, as the alarm reads it. */
final class AlarmMetrics implements MetricFinder {
    @Override
    public boolean knows(Resource resource) {
        return resource.type().equals(ResourceType.ALARM);
    }

    @Override
    public List<Metric> find(Topology topology, Resource resource) {
        return AlarmLine.metric(resource)
                .map(id -> known(topology, resource, id))
                .map(List::of)
                .orElse(List.of());
    }

    // Whose metric it is knows its unit and its words.
    private static Metric known(Topology topology, Resource alarm, MetricId id) {
        Statistic statistic = AlarmLine.statistic(alarm).orElse(Statistic.AVERAGE);
        Metric as =
                topology.targets(alarm.arn(), RelationKind.MONITORS)
                        .filter(target -> !topology.isA(target, ResourceType.ALARM))
                        .flatMap(target -> ResourceMetrics.of(topology, target).stream())
                        .filter(metric -> metric.id().equals(id))
                        .findFirst()
                        .orElseGet(() ->
                                MetricFamily.of(id.namespace(), id.dimensions())
                                        .average(id.name(), NONE, id.name()));
        return new Metric(
                as.id(), as.title(), as.unit(), statistic, as.worse(), as.silence(), as.step());
    }
}
