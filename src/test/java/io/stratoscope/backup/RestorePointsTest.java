package io.stratoscope.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.backup.RestorePoint.Origin;
import io.stratoscope.backup.RestorePoint.Warning;
import io.stratoscope.model.Arn;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What belongs together, and what is wrong with it. */
final class RestorePointsTest {

    private static final Instant NIGHT = Instant.parse("2026-03-01T03:07:00Z");
    private static final String ID = "rp-20260301T120000Z";

    static DatabaseCopy database(String id, String type, Instant created) {
        return new DatabaseCopy(
                Arn.of("arn:aws:rds:eu-central-1:123456789012:cluster-snapshot:" + id),
                id,
                "photos",
                type,
                "available",
                100,
                Optional.of(created),
                12,
                true,
                Optional.of("arn:aws:kms:eu-central-1:123456789012:key/k"),
                "aurora-postgresql",
                "16.4",
                Optional.empty());
    }

    private static DatabaseCopy tagged(DatabaseCopy copy, String restorePoint) {
        return new DatabaseCopy(
                copy.arn(),
                copy.id(),
                copy.cluster(),
                copy.type(),
                copy.status(),
                copy.percent(),
                copy.created(),
                copy.gibibytes(),
                copy.encrypted(),
                copy.key(),
                copy.engine(),
                copy.engineVersion(),
                Optional.of(restorePoint));
    }

    static DatabaseCopy made(String restorePoint, Instant created) {
        return tagged(
                database(SnapshotName.of("photos", restorePoint), "manual", created), restorePoint);
    }

    static FilesCopy files(String id, Instant begin, String status, String restorePoint) {
        boolean over = FilesCopy.isOver(status);
        return new FilesCopy(
                Arn.of(
                        "arn:aws:datasync:eu-central-1:123456789012:task/task-1/execution/exec-"
                                + id),
                status,
                begin,
                over ? Optional.of(begin.plusSeconds(300)) : Optional.empty(),
                10,
                Optional.of(10L),
                1000,
                Optional.of(1000L),
                Optional.of("SUCCESS"),
                Optional.of("SUCCESS"),
                Optional.of(status),
                "ERROR".equals(status) ? Optional.of("mismatches") : Optional.empty(),
                false,
                Optional.of(restorePoint).filter(each -> !each.isEmpty()));
    }

    static FilesCopy files(String id, Instant begin) {
        return files(id, begin, "SUCCESS", "");
    }

    static Instant at(int hours) {
        return NIGHT.plus(Duration.ofHours(hours));
    }

    private static RestorePoint only(List<DatabaseCopy> databases, List<FilesCopy> files) {
        List<RestorePoint> points = RestorePoints.pair(databases, files);
        assertThat(points).hasSize(1);
        return points.getFirst();
    }

    @Test
    void aNightsSnapshotGoesWithTheFirstWholeCopyAfterIt() {
        RestorePoint point =
                only(
                        List.of(database("rds:photos-2026-03-01-03-07", "automated", NIGHT)),
                        List.of(
                                files("before", at(-1)),
                                files("failed", at(1), "ERROR", ""),
                                files("late", at(5)),
                                files("running", at(1), "TRANSFERRING", "")));

        assertThat(point.origin()).isEqualTo(Origin.AUTOMATED);
        assertThat(point.id()).isEqualTo("rp-20260301T030700Z");
        assertThat(point.files().orElseThrow().id()).isEqualTo("exec-late");
    }

    @Test
    void withoutACopyAfterItTheDatabaseIsNewerThanItsFiles() {
        RestorePoint point =
                only(
                        List.of(database("by-hand", "manual", NIGHT)),
                        List.of(files("old", at(-25)), files("before", at(-1))));

        assertThat(point.origin()).isEqualTo(Origin.BY_HAND);
        assertThat(point.files().orElseThrow().id()).isEqualTo("exec-before");
        assertThat(point.skew()).contains(Duration.ofHours(-1));
        assertThat(point.at()).isEqualTo(at(-1));
        assertThat(point.warnings()).containsExactly(Warning.DATABASE_NEWER);
        assertThat(point.isComplete()).isTrue();
        assertThat(point.isGood()).isFalse();
    }

    @Test
    void whatWasTakenTogetherStaysTogether() {
        RestorePoint point =
                only(
                        List.of(made(ID, at(0))),
                        List.of(
                                files("first", at(1), "ERROR", ID),
                                files("again", at(2), "SUCCESS", ID)));

        assertThat(point.id()).isEqualTo(ID);
        assertThat(point.origin()).isEqualTo(Origin.MADE);
        assertThat(point.files().orElseThrow().id()).isEqualTo("exec-again");
        assertThat(point.skew()).contains(Duration.ofHours(2));
        assertThat(point.isGood()).isTrue();
        assertThat(point.isOurs()).isTrue();
    }

    @Test
    void oneOfTheTwoAloneIsIncomplete() {
        assertThat(only(List.of(made(ID, at(0))), List.of(files("x", at(1)))).warnings())
                .as("files that were copied for something else are not its files")
                .containsExactly(Warning.INCOMPLETE);
        assertThat(only(List.of(), List.of(files("x", at(1), "SUCCESS", ID))).warnings())
                .containsExactly(Warning.INCOMPLETE);
        assertThat(
                        only(List.of(made(ID, at(0))), List.of(files("x", at(1), "ERROR", ID)))
                                .warnings())
                .containsExactly(Warning.INCOMPLETE);
    }

    @Test
    void aCopyThatSomebodyMadeOfOursIsNotOurs() {
        DatabaseCopy copied = tagged(database("copy-for-audit", "manual", at(0)), ID);
        List<RestorePoint> points =
                RestorePoints.pair(
                        List.of(made(ID, at(0)), copied),
                        List.of(files("x", at(1), "SUCCESS", ID)));

        assertThat(points)
                .extracting(RestorePoint::origin)
                .containsExactlyInAnyOrder(Origin.MADE, Origin.BY_HAND);
        assertThat(points).filteredOn(RestorePoint::isOurs).hasSize(1);
    }

    @Test
    void theNewestGoodOneIsNotTheNewest() {
        List<RestorePoint> points =
                RestorePoints.pair(
                        List.of(
                                made(ID, at(0)),
                                database("rds:photos-2026-03-02-03-07", "automated", at(24))),
                        List.of(files("x", at(1), "SUCCESS", ID)));

        assertThat(points.getFirst().origin())
                .as("its files are older, and so is what it is of")
                .isEqualTo(Origin.AUTOMATED);
        assertThat(RestorePoints.newestGood(points)).map(RestorePoint::id).contains(ID);
    }

    @Test
    void aSnapshotsNameIsShortEnoughWhateverTheClusterIsCalled() {
        assertThat(SnapshotName.of("a".repeat(63), ID))
                .hasSize(63)
                .endsWith("a-" + "rp-20260301t120000z");
        assertThat(SnapshotName.of("b".repeat(42) + "-" + "b".repeat(20), ID)).doesNotContain("--");
        assertThat(SnapshotName.of("photos", ID)).isEqualTo("photos-rp-20260301t120000z");
    }
}
