package io.stratoscope.backup;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A database and its files as they were at about the same time: what a restore begins from.
 *
 * @param id {@code rp-20260301T120000Z}
 * @param at when the older of the two was as it is in the copy
 */
public record RestorePoint(
        String id,
        Instant at,
        Origin origin,
        Optional<DatabaseCopy> database,
        Optional<FilesCopy> files) {

    /** The tag that pairs a database snapshot with an execution; its value is the restore point's id. */
    public static final String TAG = "stratoscope:restore-point";

    private static final DateTimeFormatter ID =
            DateTimeFormatter.ofPattern("'rp-'yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** Who paired the two. */
    public enum Origin {
        /** Stratoscope took both, one after the other, and tagged them. */
        MADE,
        /** An automated snapshot, and the copy of files that comes nearest: nobody took them together. */
        AUTOMATED,
        /** A snapshot that somebody took by hand, and the copy of files that comes nearest. */
        BY_HAND
    }

    /** What is to be known before one restores from it. */
    public enum Warning {
        /** One of the two is missing, or not whole. */
        INCOMPLETE,
        /** The database may have rows whose files had not been copied yet. */
        DATABASE_NEWER,
        /** The database snapshot is not encrypted. */
        UNENCRYPTED
    }

    /** The id of one that begins then. */
    static String idAt(Instant time) {
        return ID.format(time);
    }

    /**
     * How much later the files were copied than the database: negative where the database is the newer one. Empty where one of
     * the two is missing.
     */
    public Optional<Duration> skew() {
        return database.flatMap(DatabaseCopy::created)
                .flatMap(created -> files.map(copy -> Duration.between(created, copy.begin())));
    }

    /** Whether there are both, and whole. */
    public boolean isComplete() {
        return database.filter(DatabaseCopy::isAvailable).isPresent()
                && files.filter(FilesCopy::isWhole).isPresent();
    }

    /** Whether a restore from it has a file for each row. */
    public boolean isGood() {
        return isComplete() && !warnings().contains(Warning.DATABASE_NEWER);
    }

    /** Sorted by weight. */
    public Set<Warning> warnings() {
        Set<Warning> warnings = EnumSet.noneOf(Warning.class);
        if (!isComplete()) {
            warnings.add(Warning.INCOMPLETE);
        }
        if (skew().filter(Duration::isNegative).isPresent()) {
            warnings.add(Warning.DATABASE_NEWER);
        }
        if (database.filter(copy -> !copy.encrypted()).isPresent()) {
            warnings.add(Warning.UNENCRYPTED);
        }
        return warnings;
    }

    /** Whether its database snapshot is Stratoscope's own, which may be removed. */
    public boolean isOurs() {
        return database.filter(DatabaseCopy::isOurs).isPresent();
    }
}
