package io.stratoscope.health;

import io.stratoscope.metrics.MetricAnswer;
import io.stratoscope.metrics.MetricQuestion;

import java.time.Instant;

/**
 * What CloudWatch measured of a resource in the last minutes, or why that is not known.
 *
 * @param at when it was asked
 */
public record Measurement(Instant at, MetricQuestion question, MetricAnswer answer) {}
