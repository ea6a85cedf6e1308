package io.stratoscope.backup;

import static io.stratoscope.backup.RestorePointsTest.at;
import static io.stratoscope.backup.RestorePointsTest.database;
import static io.stratoscope.backup.RestorePointsTest.files;
import static io.stratoscope.backup.RestorePointsTest.made;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is removed, and what never is. */
final class RetentionTest {

    private final List<DatabaseCopy> databases = new ArrayList<>();
    private final List<FilesCopy> files = new ArrayList<>();

    private void take(int hour, String filesStatus) {
        String id = RestorePoint.idAt(at(hour));
        databases.add(made(id, at(hour)));
        files.add(files("of-" + hour, at(hour).plusSeconds(200), filesStatus, id));
    }

    private List<String> surplus(Retention retention, String open) {
        return retention
                .surplus(
                        RestorePoints.pair(databases, files),
                        Optional.of(open).filter(id -> !id.isEmpty()),
                        at(100))
                .stream()
                .map(RestorePoint::id)
                .toList();
    }

    private static Retention keep(int count) {
        return new Retention(count, Optional.empty());
    }

    private static String id(int hour) {
        return RestorePoint.idAt(at(hour));
    }

    @Test
    void theOldestGo() {
        List.of(1, 2, 3, 4).forEach(hour -> take(hour, "SUCCESS"));

        assertThat(surplus(keep(2), "")).containsExactly(id(1), id(2));
        assertThat(surplus(keep(4), "")).isEmpty();
        assertThat(surplus(new Retention(1, Optional.of(Duration.ofMinutes(98 * 60 + 30))), ""))
                .containsExactly(id(1));
    }

    @Test
    void theNewestGoodOneStaysHoweverManyBadOnesCameAfterIt() {
        take(1, "SUCCESS");
        take(2, "SUCCESS");
        take(3, "ERROR");
        take(4, "ERROR");

        assertThat(surplus(keep(1), "")).containsExactly(id(1), id(3));
    }

    @Test
    void whatSomebodyElseTookStays() {
        take(1, "SUCCESS");
        take(2, "SUCCESS");
        databases.add(database("rds:photos-2026-02-01-03-07", "automated", at(-600)));
        databases.add(database("before-upgrade", "manual", at(-600)));

        assertThat(surplus(keep(1), "")).containsExactly(id(1));
    }

    @Test
    void whatIsUnderWayOrWasCutOffStays() {
        take(1, "TRANSFERRING");
        take(2, "ERROR");
        take(3, "SUCCESS");

        assertThat(surplus(keep(1), id(2))).isEmpty();
        assertThat(surplus(keep(1), "")).containsExactly(id(2));
    }

    @Test
    void oneAlwaysStays() {
        assertThatThrownBy(() -> keep(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
