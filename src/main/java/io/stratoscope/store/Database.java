package io.stratoscope.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * The SQLite file of the data directory. Two processes may use one file: the journal is write-ahead, and who finds it locked
 * waits. Each use opens the file anew, so it may be called from any thread.
 */
final class Database {
    /** How long to wait for another process that writes. */
    private static final int BUSY_MILLIS = 10_000;

    /** <a href="https://www.sqlite.org/rescode.html">Result codes</a>: the low byte is the primary one. */
    private static final int SQLITE_CORRUPT = 11;

    private static final int SQLITE_NOTADB = 26;

    /** Each step brings the schema from its index to the next version, which {@code PRAGMA user_version} holds. */
    private static final List<String> MIGRATIONS =
            List.of(
                    """
                    CREATE TABLE snapshots (
                        id INTEGER PRIMARY KEY,
                        account TEXT NOT NULL,
                        scope TEXT NOT NULL,
                        regions TEXT NOT NULL,
                        taken_at TEXT NOT NULL,
                        json_gz BLOB NOT NULL);
                    CREATE INDEX snapshots_of ON snapshots (account, scope, regions, id);
                    """,
                    """
                    CREATE TABLE costs (
                        account TEXT NOT NULL,
                        scope TEXT NOT NULL,
                        asked_at INTEGER NOT NULL,
                        json TEXT NOT NULL,
                        PRIMARY KEY (account, scope));
                    CREATE TABLE cost_requests (
                        account TEXT NOT NULL,
                        sent_at INTEGER NOT NULL);
                    CREATE INDEX cost_requests_of ON cost_requests (account, sent_at);
                    """,
                    """
                    CREATE TABLE health_looks (
                        id INTEGER PRIMARY KEY,
                        account TEXT NOT NULL,
                        scope TEXT NOT NULL,
                        first_at INTEGER NOT NULL,
                        last_at INTEGER NOT NULL,
                        state TEXT NOT NULL,
                        looks INTEGER NOT NULL);
                    CREATE INDEX health_looks_of ON health_looks (account, scope, last_at);
                    CREATE TABLE health_troubles (
                        id INTEGER PRIMARY KEY,
                        account TEXT NOT NULL,
                        scope TEXT NOT NULL,
                        first_at INTEGER NOT NULL,
                        last_at INTEGER NOT NULL,
                        resource TEXT NOT NULL,
                        name TEXT NOT NULL,
                        state TEXT NOT NULL,
                        rule TEXT NOT NULL,
                        words TEXT NOT NULL);
                    CREATE INDEX health_troubles_of ON health_troubles (account, scope, last_at);
                    """,
                    """
                    CREATE TABLE watching (
                        account TEXT NOT NULL,
                        month TEXT NOT NULL,
                        service TEXT NOT NULL,
                        operation TEXT NOT NULL,
                        calls INTEGER NOT NULL,
                        units INTEGER NOT NULL,
                        nano_usd INTEGER NOT NULL,
                        PRIMARY KEY (account, month, service, operation));
                    """,
                    """
                    CREATE TABLE metric_series (
                        id INTEGER PRIMARY KEY,
                        account TEXT NOT NULL,
                        region TEXT NOT NULL,
                        metric TEXT NOT NULL,
                        statistic TEXT NOT NULL,
                        period INTEGER NOT NULL,
                        tail_from INTEGER NOT NULL,
                        tail_to INTEGER NOT NULL,
                        tail BLOB NOT NULL,
                        UNIQUE (account, region, metric, statistic, period));
                    CREATE TABLE metric_days (
                        series INTEGER NOT NULL,
                        begins_at INTEGER NOT NULL,
                        forget_at INTEGER NOT NULL,
                        periods BLOB NOT NULL,
                        PRIMARY KEY (series, begins_at));
                    CREATE INDEX metric_days_to_forget ON metric_days (forget_at);
                    """);

    private final Path file;
    private final Optional<Path> putAside;

    private Database(Path file, Optional<Path> putAside) {
        this.file = file;
        this.putAside = putAside;
    }

