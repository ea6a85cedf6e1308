package io.stratoscope.metrics;

/** A question, and the periods for which it is asked. */
record MetricInquiry(MetricQuestion question, MetricWindow window) {}
