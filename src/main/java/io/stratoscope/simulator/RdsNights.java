package io.stratoscope.simulator;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The automated backups of clusters: one a night, in the cluster's backup window, kept for its retention period. Nothing is
 * kept of them, each comes out the same whenever it is looked at; with their cluster they are gone, as with RDS.
 */
final class RdsNights {

    /** How the names of automated snapshots begin; no name that somebody gives may have a colon. */
    static final String PREFIX = "rds:";

    private static final Pattern WINDOW = Pattern.compile("(\\d\\d):(\\d\\d)-(\\d\\d):(\\d\\d)");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-mm").withZone(ZoneOffset.UTC);

    /** So long into the window RDS gets to a cluster. */
    private static final Duration INTO_WINDOW = Duration.ofMinutes(7);

    private final AccountState account;
    private final RdsVolumes volumes;

    RdsNights(AccountState account, RdsVolumes volumes) {
        this.account = account;
        this.volumes = volumes;
    }

    /** A cluster's automated snapshots, the oldest first. */
    Stream<DBClusterSnapshot> of(DBCluster cluster) {
        return times(cluster).map(at -> snapshot(cluster, at));
    }

    /** From when on a cluster can be restored to any point: from its oldest automated snapshot, or from its beginning. */
    Instant earliestRestorable(DBCluster cluster) {
        Instant kept = account.clockTime().minus(retention(cluster));
        return kept.isAfter(cluster.clusterCreateTime())
                ? times(cluster).findFirst().orElse(cluster.clusterCreateTime())
                : cluster.clusterCreateTime();
    }

    private static Duration retention(DBCluster cluster) {
        return Duration.ofDays(Math.max(1, cluster.backupRetentionPeriod()));
    }

    private Stream<Instant> times(DBCluster cluster) {
        Optional<LocalTime> at = at(cluster.preferredBackupWindow());
        if (at.isEmpty()) {
            return Stream.empty();
        }
        Instant now = account.clockTime();
        Instant kept = now.minus(retention(cluster));
        Optional<Instant> unreadable =
                account.faults().disasters().contains(DisabledKey.NAME)
                        ? Optional.of(Disasters.since(DisabledKey.NAME, account))
                        : Optional.empty();
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        return Stream.iterate(
                        retention(cluster).toDays(),
                        daysAgo -> daysAgo >= 0,
                        daysAgo -> daysAgo - 1)
                .map(daysAgo -> today.minusDays(daysAgo).atTime(at.get()).toInstant(ZoneOffset.UTC))
                .filter(time -> time.isAfter(cluster.clusterCreateTime()) && time.isAfter(kept))
                .filter(time -> account.isOver(time.plus(RdsClusterSnapshots.TAKES)))
                .filter(time -> unreadable.isEmpty() || time.isBefore(unreadable.get()));
    }

    private static Optional<LocalTime> at(@Nullable String window) {
        Matcher matcher = WINDOW.matcher(String.valueOf(window));
        return matcher.matches()
                ? Optional.of(
                        LocalTime.of(
                                        Integer.parseInt(matcher.group(1)),
                                        Integer.parseInt(matcher.group(2)))
                                .plus(INTO_WINDOW))
                : Optional.empty();
    }

    private DBClusterSnapshot snapshot(DBCluster cluster, Instant at) {
        String id = PREFIX + cluster.dbClusterIdentifier() + "-" + STAMP.format(at);
        return RdsClusterSnapshots.of(
                cluster,
                id,
                cluster.dbClusterArn()
                        .replace(
                                ":cluster:" + cluster.dbClusterIdentifier(),
                                ":cluster-snapshot:" + id),
                "automated",
                volumes.bytes(cluster, at),
                at);
    }
}
