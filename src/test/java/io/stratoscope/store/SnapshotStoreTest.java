package io.stratoscope.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

class SnapshotStoreTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);
    private static final Scope IMMICH = Scope.project("immich");

    @TempDir private Path directory;

    private SnapshotStore open() {
        return SnapshotStore.open(directory, CLOCK);
    }

    private Path file() {
        return directory.resolve("stratoscope.db");
    }

    @Test
    void theLastOneThatWasSavedIsTheLatestAfterARestart() {
        Snapshot second = SampleSnapshots.of(IMMICH, "second");
        open().save(SampleSnapshots.of(IMMICH, "first"));
        open().save(second);

        assertThat(open().latest(SampleSnapshots.ACCOUNT, IMMICH, SampleSnapshots.REGIONS))
                .contains(second);
        assertThat(open().putAside()).isEmpty();
    }

    @Test
    void anotherAccountScopeOrRegionHasItsOwn() {
        SnapshotStore store = open();
        store.save(SampleSnapshots.of(IMMICH, "photos"));

        assertThat(store.latest("999999999999", IMMICH, SampleSnapshots.REGIONS)).isEmpty();
        assertThat(
                        store.latest(
                                SampleSnapshots.ACCOUNT,
                                new Scope.Everything(),
                                SampleSnapshots.REGIONS))
                .isEmpty();
        assertThat(
                        store.latest(
                                SampleSnapshots.ACCOUNT,
                                new Scope.Tagged(Map.of("Project", "immich", "Stage", "test")),
                                SampleSnapshots.REGIONS))
                .isEmpty();
        assertThat(store.latest(SampleSnapshots.ACCOUNT, IMMICH, List.of("eu-west-1"))).isEmpty();
    }

    @Test
    void scopesWhoseLabelsAreEqualAreNotMixedUp() {
        SnapshotStore store = open();
        Scope oneTag = new Scope.Tagged(Map.of("a", "1 b=2"));
        Scope twoTags = new Scope.Tagged(Map.of("a", "1", "b", "2"));
        assertThat(oneTag.label()).isEqualTo(twoTags.label());
        store.save(SampleSnapshots.of(oneTag, "one"));

        assertThat(store.latest(SampleSnapshots.ACCOUNT, twoTags, SampleSnapshots.REGIONS))
                .isEmpty();
    }

    @Test
    void fiftyOfAKindAreKeptAndOthersAreLeftAlone() throws SQLException {
        SnapshotStore store = open();
        Scope other = Scope.project("other");
        store.save(SampleSnapshots.of(other, "other"));
        for (int i = 0; i < SnapshotStore.KEPT + 2; i++) {
            store.save(SampleSnapshots.of(IMMICH, "photos-" + i));
        }

        assertThat(number("SELECT count(*) FROM snapshots")).isEqualTo(SnapshotStore.KEPT + 1);
        assertThat(store.latest(SampleSnapshots.ACCOUNT, IMMICH, SampleSnapshots.REGIONS))
                .contains(SampleSnapshots.of(IMMICH, "photos-" + (SnapshotStore.KEPT + 1)));
        assertThat(store.latest(SampleSnapshots.ACCOUNT, other, SampleSnapshots.REGIONS))
                .isPresent();
    }

    @Test
    void twoStoresOnOneDirectorySeeEachOther() {
        SnapshotStore one = open();
        SnapshotStore two = open();
        Snapshot snapshot = SampleSnapshots.of(IMMICH, "photos");

        one.save(SampleSnapshots.of(IMMICH, "before"));
        two.save(snapshot);

        assertThat(one.latest(SampleSnapshots.ACCOUNT, IMMICH, SampleSnapshots.REGIONS))
                .contains(snapshot);
    }

    @Test
    void theJournalIsWrittenAheadAndTheVersionIsKept() throws SQLException {
        open();

        assertThat(number("PRAGMA user_version")).isEqualTo(5);
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA journal_mode")) {
            assertThat(row.getString(1)).isEqualTo("wal");
        }
    }

    @Test
    void aDamagedFileIsPutAsideWithItsContentAndSaid() throws IOException {
        byte[] garbage =
                "this is no database, whatever its name says "
                        .repeat(100)
                        .getBytes(StandardCharsets.UTF_8);
        Files.write(file(), garbage);

        SnapshotStore store = open();

        assertThat(store.putAside()).isPresent();
        assertThat(store.putAside().orElseThrow()).hasBinaryContent(garbage);
        Snapshot snapshot = SampleSnapshots.of(IMMICH, "photos");
        store.save(snapshot);
        assertThat(open().latest(SampleSnapshots.ACCOUNT, IMMICH, SampleSnapshots.REGIONS))
                .contains(snapshot);
        assertThat(open().putAside()).isEmpty();
    }

    @Test
    void aFileOfANewerStratoscopeIsLeftAsItIs() throws SQLException {
        open();
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 99");
        }

        assertThatThrownBy(this::open)
                .isInstanceOf(FileException.class)
                .hasMessageContaining("newer")
                .hasMessageNotContaining("\n");
        assertThat(number("PRAGMA user_version")).isEqualTo(99);
    }

    @Test
    void aSnapshotThatCannotBeReadAnyMoreCountsAsNone() throws SQLException {
        SnapshotStore store = open();
        store.save(SampleSnapshots.of(IMMICH, "photos"));
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE snapshots SET json_gz = x'00'");
        }

        assertThat(store.latest(SampleSnapshots.ACCOUNT, IMMICH, SampleSnapshots.REGIONS))
                .isEmpty();
    }

    @Test
    void aPlaceWhereNoDirectoryCanBeIsOneLine() throws IOException {
        Path taken = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> SnapshotStore.open(taken.resolve("data"), CLOCK))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("--data-dir")
                .hasMessageNotContaining("\n");
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file());
    }

    private int number(String query) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.getInt(1);
        }
    }
}
