package io.stratoscope.metrics;

import io.stratoscope.model.Arn;
import io.stratoscope.topology.Topology;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What was seen of the metrics of a resource.
 *
 * @param resource whose
 * @param name what it is called
 * @param reading nothing where it has no metrics that are known of
 * @param lines what alarms draw at each; empty where none does
 */
public record MetricLook(
        Arn resource,
        String name,
        MetricReading reading,
        Map<MetricQuestion, List<AlarmLine>> lines) {

    public MetricLook {
        lines = Collections.unmodifiableMap(new LinkedHashMap<>(lines));
    }

    /**
     * Looks.
     *
     * @param statistic of all of them; empty: for each the one that says most
     * @param compare whether the same hours of the week before are read, too
     */
    public static MetricLook at(
            MetricReader reader,
            Topology topology,
            Arn resource,
            MetricRange range,
            Optional<Statistic> statistic,
            boolean compare,
            BooleanSupplier cancelled) {
        List<MetricQuestion> questions =
                ResourceMetrics.questions(topology, resource).stream()
                        .map(each -> statistic.map(each::by).orElse(each))
                        .toList();
        Map<MetricQuestion, List<AlarmLine>> lines = new LinkedHashMap<>();
        questions.forEach(each -> lines.put(each, AlarmLine.of(topology, each.metric().id())));
        return new MetricLook(
                resource,
                topology.name(resource),
                reader.reading(questions, range, compare, cancelled),
                lines);
    }
}
