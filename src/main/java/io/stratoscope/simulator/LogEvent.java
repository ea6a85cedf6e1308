package io.stratoscope.simulator;

import java.util.Comparator;

/**
 * One line in a stream.
 *
 * @param timestamp when it was written, in milliseconds since 1970
 * @param ingestion when CloudWatch Logs had it: nobody sees it before
 */
record LogEvent(long timestamp, long ingestion, String id, String stream, String message)
        implements Comparable<LogEvent> {

    /** The order in which <a href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html">FilterLogEvents</a> returns them. */
    private static final Comparator<LogEvent> ORDER =
            Comparator.comparingLong(LogEvent::timestamp)
                    .thenComparingLong(LogEvent::ingestion)
                    .thenComparing(LogEvent::id);

    /** What comes before all lines of a moment. */
    static LogEvent before(long timestamp) {
        return new LogEvent(timestamp, -1, "", "", "");
    }

    @Override
    public int compareTo(LogEvent other) {
        return ORDER.compare(this, other);
    }
}
