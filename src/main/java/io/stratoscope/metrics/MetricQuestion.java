package io.stratoscope.metrics;

/**
 * What is to be asked of a metric.
 *
 * @param region where it is
 * @param statistic what is wanted of its values
 */
public record MetricQuestion(String region, Metric metric, Statistic statistic) {

    /** By the statistic that says most. */
    public MetricQuestion(String region, Metric metric) {
        this(region, metric, metric.statistic());
    }

    /** The same by another statistic. */
    public MetricQuestion by(Statistic other) {
        return new MetricQuestion(region, metric, other);
    }

    /** Whether no point means that there was nothing to count, not that nothing is known. */
    public boolean silenceIsZero() {
        return metric.silence() == Metric.Silence.NONE && statistic.addsUp();
    }

    /** A value for people. */
    public String words(double value) {
        return statistic.equals(Statistic.SAMPLE_COUNT)
                ? MetricUnit.COUNT.words(value)
                : metric.words(value);
    }
}
