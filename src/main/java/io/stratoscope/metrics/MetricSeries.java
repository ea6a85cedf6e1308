package io.stratoscope.metrics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was read of a metric.
 *
 * @param window what was asked for
 * @param points oldest first, each period at most once; a period without one is a gap
 * @param partial whether AWS said that there are more
 * @param notes what AWS said beside the values
 */
public record MetricSeries(
        MetricQuestion question,
        MetricWindow window,
        List<MetricPoint> points,
        boolean partial,
        List<String> notes) {

    public MetricSeries {
        points = List.copyOf(points);
        notes = List.copyOf(notes);
    }

    /**
     * The figures of the whole.
     *
     * @param last the newest value
     * @param lastAt when its period began
     * @param average of the values of the periods
     */
    public record Figures(
            double last, Instant lastAt, double minimum, double average, double maximum) {}

    /**
     * A value for each period from the first on; {@link Double#NaN} for a gap. Where silence means that there was nothing to
     * count, it is 0.
     */
    public double[] values() {
        double[] values = new double[window.points()];
        Map<Instant, Double> byTime = new HashMap<>();
        points.forEach(point -> byTime.put(point.at(), point.value()));
        double none = question.silenceIsZero() ? 0 : Double.NaN;
        Instant at = window.from();
        for (int i = 0; i < values.length; i++, at = at.plus(window.period())) {
            values[i] = byTime.getOrDefault(at, none);
        }
        return values;
    }

    /** Empty where there is no value. */
    public Optional<Figures> figures() {
        List<MetricPoint> known = new ArrayList<>();
        double[] values = values();
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                known.add(
                        new MetricPoint(
                                window.from().plus(window.period().multipliedBy(i)), values[i]));
            }
        }
        if (known.isEmpty()) {
            return Optional.empty();
        }
        double sum = 0;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (MetricPoint point : known) {
            sum += point.value();
            least = Math.min(least, point.value());
            most = Math.max(most, point.value());
        }
        MetricPoint last = known.getLast();
        return Optional.of(new Figures(last.value(), last.at(), least, sum / known.size(), most));
    }
}
