package io.stratoscope.cost;

import io.stratoscope.cost.Usage.Measured;
import io.stratoscope.metrics.Metric;
import io.stratoscope.metrics.MetricAnswer;
import io.stratoscope.metrics.MetricPoint;
import io.stratoscope.metrics.MetricQuestion;
import io.stratoscope.metrics.MetricRange;
import io.stratoscope.metrics.MetricReader;
import io.stratoscope.metrics.MetricSeries;
import io.stratoscope.metrics.ResourceMetrics;
import io.stratoscope.metrics.Statistic;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Failure;
import io.stratoscope.model.Resource;
import io.stratoscope.topology.Topology;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Measures by CloudWatch what is paid by use, out of the last 14 days: one packed question of an hour's steps, which a {@link
 * MetricReader} that is kept asks once an hour.
 */
public final class UsageReader {
    private static final Duration LOOKED_AT = Duration.ofDays(14);
    private static final Duration STEP = Duration.ofHours(1);

    /** By the same count as hours are turned into months: 730 of them. */
    private static final double MONTH_HOURS = 730;

    private static final double GIB = 1L << 30;
    private static final double MILLION = 1_000_000;

    private record Asked(Arn resource, Measure measure, List<MetricQuestion> questions) {}

    private final MetricReader reader;

    public UsageReader(MetricReader reader) {
        this.reader = reader;
    }

    /**
     * Measures; nothing is thrown for what AWS refuses.
     *
     * @param now the account's time
     */
    public Usage read(Topology topology, Instant now, BooleanSupplier cancelled) {
        List<Asked> asked =
                Measure.all().stream()
                        .flatMap(measure ->
                                topology.resources(measure.type()).stream()
                                        .filter(measure.of())
                                        .map(resource -> asked(resource, measure, topology)))
                        .toList();
        MetricRange range = MetricRange.last(LOOKED_AT, now);
        Map<MetricQuestion, MetricAnswer> answers =
                reader.read(
                        asked.stream().flatMap(each -> each.questions().stream()).toList(),
                        range,
                        cancelled);
        Map<Arn, Map<String, Measured>> measured = new HashMap<>();
        for (Asked each : asked) {
            measured(each, answers, now)
                    .ifPresent(found ->
                            measured.computeIfAbsent(each.resource(), _ -> new HashMap<>())
                                    .put(each.measure().key(), found));
        }
        return new Usage(measured, problem(answers));
    }

    private static Asked asked(Resource resource, Measure measure, Topology topology) {
        return new Asked(
                resource.arn(),
                measure,
                ResourceMetrics.of(topology, resource.arn()).stream()
                        .filter(metric -> measure.takes(metric.id()))
                        .map(metric -> question(resource, metric, measure.way()))
                        .toList());
    }

    private static MetricQuestion question(Resource resource, Metric metric, Measure.Way way) {
        MetricQuestion question = new MetricQuestion(resource.region(), metric.slowedTo(STEP));
        return switch (way) {
            case SUM_OF_BYTES, SUM_OF_REQUESTS -> question.by(Statistic.SUM);
            case AVERAGE, LAST_BYTES, HIGHEST -> question.by(Statistic.AVERAGE);
        };
    }

    private static Optional<String> problem(Map<MetricQuestion, MetricAnswer> answers) {
        return answers.values().stream()
                .flatMap(answer ->
                        switch (answer) {
                            case MetricAnswer.Unread(Failure failure) ->
                                    Optional.of(failure.message()).stream();
                            case MetricAnswer.Read _, MetricAnswer.NotListed _ ->
                                    Optional.<String>empty().stream();
                        })
                .findFirst();
    }

    /** Empty where any of its metrics is not known: part of a sum would be taken for the whole. */
    private static Optional<Measured> measured(
            Asked asked, Map<MetricQuestion, MetricAnswer> answers, Instant now) {
        double quantity = 0;
        List<String> names = new ArrayList<>();
        Instant first = now;
        for (MetricQuestion question : asked.questions()) {
            if (!(answers.get(question) instanceof MetricAnswer.Read(MetricSeries series))
                    || series.points().isEmpty()) {
                return Optional.empty();
            }
            quantity += quantity(series.points(), asked.measure().way(), now);
            names.add(question.metric().id().name());
            Instant from = series.points().getFirst().at();
            first = from.isBefore(first) ? from : first;
        }
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Measured(
                                BigDecimal.valueOf(quantity),
                                Duration.between(first, now),
                                words(asked, names, first, now)));
    }

    private static double quantity(List<MetricPoint> points, Measure.Way way, Instant now) {
        double sum = points.stream().mapToDouble(MetricPoint::value).sum();
        return switch (way) {
            case SUM_OF_BYTES -> sum / GIB * MONTH_HOURS / hours(points.getFirst().at(), now);
            case SUM_OF_REQUESTS ->
                    sum / MILLION * MONTH_HOURS / hours(points.getFirst().at(), now);
            case AVERAGE -> sum / points.size();
            case LAST_BYTES -> points.getLast().value() / GIB;
            case HIGHEST -> points.stream().mapToDouble(MetricPoint::value).max().orElse(0);
        };
    }

    private static double hours(Instant from, Instant now) {
        return Math.max(1, Duration.between(from, now).toSeconds() / 3_600.0);
    }

    private static String words(Asked asked, List<String> names, Instant first, Instant now) {
        String by = String.join(" and ", names);
        long days = Math.max(1, Math.round(hours(first, now) / 24));
        return switch (asked.measure().way()) {
            case SUM_OF_BYTES, SUM_OF_REQUESTS, AVERAGE ->
                    "it goes on as in the last %s, by %s"
                            .formatted(days == 1 ? "day" : days + " days", by);
            case LAST_BYTES -> "it keeps as much as it did last, by " + by;
            case HIGHEST ->
                    "cloudwatch:GetMetricData: %s, the highest hour of %d days".formatted(by, days);
        };
    }
}
