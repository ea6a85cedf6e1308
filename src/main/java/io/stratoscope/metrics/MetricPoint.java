package io.stratoscope.metrics;

import java.time.Instant;

/**
 * A value of a period.
 *
 * @param at when the period begins
 */
public record MetricPoint(Instant at, double value) {}
