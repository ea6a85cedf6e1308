package io.stratoscope.ui.backups;

import io.stratoscope.backup.BackUp;
import io.stratoscope.backup.FilesCopy;
import io.stratoscope.backup.RestorePoint;
import io.stratoscope.backup.RestorePoint.Origin;
import io.stratoscope.backup.RestorePoint.Warning;
import io.stratoscope.health.Verdict;
import io.stratoscope.metrics.MetricUnit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Backups as the window says them. */
final class BackupWords {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final Duration SHORT = Duration.ofMinutes(2);

    private BackupWords() {}

    /** {@code Sat 28 Nov 02:37}, in the zone of a clock. */
    static String time(Instant at, Clock clock) {
        return TIME.format(at.atZone(clock.getZone()));
    }

    /** {@code 28 Nov}, in the zone of a clock. */
    static String day(Instant at, Clock clock) {
        return DAY.format(at.atZone(clock.getZone()));
    }

    /** {@code 12 seconds} below two minutes, else as everywhere. */
    static String span(Duration time) {
        return time.compareTo(SHORT) < 0 ? time.toSeconds() + " seconds" : Verdict.words(time);
    }

    /** How much later the files were copied than the database. */
    static String skew(Duration skew) {
        return span(skew.abs()) + (skew.isNegative() ? " older" : " later");
    }

    static String origin(Origin origin) {
        return switch (origin) {
            case MADE -> "by Stratoscope";
            case AUTOMATED -> "automatically";
            case BY_HAND -> "by hand";
        };
    }

    static String words(Warning warning) {
        return switch (warning) {
            case INCOMPLETE -> "incomplete";
            case DATABASE_NEWER -> "database newer";
            case UNENCRYPTED -> "unencrypted";
        };
    }

    /** What a warning means for a restore. */
    static String meaning(Warning warning) {
        return switch (warning) {
            case INCOMPLETE -> "Incomplete: the database or the files are missing or not whole.";
            case DATABASE_NEWER ->
                    "The database is newer than its files: rows may point at files that are missing.";
            case UNENCRYPTED ->
                    "The database snapshot is not encrypted: whoever may copy it can read it.";
        };
    }

    static String bytes(long bytes) {
        return MetricUnit.BYTES.words((double) bytes);
    }

    static String files(long files) {
        return files == 1 ? "1 file" : files + " files";
    }

    /** AWS's own names in capitals, for people. */
    static String word(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** How a backup ended, and what to do. */
    static String ended(BackUp.Result result) {
        RestorePoint point = result.point();
        return switch (result.outcome()) {
            case COMPLETE ->
                    point.id()
                            + " is complete"
                            + point.skew().map(skew -> ": files " + skew(skew)).orElse("")
                            + point.files().map(BackupWords::amount).orElse("")
                            + ".";
            case FILES_FAILED ->
                    point.id()
                            + " is not complete: "
                            + result.detail()
                            + ". Look at the task's log lines, then back up again.";
            case CANCELLED -> point.id() + " was " + result.detail() + ".";
        };
    }

    private static String amount(FilesCopy copy) {
        return ", " + files(copy.files()) + " copied, " + bytes(copy.bytes());
    }
}
