package io.stratoscope.backup;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.backup.RestorePoint.Origin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;

/**
 * What there is to restore from. Nothing of it is kept here: what belongs together is told by a tag in AWS, or, for what nobody
 * took together, by its times.
 */
public final class RestorePoints {

    private static final BinaryOperator<FilesCopy> EARLIER =
            BinaryOperator.minBy(Comparator.comparing(FilesCopy::begin));
    private static final BinaryOperator<FilesCopy> LATER =
            BinaryOperator.maxBy(Comparator.comparing(FilesCopy::begin));

    private RestorePoints() {}

    /**
     * Asks AWS for all that there are.
     *
     * @return the newest first
     * @throws BackupException when AWS does not tell
     */
    public static List<RestorePoint> list(AwsAccount account, BackupTarget target) {
        return pair(
                new DatabaseSnapshots(account, target).all(),
                new FileCopies(account, target).all());
    }

    /** The newest that a restore can begin from without losing files. */
    public static Optional<RestorePoint> newestGood(List<RestorePoint> points) {
        return points.stream()
                .filter(RestorePoint::isGood)
                .max(Comparator.comparing(RestorePoint::at));
    }

    /** Pairs snapshots with executions. */
    static List<RestorePoint> pair(List<DatabaseCopy> databases, List<FilesCopy> files) {
        List<RestorePoint> points = new ArrayList<>();
        Set<String> paired = new HashSet<>();
        for (DatabaseCopy database : databases) {
            if (database.isOurs()) {
                String id = database.restorePoint().orElseThrow();
                paired.add(id);
                points.add(point(id, Origin.MADE, Optional.of(database), tagged(files, id)));
            } else {
                points.add(natural(database, files));
            }
        }
        for (FilesCopy copy : files) {
            copy.restorePoint()
                    .filter(paired::add)
                    .ifPresent(id ->
                            points.add(
                                    point(id, Origin.MADE, Optional.empty(), tagged(files, id))));
        }
        points.sort(
                Comparator.comparing(RestorePoint::at).thenComparing(RestorePoint::id).reversed());
        return List.copyOf(points);
    }

    /** Of several tries the last. */
    private static Optional<FilesCopy> tagged(List<FilesCopy> files, String id) {
        return files.stream()
                .filter(copy -> id.equals(copy.restorePoint().orElse("")))
                .reduce(LATER);
    }

    /** The first copy that was begun after the snapshot has a file for each of its rows; else the last one before it. */
    private static RestorePoint natural(DatabaseCopy database, List<FilesCopy> files) {
        Instant created = database.created().orElse(Instant.MAX);
        List<FilesCopy> whole = files.stream().filter(FilesCopy::isWhole).toList();
        Optional<FilesCopy> nearest =
                whole.stream()
                        .filter(copy -> !copy.begin().isBefore(created))
                        .reduce(EARLIER)
                        .or(() -> whole.stream().reduce(LATER));
        return point(
                database.created().map(RestorePoint::idAt).orElse("rp-" + database.id()),
                database.isAutomated() ? Origin.AUTOMATED : Origin.BY_HAND,
                Optional.of(database),
                nearest);
    }

    private static RestorePoint point(
            String id, Origin origin, Optional<DatabaseCopy> database, Optional<FilesCopy> files) {
        Optional<Instant> rows = database.flatMap(DatabaseCopy::created);
        Optional<Instant> copied = files.map(FilesCopy::begin);
        Instant at =
                rows.map(time -> copied.filter(time::isAfter).orElse(time))
                        .or(() -> copied)
                        .orElse(Instant.EPOCH);
        return new RestorePoint(id, at, origin, database, files);
    }
}
