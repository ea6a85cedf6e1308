package io.stratoscope.ui.backups;

import io.stratoscope.backup.BackupLook;
import io.stratoscope.backup.BackupSchedule;
import io.stratoscope.backup.RestorePoint;
import io.stratoscope.cost.Dollars;
import io.stratoscope.health.Verdict;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the screen shows. */
sealed interface BackupsPage {

    /** The project is not discovered yet. */
    record Waiting() implements BackupsPage {}

    /** AWS is being asked for the first time. */
    record Looking() implements BackupsPage {}

    /**
     * There is nothing to back up.
     *
     * @param why one line, with what to do
     */
    record NoTarget(String why) implements BackupsPage {}

    /**
     * AWS did not tell.
     *
     * @param why what happened and what to do
     */
    record Refused(String why) implements BackupsPage {}

    /**
     * What there is.
     *
     * @param headline how old the newest good one is, against the objective
     * @param inTime whether that is young enough
     * @param files what the files cost that all restore points have in common
     * @param rpo how old the newest good one may be
     */
    record Seen(
            BackupLook look,
            List<PointRow> rows,
            String headline,
            boolean inTime,
            String files,
            Duration rpo)
            implements BackupsPage {

        public Seen {
            rows = List.copyOf(rows);
        }

        static Seen of(BackupLook look, Map<String, Proof> proofs, Duration rpo, Clock clock) {
            Optional<Duration> age =
                    look.newestGood().map(point -> Duration.between(point.at(), look.at()));
            return new Seen(
                    look,
                    look.points().stream()
                            .map(point ->
                                    PointRow.of(
                                            point,
                                            look,
                                            Optional.ofNullable(proofs.get(point.id())),
                                            clock))
                            .toList(),
                    age.map(old ->
                                    "The newest good restore point is "
                                            + Verdict.words(old)
                                            + " old")
                                    .orElse("There is no good restore point")
                            + "; the objective is "
                            + Verdict.words(rpo),
                    age.filter(old -> old.compareTo(rpo) <= 0).isPresent(),
                    "Files, in the bucket once for all of them: "
                            + look.costOfFiles()
                                    .monthlyUsd()
                                    .map(usd -> "about " + Dollars.words(usd) + " a month, ")
                                    .orElse("")
                            + look.costOfFiles().words(),
                    rpo);
        }

        /** The row of a restore point, where it is still there. */
        Optional<PointRow> row(String id) {
            return rows.stream().filter(row -> row.point().id().equals(id)).findFirst();
        }

        /** The newest that a restore can begin from, else the newest. */
        Optional<RestorePoint> usual() {
            return look.newestGood().or(() -> look.points().stream().findFirst());
        }

        /** The misses of all schedules. */
        List<BackupSchedule.Miss> misses() {
            return look.schedules().stream()
                    .flatMap(schedule -> schedule.misses().stream())
                    .toList();
        }
    }
}
