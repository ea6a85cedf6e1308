package io.stratoscope.metrics;

import io.stratoscope.model.Failure;

/** What came of a question after a metric. */
public sealed interface MetricAnswer {

    /** It was read; there may be gaps, and nothing but a gap. */
    record Read(MetricSeries series) implements MetricAnswer {}

    /** CloudWatch lists no such metric with data in the last two weeks, so it was not asked for: that would be billed. */
    record NotListed() implements MetricAnswer {}

    /** It could not be read. */
    record Unread(Failure failure) implements MetricAnswer {}
}
