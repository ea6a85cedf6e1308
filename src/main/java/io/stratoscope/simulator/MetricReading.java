package io.stratoscope.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads metrics period by period, as far as CloudWatch still keeps them and never ahead of the clock: points of 60 s for
 * 15 days, of 5 minutes for 63 and of an hour for 455.
 */
final class MetricReading {

    private static final int SECONDS = 60;
    private static final int FIVE_MINUTES = 300;
    private static final int HOUR = 3600;
    private static final Duration MINUTES_KEPT = Duration.ofDays(15);
    private static final Duration FIVE_MINUTES_KEPT = Duration.ofDays(63);
    private static final Duration HOURS_KEPT = Duration.ofDays(455);
    private static final Pattern PERCENTILE = Pattern.compile("p(\\d{1,2}(?:\\.\\d+)?|100)");

    private final long now;

    MetricReading(Instant now) {
        this.now = now.getEpochSecond();
    }

    /** Whether a statistic is one of those that are simulated. */
    static boolean isKnown(String statistic) {
        return switch (statistic) {
            case "Average", "Sum", "Minimum", "Maximum", "SampleCount" -> true;
            default -> PERCENTILE.matcher(statistic).matches();
        };
    }

    /**
     * One point; empty where there is none.
     *
     * @param start of the period, in seconds since 1970
     */
    OptionalDouble at(SimulatedMetric metric, long start, int period, String statistic) {
        if (start < oldest(period)) {
            return OptionalDouble.empty();
        }
        long first =
                Math.max(
                        Math.floorDiv(start, SECONDS),
                        Math.floorDiv(metric.since().getEpochSecond(), SECONDS));
        // A minute that is not over has no point yet.
        long end = Math.min(Math.floorDiv(start + period, SECONDS), Math.floorDiv(now, SECONDS));
        Optional<Double> share = share(statistic);
        Sample all = Sample.NONE;
        double below = 0;
        for (long minute = first; minute < end; minute++) {
            Sample sample = metric.series().at(minute);
            if (!sample.isNone()) {
                all = all.and(sample);
                below += share.map(sample::percentile).orElse(0.0) * sample.count();
            }
        }
        if (all.isNone()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(
                switch (statistic) {
                    case "Average" -> all.average();
                    case "Sum" -> all.sum();
                    case "Minimum" -> all.min();
                    case "Maximum" -> all.max();
                    case "SampleCount" -> all.count();
                    default -> below / all.count();
                });
    }

    private long oldest(int period) {
        Duration kept =
                period % HOUR == 0
                        ? HOURS_KEPT
                        : period % FIVE_MINUTES == 0 ? FIVE_MINUTES_KEPT : MINUTES_KEPT;
        return now - kept.toSeconds();
    }

    private static Optional<Double> share(String statistic) {
        Matcher matcher = PERCENTILE.matcher(statistic.toLowerCase(Locale.ROOT));
        return matcher.matches()
                ? Optional.of(Double.parseDouble(matcher.group(1)) / 100)
                : Optional.empty();
    }
}
