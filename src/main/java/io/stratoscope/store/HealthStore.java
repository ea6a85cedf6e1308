package io.stratoscope.store;

import io.stratoscope.model.Scope;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a project was, look by look. What stays the same from one look to the next is one row that grows longer, so that a day of looks
 * each minute takes a few rows and not a few thousand. It may be called from any thread, and by several programs at once.
 */
public final class HealthStore {

    /** How long anything is remembered. */
    static final Duration KEPT = Duration.ofDays(90);

    /**
     * After a longer pause than this nobody knows how it was in between: what is seen then begins anew. Three looks at the slowest pace
     * that the window offers.
     */
    public static final Duration PATIENCE = Duration.ofMinutes(15);

    /**
     * Looks that all found the same.
     *
     * @param from the first of them
     * @param to the last of them; the same where there was one
     * @param state the project's
     * @param looks how many
     */
    public record Stretch(Instant from, Instant to, String state, int looks) {}

    /**
     * What was said of a resource that was not healthy, as long as the same was said.
     *
     * @param resource its ARN
     * @param name for people
     * @param rule the key of the rule that said it
     */
    public record Trouble(
            String resource,
            String name,
            String state,
            String rule,
            String words,
            Instant from,
            Instant to) {

        /** Seen once so far. */
        public static Trouble at(
                Instant at, String resource, String name, String state, String rule, String words) {
            return new Trouble(resource, name, state, rule, words, at, at);
        }

        /** Words may count minutes; who says it of what, and how bad, makes it the same. */
        List<String> sameness() {
            return List.of(resource, state, rule);
        }
    }

    private record Row<T>(long id, T value) {}

    private final Database database;

    private HealthStore(Database database) {
        this.database = database;
    }

    /**
     * Opens the store in a data directory, and makes both where there are none.
     *
     * @throws FileException when the directory cannot be made or written, or a newer Stratoscope wrote the file
     */
    public static HealthStore open(Path dataDirectory, Clock clock) {
        return new HealthStore(Database.open(dataDirectory, clock));
    }

    /**
     * Adds a look. One that is older than the last is let be: two programs may look at the same time.
     *
     * @param account as the operator named it
     * @param at when it was looked
     * @param state the project's
     * @param troubles of everything that is not healthy
     * @throws FileException when it cannot be written
     */
    public void add(String account, Scope scope, Instant at, String state, List<Trouble> troubles) {
        String key = SnapshotStore.key(scope);
        try (Connection connection = database.connect()) {
            Database.immediately(
                    connection,
                    () -> {
                        List<Row<Stretch>> looks =
                                looks(connection, account, key, at.minus(PATIENCE));
                        if (looks.isEmpty() || !looks.getLast().value().to().isAfter(at)) {
                            look(connection, account, key, at, state, looks);
                            troubles(connection, account, key, at, troubles, looks);
                            forget(connection, account, at);
                        }
                    });
        } catch (SQLException e) {
            throw database.unusable(e);
        }
    }

    /**
     * The looks since a moment, oldest first.
     *
     * @throws FileException when the store cannot be read
     */
    public List<Stretch> looks(String account, Scope scope, Instant since) {
        try (Connection connection = database.connect()) {
            return looks(connection, account, SnapshotStore.key(scope), since).stream()
                    .map(Row::value)
                    .toList();
        } catch (SQLException e) {
            throw database.unusable(e);
        }
    }

    /**
     * What was not healthy since a moment, oldest first.
     *
     * @throws FileException when the store cannot be read
     */
    public List<Trouble> troubles(String account, Scope scope, Instant since) {
        try (Connection connection = database.connect()) {
            return troubles(connection, account, SnapshotStore.key(scope), since).stream()
                    .map(Row::value)
                    .toList();
        } catch (SQLException e) {
            throw database.unusable(e);
        }
    }

