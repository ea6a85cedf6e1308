package io.stratoscope.metrics;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was read of some metrics.
 *
 * @param range what was asked for
 * @param answers to each question, in their order
 * @param weekBefore the answers of the same hours a week earlier, where that was asked
 */
public record MetricReading(
        MetricRange range,
        Map<MetricQuestion, MetricAnswer> answers,
        Optional<Map<MetricQuestion, MetricAnswer>> weekBefore) {

    public MetricReading {
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
        weekBefore = weekBefore.map(each -> Collections.unmodifiableMap(new LinkedHashMap<>(each)));
    }

    /** What was read of them, without what was not. */
    public List<MetricSeries> series() {
        return answers.values().stream()
                .filter(MetricAnswer.Read.class::isInstance)
                .map(answer -> ((MetricAnswer.Read) answer).series())
                .toList();
    }

    /** What was read of a metric a week earlier. */
    public Optional<MetricSeries> before(MetricQuestion question) {
        return weekBefore
                .map(answers -> answers.get(question))
                .filter(MetricAnswer.Read.class::isInstance)
                .map(answer -> ((MetricAnswer.Read) answer).series());
    }

    /** The same questions' part of it. */
    public MetricReading of(List<MetricQuestion> questions) {
        return new MetricReading(
                range, part(answers, questions), weekBefore.map(all -> part(all, questions)));
    }

    private static Map<MetricQuestion, MetricAnswer> part(
            Map<MetricQuestion, MetricAnswer> all, List<MetricQuestion> questions) {
        Map<MetricQuestion, MetricAnswer> part = new LinkedHashMap<>(all);
        part.keySet().retainAll(questions);
        return part;
    }
}
