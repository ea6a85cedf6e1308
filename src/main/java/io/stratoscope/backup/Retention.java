package io.stratoscope.backup;

import io.stratoscope.aws.AwsAccount;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which restore points may go: only those whose snapshot Stratoscope took. Automated snapshots and those that somebody took by
 * hand are somebody else's to remove.
 *
 * @param keep so many of the newest stay, at least 1
 * @param olderThan only what is older goes
 */
public record Retention(int keep, Optional<Duration> olderThan) {

    public Retention {
        if (keep < 1) {
            throw new IllegalArgumentException("at least one stays");
        }
    }

    /**
     * What goes, the oldest first. The newest good one never goes, nor the newest good one of Stratoscope's own, nor one whose
     * files are still being copied.
     *
     * @param open the one that a backup is making, or was when it was cut off
     */
    public List<RestorePoint> surplus(
            List<RestorePoint> points, Optional<String> open, Instant now) {
        List<RestorePoint> ours =
                points.stream()
                        .filter(RestorePoint::isOurs)
                        .sorted(Comparator.comparing(RestorePoint::at).reversed())
                        .toList();
        Predicate<RestorePoint> stays =
                is(RestorePoints.newestGood(points))
                        .or(is(RestorePoints.newestGood(ours)))
                        .or(Retention::isUnderWay)
                        .or(point -> open.filter(point.id()::equals).isPresent())
                        .or(point ->
                                olderThan.filter(age -> isYounger(point, age, now)).isPresent());
        return ours.stream().skip(keep).filter(stays.negate()).toList().reversed();
    }

    private static Predicate<RestorePoint> is(Optional<RestorePoint> one) {
        return point -> one.filter(point::equals).isPresent();
    }

    private static boolean isUnderWay(RestorePoint point) {
        return point.database().filter(DatabaseCopy::isAvailable).isEmpty()
                || point.files().filter(copy -> !copy.isOver()).isPresent();
    }

    private static boolean isYounger(RestorePoint point, Duration age, Instant now) {
        return point.at().isAfter(now.minus(age));
    }

    /**
     * Removes the database snapshot of a restore point; the files are in the bucket once for all restore points, and stay.
     *
     * @throws BackupException when it is not Stratoscope's own, or RDS refuses
     */
    public static void remove(AwsAccount account, BackupTarget target, RestorePoint point) {
        point.database()
                .ifPresent(copy -> new DatabaseSnapshots(account, target).remove(copy.id()));
    }
}