    private static void look(
            Connection connection,
            String account,
            String scope,
            Instant at,
            String state,
            List<Row<Stretch>> looks)
            throws SQLException {
        if (!looks.isEmpty() && looks.getLast().value().state().equals(state)) {
            try (PreparedStatement longer =
                    connection.prepareStatement(
                            "UPDATE health_looks SET last_at = ?, looks = looks + 1 WHERE id = ?")) {
                longer.setLong(1, at.toEpochMilli());
                longer.setLong(2, looks.getLast().id());
                longer.executeUpdate();
            }
            return;
        }
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO health_looks (account, scope, first_at, last_at, state, looks)"
                                + " VALUES (?, ?, ?, ?, ?, 1)")) {
            insert.setString(1, account);
            insert.setString(2, scope);
            insert.setLong(3, at.toEpochMilli());
            insert.setLong(4, at.toEpochMilli());
            insert.setString(5, state);
            insert.executeUpdate();
        }
    }

    /** Those that were so at the last look go on; the others begin. */
    private static void troubles(
            Connection connection,
            String account,
            String scope,
            Instant at,
            List<Trouble> troubles,
            List<Row<Stretch>> looks)
            throws SQLException {
        Map<List<String>, Long> before = new HashMap<>();
        if (!looks.isEmpty()) {
            troubles(connection, account, scope, looks.getLast().value().to())
                    .forEach(row -> before.put(row.value().sameness(), row.id()));
        }
        try (PreparedStatement longer =
                        connection.prepareStatement(
                                "UPDATE health_troubles SET last_at = ?, words = ? WHERE id = ?");
                PreparedStatement insert =
                        connection.prepareStatement(
                                "INSERT INTO health_troubles (account, scope, first_at, last_at,"
                                        + " resource, name, state, rule, words) VALUES (?, ?, ?, ?, ?,"
                                        + " ?, ?, ?, ?)")) {
            for (Trouble trouble : troubles) {
                Long earlier = before.get(trouble.sameness());
                if (earlier != null) {
                    longer.setLong(1, at.toEpochMilli());
                    longer.setString(2, trouble.words());
                    longer.setLong(3, earlier);
                    longer.addBatch();
                } else {
                    insert.setString(1, account);
                    insert.setString(2, scope);
                    insert.setLong(3, at.toEpochMilli());
                    insert.setLong(4, at.toEpochMilli());
                    insert.setString(5, trouble.resource());
                    insert.setString(6, trouble.name());
                    insert.setString(7, trouble.state());
                    insert.setString(8, trouble.rule());
                    insert.setString(9, trouble.words());
                    insert.addBatch();
                }
            }
            longer.executeBatch();
            insert.executeBatch();
        }
    }

    /** Each account has a clock of its own, and a simulated one may be years ahead. */
    private static void forget(Connection connection, String account, Instant at)
            throws SQLException {
        for (String table : List.of("health_looks", "health_troubles")) {
            try (PreparedStatement forget =
                    connection.prepareStatement(
                            "DELETE FROM " + table + " WHERE account = ? AND last_at < ?")) {
                forget.setString(1, account);
                forget.setLong(2, at.minus(KEPT).toEpochMilli());
                forget.executeUpdate();
            }
        }
    }

    private static List<Row<Stretch>> looks(
            Connection connection, String account, String scope, Instant since)
            throws SQLException {
        try (PreparedStatement select =
                        since(connection, "first_at, last_at, state, looks", "health_looks");
                ResultSet row = of(select, account, scope, since)) {
            List<Row<Stretch>> looks = new ArrayList<>();
            while (row.next()) {
                looks.add(
                        new Row<>(
                                row.getLong("id"),
                                new Stretch(
                                        Instant.ofEpochMilli(row.getLong("first_at")),
                                        Instant.ofEpochMilli(row.getLong("last_at")),
                                        row.getString("state"),
                                        row.getInt("looks"))));
            }
            return looks;
        }
    }

    private static List<Row<Trouble>> troubles(
            Connection connection, String account, String scope, Instant since)
            throws SQLException {
        try (PreparedStatement select =
                        since(
                                connection,
                                "first_at, last_at, resource, name, state, rule, words",
                                "health_troubles");
                ResultSet row = of(select, account, scope, since)) {
            List<Row<Trouble>> troubles = new ArrayList<>();
            while (row.next()) {
                troubles.add(
                        new Row<>(
                                row.getLong("id"),
                                new Trouble(
                                        row.getString("resource"),
                                        row.getString("name"),
                                        row.getString("state"),
                                        row.getString("rule"),
                                        row.getString("words"),
                                        Instant.ofEpochMilli(row.getLong("first_at")),
                                        Instant.ofEpochMilli(row.getLong("last_at")))));
            }
            return troubles;
        }
    }

    private static PreparedStatement since(Connection connection, String columns, String table)
            throws SQLException {
        return connection.prepareStatement(
                "SELECT id, "
                        + columns
                        + " FROM "
                        + table
                        + " WHERE account = ? AND scope = ? AND last_at >= ? ORDER BY first_at, id");
    }

    private static ResultSet of(
            PreparedStatement select, String account, String scope, Instant since)
            throws SQLException {
        select.setString(1, account);
        select.setString(2, scope);
        select.setLong(3, since.toEpochMilli());
        return select.executeQuery();
    }
}
