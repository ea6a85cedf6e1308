package io.stratoscope.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Scope;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

class CostStoreTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Scope IMMICH = Scope.project("immich");
    private static final JsonObject ANSWER = JsonValue.object().put("a", 1).build();

    @TempDir private Path directory;

    private CostStore open() {
        return CostStore.open(directory, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void keepsTheLastAnswerOfEachAccountAndScope() {
        open().save("me", IMMICH, NOW, JsonObject.EMPTY);
        open().save("me", IMMICH, NOW.plusSeconds(1), ANSWER);

        assertThat(open().latest("me", IMMICH))
                .contains(new CostStore.Kept(NOW.plusSeconds(1), ANSWER));
        assertThat(open().latest("you", IMMICH)).isEmpty();
        assertThat(open().latest("me", new Scope.Everything())).isEmpty();
    }

    @Test
    void countsTheRequestsOfTheLast24HoursAndNoOthers() {
        assertThat(open().take("me", NOW, 2)).isTrue();
        assertThat(open().take("me", NOW.plusSeconds(60), 2)).isTrue();
        assertThat(open().take("me", NOW.plusSeconds(61), 2)).isFalse();
        assertThat(open().take("you", NOW.plusSeconds(61), 2)).isTrue();
        assertThat(open().take("me", NOW.plus(Duration.ofDays(1)).minusSeconds(1), 2)).isFalse();
        assertThat(open().take("me", NOW.plus(Duration.ofDays(1)), 2)).isTrue();
        assertThat(open().take("me", NOW.plus(Duration.ofDays(1)), 2)).isFalse();
    }

    private static List<String> tablesSinceVersionOne(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet names =
                statement.executeQuery(
                        "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'snapshots'")) {
            while (names.next()) {
                tables.add(names.getString(1));
            }
        }
        assertThat(tables).contains("costs", "health_looks");
        return tables;
    }

    @Test
    void aStoreOfTheVersionBeforeIsTakenOverWithItsSnapshots() throws SQLException {
        SnapshotStore store = SnapshotStore.open(directory, Clock.fixed(NOW, ZoneOffset.UTC));
        store.save(SampleSnapshots.of(IMMICH, "kept"));
        try (Connection connection =
                        DriverManager.getConnection(
                                "jdbc:sqlite:" + directory.resolve("stratoscope.db"));
                Statement statement = connection.createStatement()) {
            for (String table : tablesSinceVersionOne(statement)) {
                statement.execute("DROP TABLE " + table);
            }
            statement.execute("PRAGMA user_version = 1");
        }

        open().save("me", IMMICH, NOW, ANSWER);

        assertThat(open().latest("me", IMMICH)).isPresent();
        assertThat(store.latest(SampleSnapshots.ACCOUNT, IMMICH, SampleSnapshots.REGIONS))
                .isPresent();
    }
}
