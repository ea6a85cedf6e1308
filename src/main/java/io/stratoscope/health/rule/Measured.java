package io.stratoscope.health.rule;

import io.stratoscope.health.HealthRule;
import io.stratoscope.health.Measurement;
import io.stratoscope.health.Reading;
import io.stratoscope.health.Situation;
import io.stratoscope.health.Verdict;
import io.stratoscope.metrics.MetricAnswer;
import io.stratoscope.metrics.MetricId;
import io.stratoscope.metrics.MetricPoint;
import io.stratoscope.metrics.MetricReader;
import io.stratoscope.metrics.MetricSeries;
import io.stratoscope.model.Evidence;
import io.stratoscope.model.Resource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoublePredicate;

/**
 * The last minutes of a metric, as a rule looks at them.
 *
 * @param series what was read
 * @param points the value of each period, oldest first; those without a value are left out
 */
record Measured(MetricSeries series, List<MetricPoint> points) {

    static Measured of(MetricSeries series) {
        double[] values = series.values();
        List<MetricPoint> points = new ArrayList<>();
        Instant at = series.window().from();
        for (int i = 0; i < values.length; i++, at = at.plus(series.window().period())) {
            if (!Double.isNaN(values[i])) {
                points.add(new MetricPoint(at, values[i]));
            }
        }
        return new Measured(series, List.copyOf(points));
    }

    /** What is known of a metric of a resource, where there is a value. */
    static Optional<Measured> of(Resource resource, String metric, Situation situation) {
        return situation
                .observations()
                .measurement(resource.arn(), metric)
                .flatMap(measurement ->
                        measurement.answer() instanceof MetricAnswer.Read(MetricSeries series)
                                ? Optional.of(of(series))
                                : Optional.empty())
                .filter(measured -> !measured.points().isEmpty());
    }

    /**
     * Why there is no value, as a verdict.
     *
     * @param expected whether a resource in this state has data; if not, none is no matter
     */
    static Optional<Verdict> lacking(
            HealthRule rule,
            Resource resource,
            String metric,
            boolean expected,
            Situation situation) {
        return situation
                .observations()
                .measurement(resource.arn(), metric)
                .flatMap(measurement ->
                        switch (measurement.answer()) {
                            case MetricAnswer.Unread(var failure) ->
                                    Optional.of(
                                            unknown(
                                                    rule,
                                                    resource,
                                                    measurement,
                                                    failure.message(),
                                                    failure.remedy()));
                            case MetricAnswer.NotListed() ->
                                    Optional.of(measurement)
                                            .filter(_ -> expected)
                                            .map(each ->
                                                    unknown(
                                                            rule,
                                                            resource,
                                                            each,
                                                            "CloudWatch has had no data of it for two"
                                                                    + " weeks, or it is new",
                                                            "Wait a quarter of an hour and refresh."));
                            case MetricAnswer.Read _ ->
                                    Optional.of(measurement)
                                            .filter(_ -> expected)
                                            .map(each ->
                                                    unknown(
                                                            rule,
                                                            resource,
                                                            each,
                                                            "CloudWatch has no data of the last minutes",
                                                            "See whether it runs; then refresh."));
                        });
    }

    private static Verdict unknown(
            HealthRule rule,
            Resource resource,
            Measurement measurement,
            String why,
            String remedy) {
        MetricId id = measurement.question().metric().id();
        return Verdict.unknown(
                rule.key(),
                resource.arn(),
                id.name() + " is not known: " + why + ".",
                remedy,
                new Reading(
                        id.name(),
                        "no data",
                        measurement.at(),
                        source(measurement.question().statistic().word(), id)));
    }

    double last() {
        return points.getLast().value();
    }

    /** All values together. */
    double sum() {
        return points.stream().mapToDouble(MetricPoint::value).sum();
    }

    /** Since when it holds for each value up to the last one. */
    Optional<Instant> since(DoublePredicate holds) {
        Optional<Instant> since = Optional.empty();
        for (MetricPoint point : points.reversed()) {
            if (!holds.test(point.value())) {
                return since;
            }
            since = Optional.of(point.at());
        }
        return since;
    }

    String words(double value) {
        return series.question().words(value);
    }

    /** The last value as evidence. */
    Reading reading() {
        return reading(last(), points.getLast().at());
    }

    /** All values together as evidence. */
    Reading total() {
        return reading(sum(), series.window().from());
    }

    private Reading reading(double value, Instant at) {
        MetricId id = series.question().metric().id();
        return new Reading(
                id.name(), words(value), at, source(series.question().statistic().word(), id));
    }

    private static Evidence source(String statistic, MetricId id) {
        return new Evidence(
                MetricReader.ACTION, id.namespace() + " " + id.name() + " " + statistic);
    }
}
