package io.stratoscope.logs;

/**
 * A line as it came in.
 *
 * @param late whether lines that are younger were told before it: who shows them puts it in its place
 */
public record FollowedLine(LogLine line, boolean late) {}
