package io.stratoscope.store;

import io.stratoscope.json.JsonFormatException;
import io.stratoscope.json.JsonText;
import io.stratoscope.json.SnapshotCodec;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The snapshots of earlier runs, in an SQLite file of the data directory. Two processes may use one file: the journal is
 * write-ahead, and who finds it locked waits. Each method opens the file anew, so it may be called from any thread.
 */
public final class SnapshotStore {

    /** How many snapshots of the same account, scope and regions are kept. */
    static final int KEPT = 50;

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
                    """);

    private final Path file;
    private final Optional<Path> putAside;

    private SnapshotStore(Path file, Optional<Path> putAside) {
        this.file = file;
        this.putAside = putAside;
    }

    /**
     * Opens the store in a data directory, and makes both where there are none. A file that is damaged is put aside, and an
     * empty store takes its place.
     *
     * @throws FileException when the directory cannot be made or written, or a newer Stratoscope wrote the file
     */
    public static SnapshotStore open(Path dataDirectory, Clock clock) {
        Path file = dataDirectory.resolve("stratoscope.db");
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
            return new SnapshotStore(file, Optional.empty());
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
        return new SnapshotStore(file, Optional.of(aside));
    }

    /** Where the damaged file went that was found on opening; empty where none was. For people to be told. */
    public Optional<Path> putAside() {
        return putAside;
    }

    /**
     * Keeps a snapshot, and forgets the oldest of its kind beyond the last fifty.
     *
     * @throws FileException when it cannot be written
     */
    public void save(Snapshot snapshot) {
        byte[] content = compress(snapshot);
        String account = snapshot.account().label();
        String scope = key(snapshot.scope());
        String regions = key(snapshot.regions());
        try (Connection connection = connect(file)) {
            immediately(
                    connection,
                    () -> {
                        try (PreparedStatement insert =
                                connection.prepareStatement(
                                        "INSERT INTO snapshots (account, scope, regions, taken_at,"
                                                + " json_gz) VALUES (?, ?, ?, ?, ?)")) {
                            insert.setString(1, account);
                            insert.setString(2, scope);
                            insert.setString(3, regions);
                            insert.setString(4, snapshot.takenAt().toString());
                            insert.setBytes(5, content);
                            insert.executeUpdate();
                        }
                        try (PreparedStatement forget =
                                connection.prepareStatement(
                                        "DELETE FROM snapshots WHERE id IN (SELECT id FROM"
                                                + " snapshots WHERE account = ? AND scope = ? AND"
                                                + " regions = ? ORDER BY id DESC LIMIT -1 OFFSET"
                                                + " ?)")) {
                            forget.setString(1, account);
                            forget.setString(2, scope);
                            forget.setString(3, regions);
                            forget.setInt(4, KEPT);
                            forget.executeUpdate();
                        }
                    });
        } catch (SQLException e) {
            throw unusable(file, e);
        }
    }

    /**
     * The snapshot of this account, scope and these regions that was saved last; their order does not matter. Empty also
     * where it can no longer be read: it is only a memory, and a new discovery replaces it.
     *
     * @param account as the operator named it, {@link io.stratoscope.model.AccountInfo#label}: an emulator's or the simulated
     *     account may have the same number as a real one
     * @throws FileException when the store cannot be read
     */
    public Optional<Snapshot> latest(String account, Scope scope, List<String> regions) {
        try (Connection connection = connect(file);
                PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT json_gz FROM snapshots WHERE account = ? AND scope = ? AND"
                                        + " regions = ? ORDER BY id DESC LIMIT 1")) {
            select.setString(1, account);
            select.setString(2, key(scope));
            select.setString(3, key(regions));
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? decompress(row.getBytes(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw unusable(file, e);
        }
    }

    /** The scope as JSON, so that no two scopes share a key, whatever is in their tags. */
    private static String key(Scope scope) {
        return JsonText.compact(
                switch (scope) {
                    case Scope.Everything() -> JsonValue.object().put("everything", true).build();
                    case Scope.Tagged(var tags) -> JsonValue.object().put("tags", tags).build();
                });
    }

    private static String key(List<String> regions) {
        return String.join(",", regions.stream().sorted().distinct().toList());
    }

    private static byte[] compress(Snapshot snapshot) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Writer writer =
                new OutputStreamWriter(new GZIPOutputStream(bytes), StandardCharsets.UTF_8)) {
            SnapshotCodec.write(snapshot, writer);
        } catch (IOException e) {
            throw new FileException("cannot pack the snapshot: " + e.getMessage(), e);
        }
        return bytes.toByteArray();
    }

    private static Optional<Snapshot> decompress(byte[] content) {
        try (InputStreamReader reader =
                new InputStreamReader(
                        new GZIPInputStream(new ByteArrayInputStream(content)),
                        StandardCharsets.UTF_8)) {
            return Optional.of(SnapshotCodec.read(reader));
        } catch (IOException | JsonFormatException _) {
            return Optional.empty();
        }
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
    private interface Work {
        void run() throws SQLException;
    }

    /** A transaction that takes the lock at once: one that took it later could not wait for another process. */
    private static void immediately(Connection connection, Work work) throws SQLException {
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

    private static FileException unusable(Path file, SQLException e) {
        String words = String.valueOf(e.getMessage()).replaceAll("\\s*\\R\\s*", " ");
        return new FileException(
                "cannot use " + file + ": " + words + "; choose another directory with --data-dir",
                e);
    }
}
