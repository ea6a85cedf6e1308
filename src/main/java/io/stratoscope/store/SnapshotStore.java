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
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The snapshots of earlier runs, in an SQLite file of the data directory. It may be called
 * from any thread.
 */
public final class SnapshotStore {

    /** How many snapshots of the same account, scope and regions are kept. */
    static final int KEPT = 50;

    private final Database database;

    private SnapshotStore(Database database) {
        this.database = database;
    }

    /**
     * Opens the store in a data directory, and makes both where there are none. A file that is damaged is put aside, and an
     * empty store takes its place.
     *
     * @throws FileException when the directory cannot be made or written, or a newer Stratoscope wrote the file
     */
    public static SnapshotStore open(Path dataDirectory, Clock clock) {
        return new SnapshotStore(Database.open(dataDirectory, clock));
    }

    /** Where the damaged file went that was found on opening; empty where none was. For people to be told. */
    public Optional<Path> putAside() {
        return database.putAside();
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
        try (Connection connection = database.connect()) {
            Database.immediately(
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
            throw database.unusable(e);
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
        try (Connection connection = database.connect();
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
            throw database.unusable(e);
        }
    }

    /**
     * The newest snapshot of this account, scope and these regions of which something is so. They are read one after the other, as
     * far as is needed; one that can no longer be read is passed over.
     *
     * @throws FileException when the store cannot be read
     */
    public Optional<Snapshot> newest(
            String account, Scope scope, List<String> regions, Predicate<Snapshot> so) {
        try (Connection connection = database.connect();
                PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT json_gz FROM snapshots WHERE account = ? AND scope = ? AND"
                                        + " regions = ? ORDER BY id DESC")) {
            select.setString(1, account);
            select.setString(2, key(scope));
            select.setString(3, key(regions));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Optional<Snapshot> found = decompress(row.getBytes(1)).filter(so);
                    if (found.isPresent()) {
                        return found;
                    }
                }
                return Optional.empty();
            }
        } catch (SQLException e) {
            throw database.unusable(e);
        }
    }

    /** The scope as JSON, so that no two scopes share a key, whatever is in their tags. */
    static String key(Scope scope) {
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
}
