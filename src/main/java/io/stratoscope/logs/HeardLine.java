package io.stratoscope.logs;

/**
 * A line as one way of reading told it.
 *
 * @param ingested when CloudWatch Logs had it, in milliseconds since 1970
 */
record HeardLine(LogLine line, long ingested) {}
