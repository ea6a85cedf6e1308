package io.stratoscope.logs;

import io.stratoscope.model.Failure;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a reading went.
 *
 * @param lines how many lines were wanted
 * @param failures by the name of the log group, or of the log files: why it could not be read, or not to its end
 * @param cancelled whether somebody stopped it
 */
public record LogReading(long lines, Map<String, Failure> failures, boolean cancelled) {
    public LogReading {
        failures = Collections.unmodifiableMap(new TreeMap<>(failures));
    }
}
