package io.stratoscope.metrics;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What CloudWatch makes of the values within a period: one of its five
 * <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html">statistics</a>, or a
 * percentile.
 *
 * @param word as the API spells it: {@code Average}, {@code p95}
 */
public record Statistic(String word) implements Comparable<Statistic> {

    public static final Statistic AVERAGE = new Statistic("Average");
    public static final Statistic SUM = new Statistic("Sum");
    public static final Statistic MINIMUM = new Statistic("Minimum");
    public static final Statistic MAXIMUM = new Statistic("Maximum");
    public static final Statistic SAMPLE_COUNT = new Statistic("SampleCount");
    public static final Statistic P95 = new Statistic("p95");

    /** What a person is offered. */
    public static final List<Statistic> COMMON =
            List.of(
                    AVERAGE,
                    MINIMUM,
                    MAXIMUM,
                    SUM,
                    SAMPLE_COUNT,
                    new Statistic("p50"),
                    new Statistic("p90"),
                    P95,
                    new Statistic("p99"));

    private static final Pattern PERCENTILE = Pattern.compile("p(?:100|\\d{1,2}(?:\\.\\d{1,10})?)");

    /** Reads one, no matter the case, {@code avg}, {@code min} and {@code max} among them; empty where it is none. */
    public static Optional<Statistic> parse(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        return switch (word) {
            case "average", "avg" -> Optional.of(AVERAGE);
            case "sum" -> Optional.of(SUM);
            case "minimum", "min" -> Optional.of(MINIMUM);
            case "maximum", "max" -> Optional.of(MAXIMUM);
            case "samplecount" -> Optional.of(SAMPLE_COUNT);
            default ->
                    PERCENTILE.matcher(word).matches()
                            ? Optional.of(new Statistic(word))
                            : Optional.empty();
        };
    }

    /** Whether values of several periods together may be added up. */
    public boolean addsUp() {
        return equals(SUM) || equals(SAMPLE_COUNT);
    }

    @Override
    public int compareTo(Statistic other) {
        return word.compareTo(other.word);
    }
}