    /**
     * Opens the file in a data directory, and makes both where there are none. A file that is damaged is put aside, and an
     * empty one takes its place.
     *
     * @throws FileException when the directory cannot be made or written, or a newer Stratoscope wrote the file
     */
    static Database open(Path dataDirectory, Clock clock) {
        Path file = file(dataDirectory);
        try {
            Files.createDirectories(dataDirectory);
        } catch (IOException e) {
            throw new FileException(
                    "cannot make the data directory "
                            + dataDirectory
                            + ": "
                            + FileReason.of(dataDirectory, e)
                            + "; choose another with --data-dir",
                    e);
        }
        try {
            migrate(file);
            return new Database(file, Optional.empty());
        } catch (SQLException e) {
            if (!damaged(e)) {
                throw unusable(file, e);
            }
        }
        Path aside = putAside(file, clock);
        try {
            migrate(file);
        } catch (SQLException e) {
            throw unusable(file, e);
        }
        return new Database(file, Optional.of(aside));
    }

    /** Where it is in a data directory. */
    static Path file(Path dataDirectory) {
        return dataDirectory.resolve("stratoscope.db");
    }

    /** Where the damaged file went that was found on opening; empty where none was. For people to be told. */
    Optional<Path> putAside() {
        return putAside;
    }

    /** A connection, to be closed. */
    Connection connect() throws SQLException {
        return connect(file);
    }

    private static Connection connect(Path file) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = " + BUSY_MILLIS);
            statement.execute("PRAGMA journal_mode = WAL");
            // A snapshot that a power cut takes is made again; a damaged file would lose them all.
            statement.execute("PRAGMA synchronous = NORMAL");
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }

    private static void migrate(Path file) throws SQLException {
        try (Connection connection = connect(file)) {
            immediately(
                    connection,
                    () -> {
                        int version = version(connection);
                        if (version > MIGRATIONS.size()) {
                            throw new FileException(
                                    "cannot use "
                                            + file
                                            + ": a newer Stratoscope wrote it (version "
                                            + version
                                            + "); update, or choose another directory with --data-dir");
                        }
                        try (Statement statement = connection.createStatement()) {
                            for (String migration :
                                    MIGRATIONS.subList(version, MIGRATIONS.size())) {
                                statement.executeUpdate(migration);
                            }
                            statement.execute("PRAGMA user_version = " + MIGRATIONS.size());
                        }
                    });
            check(connection);
        }
    }

    private static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA user_version")) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    private static void check(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA quick_check(1)")) {
            if (!row.next() || !row.getString(1).equals("ok")) {
                throw new SQLException("the file is damaged", "", SQLITE_CORRUPT);
            }
        }
    }

    /** Work on an open connection. */
    @FunctionalInterface
    interface Work {
        void run() throws SQLException;
    }

    /** A transaction that takes the lock at once: one that took it later could not wait for another process. */
    static void immediately(Connection connection, Work work) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            boolean done = false;
            try {
                work.run();
                statement.execute("COMMIT");
                done = true;
            } finally {
                if (!done) {
                    statement.execute("ROLLBACK");
                }
            }
        }
    }

    private static boolean damaged(SQLException e) {
        int code = e.getErrorCode() & 0xff;
        return code == SQLITE_CORRUPT || code == SQLITE_NOTADB;
    }

    private static Path putAside(Path file, Clock clock) {
        Path aside = file.resolveSibling(file.getFileName() + ".damaged-" + clock.millis());
        try {
            Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
            // They belong to the damaged file; beside a new one they would damage that too.
            Files.deleteIfExists(file.resolveSibling(file.getFileName() + "-wal"));
            Files.deleteIfExists(file.resolveSibling(file.getFileName() + "-shm"));
            return aside;
        } catch (IOException e) {
            throw new FileException(
                    "cannot put the damaged " + file + " aside: " + FileReason.of(file, e), e);
        }
    }

    /** What to tell people when SQLite refuses. */
    FileException unusable(SQLException e) {
        return unusable(file, e);
    }

    private static FileException unusable(Path file, SQLException e) {
        String words = String.valueOf(e.getMessage()).replaceAll("\\s*\\R\\s*", " ");
        return new FileException(
                "cannot use " + file + ": " + words + "; choose another directory with --data-dir",
                e);
    }
}
