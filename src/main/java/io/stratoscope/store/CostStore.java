package io.stratoscope.store;

import io.stratoscope.json.JsonFormatException;
import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Scope;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What was paid to learn: the last answer of Cost Explorer for an account and a scope, and when it was asked. Each request
 * costs money, so they are counted here, for all processes that use one data directory.
 */
public final class CostStore {
    private static final Duration DAY = Duration.ofDays(1);

    /**
     * An answer.
     *
     * @param askedAt when it was given
     */
    public record Kept(Instant askedAt, JsonObject answer) {}

    private final Database database;

    private CostStore(Database database) {
        this.database = database;
    }

    /**
     * Opens the store in a data directory, and makes both where there are none.
     *
     * @throws FileException when the directory cannot be made or written, or a newer Stratoscope wrote the file
     */
    public static CostStore open(Path dataDirectory, Clock clock) {
        return new CostStore(Database.open(dataDirectory, clock));
    }

    /**
     * The last answer; empty also where it can no longer be read.
     *
     * @param account as the operator named it
     * @throws FileException when the store cannot be read
     */
    public Optional<Kept> latest(String account, Scope scope) {
        try (Connection connection = database.connect();
                PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT asked_at, json FROM costs WHERE account = ? AND scope = ?")) {
            select.setString(1, account);
            select.setString(2, SnapshotStore.key(scope));
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? kept(row.getLong(1), row.getString(2)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw database.unusable(e);
        }
    }

    private static Optional<Kept> kept(long askedAt, String json) {
        try {
            return JsonText.parse(json) instanceof JsonObject answer
                    ? Optional.of(new Kept(Instant.ofEpochMilli(askedAt), answer))
                    : Optional.empty();
        } catch (JsonFormatException _) {
            return Optional.empty();
        }
    }

    /**
     * Keeps an answer in place of the one before.
     *
     * @throws FileException when it cannot be written
     */
    public void save(String account, Scope scope, Instant askedAt, JsonValue answer) {
        try (Connection connection = database.connect();
                PreparedStatement insert =
                        connection.prepareStatement(
                                "INSERT OR REPLACE INTO costs (account, scope, asked_at, json)"
                                        + " VALUES (?, ?, ?, ?)")) {
            insert.setString(1, account);
            insert.setString(2, SnapshotStore.key(scope));
            insert.setLong(3, askedAt.toEpochMilli());
            insert.setString(4, JsonText.compact(answer));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw database.unusable(e);
        }
    }

    /**
     * Notes that a request is about to be sent, unless as many were sent within the last 24 hours as may be.
     *
     * @return whether it may be sent
     * @throws FileException when it cannot be written: then nothing may be sent
     */
    public boolean take(String account, Instant now, int most) {
        boolean[] taken = {false};
        try (Connection connection = database.connect()) {
            Database.immediately(
                    connection,
                    () -> {
                        if (count(connection, account, now) < most) {
                            note(connection, account, now);
                            taken[0] = true;
                        }
                    });
        } catch (SQLException e) {
            throw database.unusable(e);
        }
        return taken[0];
    }

    /**
     * How many requests were sent within the last 24 hours.
     *
     * @throws FileException when the store cannot be read
     */
    public int sent(String account, Instant now) {
        try (Connection connection = database.connect()) {
            return count(connection, account, now);
        } catch (SQLException e) {
            throw database.unusable(e);
        }
    }

    private static int count(Connection connection, String account, Instant now)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT COUNT(*) FROM cost_requests WHERE account = ? AND sent_at > ?")) {
            select.setString(1, account);
            select.setLong(2, now.minus(DAY).toEpochMilli());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        }
    }

    private static void note(Connection connection, String account, Instant now)
            throws SQLException {
        try (PreparedStatement insert =
                        connection.prepareStatement(
                                "INSERT INTO cost_requests (account, sent_at) VALUES (?, ?)");
                PreparedStatement forget =
                        connection.prepareStatement(
                                "DELETE FROM cost_requests WHERE account = ? AND sent_at <= ?")) {
            insert.setString(1, account);
            insert.setLong(2, now.toEpochMilli());
            insert.executeUpdate();
            forget.setString(1, account);
            forget.setLong(2, now.minus(DAY).toEpochMilli());
            forget.executeUpdate();
        }
    }
}
