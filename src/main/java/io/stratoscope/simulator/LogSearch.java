package io.stratoscope.simulator;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Looks through the lines of a group in the order of their times, a page at a time. A page ends when it is full, or when a day of
 * lines that are made on demand was looked through: then it may be empty and have a token all the same, as AWS's.
 *
 * @param writers whose lines are made on demand
 * @param written what was put there
 * @param from milliseconds since 1970, the first moment
 * @param to the last moment
 * @param now what comes in later is not seen
 * @param hostile whether pages come short or empty although more follows
 */
record LogSearch(
        Collection<LogWriter> writers,
        NavigableSet<LogEvent> written,
        long from,
        long to,
        long now,
        Predicate<LogEvent> wanted,
        boolean hostile) {

    /** What fits a page: 1 MB, of which each line takes <a href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html">26 bytes more than its text</a>. */
    private static final int MOST_BYTES = 1 << 20;

    private static final String MARK = "f1";

    static final int OVERHEAD = 26;

    private static final long SCANNED_SECONDS = 86_400;
    private static final int MILLIS = 1000;

    record Page(List<LogEvent> events, Optional<String> token) {}

    /** Where a page begins: after this line. */
    private record Position(LogEvent after, int turn) {}

    /**
     * One page.
     *
     * @param most how many lines it may have
     * @throws Paging.Refused when the token is none
     */
    Page page(int most, @Nullable String token) {
        Position start = token == null ? new Position(LogEvent.before(from), 0) : position(token);
        int room = hostile ? Paging.hostileLength(most, start.turn()) : most;
        List<LogEvent> found = new ArrayList<>();
        long second = Math.floorDiv(start.after().timestamp(), MILLIS);
        long scannedUntil = second + SCANNED_SECONDS;
        LogEvent after = start.after();
        int bytes = 0;
        while (second * MILLIS <= to) {
            if (second >= scannedUntil && !writers.isEmpty()) {
                return page(found, LogEvent.before(second * MILLIS), start);
            }
            for (LogEvent event : at(second, after)) {
                int size = event.message().getBytes(StandardCharsets.UTF_8).length + OVERHEAD;
                if (found.size() == room || (bytes + size > MOST_BYTES && !found.isEmpty())) {
                    return page(found, after, start);
                }
                found.add(event);
                bytes += size;
                after = event;
            }
            second = next(second);
        }
        return hostile && !found.isEmpty()
                ? page(found, after, start)
                : new Page(found, Optional.empty());
    }

    /** The next second in which there may be something. */
    private long next(long second) {
        if (!writers.isEmpty() && second * MILLIS <= now) {
            return second + 1;
        }
        LogEvent event = written.ceiling(LogEvent.before((second + 1) * MILLIS));
        return event == null ? Long.MAX_VALUE / MILLIS : Math.floorDiv(event.timestamp(), MILLIS);
    }

    private Iterable<LogEvent> at(long second, LogEvent after) {
        NavigableSet<LogEvent> events =
                new TreeSet<>(
                        written.subSet(
                                LogEvent.before(second * MILLIS),
                                true,
                                LogEvent.before((second + 1) * MILLIS),
                                false));
        writers.forEach(writer -> events.addAll(writer.at(second)));
        events.removeIf(event ->
                event.compareTo(after) <= 0
                        || event.timestamp() < from
                        || event.timestamp() > to
                        || event.ingestion() > now
                        || !wanted.test(event));
        return events;
    }

    private static Page page(List<LogEvent> found, LogEvent after, Position start) {
        return new Page(found, Optional.of(token(new Position(after, start.turn() + 1))));
    }

    private static String token(Position at) {
        return PageToken.of(
                MARK, at.after().timestamp(), at.after().ingestion(), at.after().id(), at.turn());
    }

    private static Position position(String token) {
        List<String> parts = PageToken.parts(MARK, 4, token).orElseThrow(LogSearch::invalid);
        try {
            return new Position(
                    new LogEvent(
                            Long.parseLong(parts.getFirst()),
                            Long.parseLong(parts.get(1)),
                            parts.get(2),
                            "",
                            ""),
                    Integer.parseInt(parts.getLast()));
        } catch (NumberFormatException _) {
            throw invalid();
        }
    }

    private static Paging.Refused invalid() {
        return new Paging.Refused("The specified nextToken is invalid.");
    }
}
