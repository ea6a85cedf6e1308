package io.stratoscope.ui.backups;

import io.stratoscope.backup.BackupCost;
import io.stratoscope.backup.BackupLook;
import io.stratoscope.backup.RestorePoint;
import io.stratoscope.cost.Dollars;
import io.stratoscope.health.Verdict;

import java.time.Clock;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A restore point in words.
 *
 * @param time when the older of its two copies was taken
 * @param size of the database; of the files, what was copied
 * @param warnings empty where there is nothing to be known
 */
record PointRow(
        RestorePoint point,
        Tone tone,
        String time,
        String age,
        String taken,
        String size,
        String skew,
        String cost,
        String proved,
        String warnings) {

    static final String NEVER = "never proved";
    private static final String NONE = "–";

    /** How much a restore from it is worth. */
    enum Tone {
        /** It is whole, and each row has its file. */
        GOOD,
        /** It can be restored from, with something to be known before. */
        DOUBTFUL,
        /** Something is missing. */
        BROKEN
    }

    static PointRow of(RestorePoint point, BackupLook look, Optional<Proof> proof, Clock clock) {
        return new PointRow(
                point,
                tone(point),
                BackupWords.time(point.at(), clock),
                Verdict.age(point.at(), look.at()),
                BackupWords.origin(point.origin()),
                size(point),
                point.skew().map(BackupWords::skew).orElse(NONE),
                look.cost(point).map(PointRow::cost).orElse(NONE),
                proof.map(it -> proved(it, clock)).orElse(NEVER),
                point.warnings().stream()
                        .map(BackupWords::words)
                        .collect(Collectors.joining(", ")));
    }

    private static Tone tone(RestorePoint point) {
        if (!point.isComplete()) {
            return Tone.BROKEN;
        }
        return point.warnings().isEmpty() ? Tone.GOOD : Tone.DOUBTFUL;
    }

    private static String size(RestorePoint point) {
        return point.database().map(copy -> copy.gibibytes() + " GiB").orElse(NONE)
                + point.files().map(copy -> " + " + BackupWords.bytes(copy.bytes())).orElse("");
    }

    private static String cost(BackupCost cost) {
        return cost.monthlyUsd().map(Dollars::words).orElse("not known");
    }

    private static String proved(Proof proof, Clock clock) {
        return (proof.passed() ? "proved " : "failed ") + BackupWords.day(proof.at(), clock);
    }
}
