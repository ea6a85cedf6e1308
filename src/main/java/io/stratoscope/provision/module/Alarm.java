package io.stratoscope.provision.module;

import static io.stratoscope.provision.stack.References.to;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An alarm of CloudWatch: what it watches, and from where on it rings.
 *
 * @param part its name without the stack's
 * @param dimensions what of the metric's is meant, by the dimension's name
 * @param statistic of each period
 * @param below whether it rings below the threshold, and not above it
 * @param periodSeconds five minutes, of which three in a row have to be bad, or a day
 */
record Alarm(
        String part,
        String description,
        String namespace,
        String metric,
        Map<String, JsonObject> dimensions,
        String statistic,
        boolean below,
        long threshold,
        int periodSeconds) {
    private static final int FIVE_MINUTES = 300;
    private static final int DAY = 86_400;

    Alarm {
        dimensions = Collections.unmodifiableSortedMap(new TreeMap<>(dimensions));
    }

    static Alarm above(
            String part,
            String description,
            String namespace,
            String metric,
            Map<String, JsonObject> dimensions,
            String statistic,
            long threshold) {
        return new Alarm(
                part,
                description,
                namespace,
                metric,
                dimensions,
                statistic,
                false,
                threshold,
                FIVE_MINUTES);
    }

    static Alarm below(
            String part,
            String description,
            String namespace,
            String metric,
            Map<String, JsonObject> dimensions,
            long threshold) {
        return new Alarm(
                part,
                description,
                namespace,
                metric,
                dimensions,
                "Minimum",
                true,
                threshold,
                FIVE_MINUTES);
    }

    /** Rings when a day's statistic is below the threshold. */
    static Alarm daily(
            String part,
            String description,
            String namespace,
            String metric,
            Map<String, JsonObject> dimensions,
            String statistic,
            long threshold) {
        return new Alarm(
                part, description, namespace, metric, dimensions, statistic, true, threshold, DAY);
    }

    /** Its logical id: {@code CacheMemoryAlarm} for {@code cache-memory}. */
    static String id(String part) {
        StringBuilder id = new StringBuilder();
        for (String word : part.split("-", -1)) {
            id.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
        }
        return id.append("Alarm").toString();
    }

    /** Wants the alarm, speaking to a topic. */
    void add(Design design, String topic) {
        String name = design.name(part);
        List<JsonObject> actions = List.of(to(topic));
        design.addNamed(
                id(part),
                "AWS::CloudWatch::Alarm",
                name,
                JsonValue.object()
                        .put("AlarmName", name)
                        .put("AlarmDescription", description)
                        .put("Namespace", namespace)
                        .put("MetricName", metric)
                        .put("Dimensions", dimensionList())
                        .put("Statistic", statistic)
                        .put(
                                "ComparisonOperator",
                                below ? "LessThanThreshold" : "GreaterThanThreshold")
                        .put("Threshold", threshold)
                        .put("Period", periodSeconds)
                        .put("EvaluationPeriods", periodSeconds > FIVE_MINUTES ? 1 : 3)
                        .put("TreatMissingData", countsEvents() ? "notBreaching" : "missing")
                        .put("ActionsEnabled", true)
                        .put("AlarmActions", actions)
                        .put("OKActions", actions));
    }

    /** What counts errors says nothing where there are none: that is no reason to know nothing. */
    private boolean countsEvents() {
        return "Sum".equals(statistic) && !below;
    }

    private List<JsonObject> dimensionList() {
        return new TreeMap<>(dimensions)
                .entrySet().stream()
                        .map(dimension ->
                                JsonValue.object()
                                        .put("Name", dimension.getKey())
                                        .put("Value", dimension.getValue())
                                        .build())
                        .toList();
    }
}
