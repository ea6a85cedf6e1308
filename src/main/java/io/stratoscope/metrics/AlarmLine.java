package io.stratoscope.metrics;

import io.stratoscope.model.Arn;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where an alarm draws the line for a metric.
 *
 * @param alarm its ARN
 * @param statistic what it compares; a line belongs to a chart of that statistic only
 * @param period of what length of time it compares that
 * @param sign on which side it rings: {@code >}, {@code ≥}, {@code <} or {@code ≤}
 */
public record AlarmLine(
        Arn alarm,
        String name,
        Statistic statistic,
        Duration period,
        String sign,
        double threshold) {

    /** The lines of all alarms on a metric that the snapshot has, by their names. */
    public static List<AlarmLine> of(Topology topology, MetricId metric) {
        return topology.resources(ResourceType.ALARM).stream()
                .filter(alarm -> metric(alarm).filter(metric::equals).isPresent())
                .flatMap(alarm -> line(alarm).stream())
                .toList();
    }

    /**
     * Whether the line may be drawn among values of this sort: what adds up must be added up over the same time to be
     * compared.
     */
    public boolean fits(Statistic other, Duration otherPeriod) {
        return statistic.equals(other) && (!statistic.addsUp() || period.equals(otherPeriod));
    }

    /** For people: {@code > 80 %}. */
    public String words(MetricUnit unit) {
        return sign + " " + unit.words(threshold);
    }

    /** The one metric that an alarm watches; none for a composite alarm and for one on an expression. */
    static Optional<MetricId> metric(Resource alarm) {
        JsonObject description = alarm.description();
        return description
                .text("MetricName")
                .flatMap(name ->
                        description
                                .text("Namespace")
                                .map(namespace ->
                                        new MetricId(namespace, name, dimensions(description))));
    }

    private static Map<String, String> dimensions(JsonObject description) {
        Map<String, String> dimensions = new TreeMap<>();
        description
                .objects("Dimensions")
                .forEach(each ->
                        dimensions.put(
                                each.text("Name").orElse(""), each.text("Value").orElse("")));
        return dimensions;
    }

    static Optional<Statistic> statistic(Resource alarm) {
        return alarm.description()
                .text("Statistic")
                .or(() -> alarm.description().text("ExtendedStatistic"))
                .flatMap(Statistic::parse);
    }

    private static Optional<AlarmLine> line(Resource alarm) {
        Optional<BigDecimal> threshold = alarm.description().number("Threshold");
        Optional<Statistic> statistic = statistic(alarm);
        Optional<String> sign =
                alarm.description().text("ComparisonOperator").flatMap(AlarmLine::sign);
        return threshold.isEmpty() || statistic.isEmpty() || sign.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new AlarmLine(
                                alarm.arn(),
                                alarm.name(),
                                statistic.get(),
                                Duration.ofSeconds(
                                        alarm.description()
                                                .number("Period")
                                                .map(BigDecimal::longValue)
                                                .orElse(0L)),
                                sign.get(),
                                threshold.get().doubleValue()));
    }

    // The other operators are of bands that anomaly detection draws.
    private static Optional<String> sign(String operator) {
        return switch (operator) {
            case "GreaterThanThreshold" -> Optional.of(">");
            case "GreaterThanOrEqualToThreshold" -> Optional.of("≥");
            case "LessThanThreshold" -> Optional.of("<");
            case "LessThanOrEqualToThreshold" -> Optional.of("≤");
            default -> Optional.empty();
        };
    }
}
