package io.stratoscope.store;

import io.stratoscope.store.MetricStore.Series;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The rows of metrics, on a connection that is open; closing it leaves the connection be. */
final class MetricRows implements AutoCloseable {

    /**
     * A series.
     *
     * @param tail what the last answer said of the periods that had just ended
     */
    record Head(long id, MetricDay tail) {
        long tailFrom() {
            return tail.begin();
        }

        long tailTo() {
            return tail.end();
        }
    }

    private static final String HEAD =
            "SELECT id, tail_from, tail_to, tail FROM metric_series WHERE account = ?"
                    + " AND region = ? AND metric = ? AND statistic = ? AND period = ?";

    private static final String NEW_HEAD =
            "INSERT INTO metric_series (account, region, metric, statistic, period,"
                    + " tail_from, tail_to, tail) VALUES (?, ?, ?, ?, ?, 0, 0, x'')";

    private static final String TAIL =
            "UPDATE metric_series SET tail_from = ?, tail_to = ?, tail = ?"
                    + " WHERE id = ? AND tail_to <= ?";

    private static final String DAY =
            "SELECT periods FROM metric_days WHERE series = ? AND begins_at = ?";

    private static final String NEW_DAY =
            "INSERT OR REPLACE INTO metric_days (series, begins_at, forget_at, periods)"
                    + " VALUES (?, ?, ?, ?)";

    private final Connection connection;

    /** Prepared once for all rows, since a look reads and writes hundreds. */
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    MetricRows(Connection connection) {
        this.connection = connection;
    }

    private PreparedStatement prepare(String statement) throws SQLException {
        PreparedStatement known = prepared.get(statement);
        if (known == null) {
            known = connection.prepareStatement(statement);
            prepared.put(statement, known);
        }
        return known;
    }

    /** Empty where nothing was ever kept of it. */
    Optional<Head> head(Series series) throws SQLException {
        PreparedStatement select = prepare(HEAD);
        name(select, series);
        try (ResultSet row = select.executeQuery()) {
            return row.next()
                    ? Optional.of(
                            new Head(
                                    row.getLong(1),
                                    MetricDay.of(
                                            row.getLong(2),
                                            row.getLong(3),
                                            series.period().toSeconds(),
                                            row.getBytes(4))))
                    : Optional.empty();
        }
    }

    private static void name(PreparedStatement statement, Series series) throws SQLException {
        statement.setString(1, series.account());
        statement.setString(2, series.region());
        statement.setString(3, series.metric());
        statement.setString(4, series.statistic());
        statement.setLong(5, series.period().toSeconds());
    }

    /** What a series is known by; a new one is made known. */
    long id(Series series) throws SQLException {
        Optional<Head> known = head(series);
        if (known.isPresent()) {
            return known.get().id();
        }
        PreparedStatement insert = prepare(NEW_HEAD);
        name(insert, series);
        insert.executeUpdate();
        return head(series).orElseThrow().id();
    }

    /** One row; nothing is known where it was not written yet. */
    MetricDay day(long series, long begin, long period) throws SQLException {
        long end = begin + MetricDay.length(period);
        PreparedStatement select = prepare(DAY);
        select.setLong(1, series);
        select.setLong(2, begin);
        try (ResultSet row = select.executeQuery()) {
            return row.next()
                    ? MetricDay.of(begin, end, period, row.getBytes(1))
                    : MetricDay.of(begin, end, period);
        }
    }

    void write(long series, MetricDay day, Duration kept) throws SQLException {
        PreparedStatement insert = prepare(NEW_DAY);
        insert.setLong(1, series);
        insert.setLong(2, day.begin());
        insert.setLong(3, day.end() + kept.toSeconds());
        insert.setBytes(4, day.encode());
        insert.executeUpdate();
    }

    /** An answer that ended sooner than the one that is kept is let be: two programs may ask at the same time. */
    void writeTail(long series, MetricDay tail) throws SQLException {
        PreparedStatement update = prepare(TAIL);
        update.setLong(1, tail.begin());
        update.setLong(2, tail.end());
        update.setBytes(3, tail.encode());
        update.setLong(4, series);
        update.setLong(5, tail.end());
        update.executeUpdate();
    }

    /** Forgets what is too old; each account has a clock of its own, and a simulated one may be years ahead. */
    void forget(String account, Instant now) throws SQLException {
        try (PreparedStatement days =
                        connection.prepareStatement(
                                "DELETE FROM metric_days WHERE forget_at < ? AND series IN"
                                        + " (SELECT id FROM metric_series WHERE account = ?)");
                PreparedStatement series =
                        connection.prepareStatement(
                                "DELETE FROM metric_series WHERE tail_to < ? AND account = ? AND NOT"
                                        + " EXISTS (SELECT 1 FROM metric_days"
                                        + " WHERE metric_days.series = metric_series.id)")) {
            days.setLong(1, now.getEpochSecond());
            days.setString(2, account);
            days.executeUpdate();
            series.setLong(1, now.minus(MetricStore.MINUTES_KEPT).getEpochSecond());
            series.setString(2, account);
            series.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement each : prepared.values()) {
            each.close();
        }
    }
}
