package io.stratoscope.ui.control;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * What a {@link TimeChart} draws.
 *
 * @param from where the first period begins
 * @param period how long one is
 * @param values of each period; {@link Double#NaN} is a gap
 * @param before the same of an earlier time; empty where there is nothing to compare with
 * @param limits lines across, with what they mean
 * @param words a value for people
 * @param base 1024 for bytes, else 1000
 * @param zone in which times are shown
 */
public record ChartData(
        Instant from,
        Duration period,
        List<Double> values,
        List<Double> before,
        List<Limit> limits,
        DoubleFunction<String> words,
        double base,
        ZoneId zone) {

    /** A limit is left out of the picture where it would press the line into this part of it. */
    private static final double SMALLEST_SHARE = 0.2;

    /** A line across. */
    public record Limit(String name, double value) {}

    public ChartData {
        values = List.copyOf(values);
        before = List.copyOf(before);
        limits = List.copyOf(limits);
    }

    /** When the last period ends. */
    Instant to() {
        return from.plus(period.multipliedBy(values.size()));
    }

    /** Whether there is any value at all. */
    public boolean isEmpty() {
        return values.stream().allMatch(each -> each.isNaN());
    }

    /** The lowest and the highest value that the picture holds; from zero up, as long as nothing is below. */
    double[] bounds() {
        double least = 0;
        double most = 0;
        for (List<Double> line : List.of(values, before)) {
            for (double value : line) {
                if (!Double.isNaN(value)) {
                    least = Math.min(least, value);
                    most = Math.max(most, value);
                }
            }
        }
        double span = most - least;
        for (Limit limit : limits) {
            double high = Math.max(most, limit.value());
            double low = Math.min(least, limit.value());
            if (span > 0 && span >= SMALLEST_SHARE * (high - low)) {
                most = high;
                least = low;
            }
        }
        return new double[] {least, most > least ? most : least + 1};
    }
}
