package io.stratoscope.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was read of metrics, so that nobody pays for it twice. A day of a series is one row of a few hundred bytes. It may be called from
 * any thread, and by several programs at once.
 */
public final class MetricStore {

    /**
     * How long after its end a period may still change, since AWS hears of it late. What was read sooner answers the very question that
     * it was read for, and no other.
     */
    static final Duration SETTLES = Duration.ofMinutes(5);

    /** What is closer than five minutes, long enough to be compared with the week before. */
    static final Duration MINUTES_KEPT = Duration.ofDays(8);

    /** What is closer than an hour. */
    static final Duration QUARTERS_KEPT = Duration.ofDays(32);

    /** All else. */
    static final Duration HOURS_KEPT = Duration.ofDays(400);

    /**
     * Values of one metric, of periods of one length.
     *
     * @param account as the operator named it
     * @param metric what the metric is known by within its region, in any spelling that is always the same
     */
    public record Series(
            String account, String region, String metric, String statistic, Duration period) {}

    /**
     * Some periods of a series, one after the other.
     *
     * @param from where the first begins; a multiple of the period since 1970
     * @param to where the last ends
     */
    public record Span(Series series, Instant from, Instant to) {
        public Span {
            long period = series.period().toSeconds();
            if (from.getEpochSecond() % period != 0
                    || to.getEpochSecond() % period != 0
                    || !from.isBefore(to)) {
                throw new IllegalArgumentException("not whole periods: " + from + " to " + to);
            }
        }

        long begin() {
            return from.getEpochSecond();
        }

        long end() {
            return to.getEpochSecond();
        }

        long period() {
            return series.period().toSeconds();
        }
    }

    /**
     * What was read.
     *
     * @param points by the beginning of the period; a period of the span without one is a gap
     */
    public record Kept(Span span, SortedMap<Instant, Double> points) {
        public Kept {
            points = Collections.unmodifiableSortedMap(new TreeMap<>(points));
        }

        OptionalDouble value(long second) {
            Double value = points.get(Instant.ofEpochSecond(second));
            return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
        }
    }

    private final Database database;

    private MetricStore(Database database) {
        this.database = database;
    }

    /**
     * Opens the store in a data directory, and makes both where there are none.
     *
     * @throws FileException when the directory cannot be made or written, or a newer Stratoscope wrote the file
     */
    public static MetricStore open(Path dataDirectory, Clock clock) {
        return new MetricStore(Database.open(dataDirectory, clock));
    }

    /**
     * What is known of each of some spans as a whole; one of which a part is missing is left out.
     *
     * @throws FileException when the store cannot be read
     */
    public Map<Span, Kept> read(Collection<Span> spans) {
        Map<Span, Kept> known = new LinkedHashMap<>();
        try (Connection connection = database.connect();
                MetricRows rows = new MetricRows(connection)) {
            for (Span span : spans) {
                Optional<MetricRows.Head> head = rows.head(span.series());
                if (head.isPresent()) {
                    whole(rows, head.get(), span).ifPresent(kept -> known.put(span, kept));
                }
            }
        } catch (SQLException e) {
            throw database.unusable(e);
        }
        return known;
    }

    private static Optional<Kept> whole(MetricRows rows, MetricRows.Head head, Span span)
            throws SQLException {
        SortedMap<Instant, Double> points = new TreeMap<>();
        // Of what had just ended, only the last answer counts, and only where it ended just then.
        boolean last = head.tailTo() == span.end();
        MetricDay day = MetricDay.NONE;
        for (long at = span.begin(); at < span.end(); at += span.period()) {
            if (last && at >= head.tailFrom()) {
                day = head.tail();
            } else if (!day.has(at)) {
                day = rows.day(head.id(), MetricDay.begin(at, span.period()), span.period());
            }
            if (!day.knows(at)) {
                return Optional.empty();
            }
            long second = at;
            day.value(at).ifPresent(value -> points.put(Instant.ofEpochSecond(second), value));
        }
        return Optional.of(new Kept(span, points));
    }

    /**
     * Keeps what was read.
     *
     * @param at when; periods that are not over by then must not be among it
     * @throws FileException when it cannot be written
     */
    public void add(Collection<Kept> read, Instant at) {
        if (read.isEmpty()) {
            return;
        }
        try (Connection connection = database.connect()) {
            Database.immediately(
                    connection,
                    () -> {
                        try (MetricRows rows = new MetricRows(connection)) {
                            for (Kept each : read) {
                                add(rows, each, at.minus(SETTLES).getEpochSecond());
                            }
                            for (String account :
                                    read.stream()
                                            .map(each -> each.span().series().account())
                                            .distinct()
                                            .toList()) {
                                rows.forget(account, at);
                            }
                        }
                    });
        } catch (SQLException e) {
            throw database.unusable(e);
        }
    }

    /** @param settled what ended by then changes no more */
    private static void add(MetricRows rows, Kept read, long settled) throws SQLException {
        Span span = read.span();
        long id = rows.id(span.series());
        long period = span.period();
        long at = span.begin();
        while (at < span.end() && at + period <= settled) {
            MetricDay day = rows.day(id, MetricDay.begin(at, period), period);
            while (day.has(at) && at < span.end() && at + period <= settled) {
                day.set(at, read.value(at));
                at += period;
            }
            rows.write(id, day, kept(span.series().period()));
        }
        if (at < span.end()) {
            MetricDay tail = MetricDay.of(at, span.end(), period);
            for (; at < span.end(); at += period) {
                tail.set(at, read.value(at));
            }
            rows.writeTail(id, tail);
        }
    }

    private static Duration kept(Duration period) {
        if (period.compareTo(Duration.ofMinutes(5)) < 0) {
            return MINUTES_KEPT;
        }
        return period.compareTo(Duration.ofHours(1)) < 0 ? QUARTERS_KEPT : HOURS_KEPT;
    }
}
