package io.stratoscope.simulator;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.rds.model.CreateDbClusterSnapshotRequest;
import software.amazon.awssdk.services.rds.model.CreateDbClusterSnapshotResponse;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.DbClusterSnapshotAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbClusterSnapshotNotFoundException;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterSnapshotRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterSnapshotResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterSnapshotsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterSnapshotsResponse;
import software.amazon.awssdk.services.rds.model.InvalidDbClusterSnapshotStateException;
import software.amazon.awssdk.services.rds.model.KmsKeyNotAccessibleException;
import software.amazon.awssdk.services.rds.model.Tag;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Copies of clusters: those that somebody took or a cluster left behind, and those of the nights. */
final class RdsClusterSnapshots {

    /** How long taking one takes. */
    static final Duration TAKES = Duration.ofMinutes(3);

    private static final double GIBIBYTE = 1L << 30;
    private static final int ALL = 100;

    /** As the reference of CreateDBClusterSnapshot has it. */
    private static final Pattern NAME = Pattern.compile("[a-z](-?[a-z0-9])*");

    private static final int NAME_LENGTH = 63;

    private final SimulatedRds rds;
    private final ServiceTags<Tag> tags;
    private final Rows<DBClusterSnapshot> snapshots;

    RdsClusterSnapshots(SimulatedRds rds, ServiceTags<Tag> tags) {
        this.rds = rds;
        this.tags = tags;
        snapshots = Rows.sorted(SimulatedRds::lastPart, this::missing);
    }

    private RuntimeException missing(String id) {
        return rds.error(
                DbClusterSnapshotNotFoundException.builder(),
                404,
                "DBClusterSnapshotNotFoundFault",
                "DBClusterSnapshot not found: " + id);
    }

    CreateDbClusterSnapshotResponse create(CreateDbClusterSnapshotRequest request) {
        DBCluster cluster = rds.clusters().available(request.dbClusterIdentifier());
        refuseUnreadable(cluster);
        return CreateDbClusterSnapshotResponse.builder()
                .dbClusterSnapshot(
                        shown(take(request.dbClusterSnapshotIdentifier(), cluster, request.tags())))
                .build();
    }

    /** RDS reads the storage with the cluster's own key. */
    private void refuseUnreadable(DBCluster cluster) {
        String key = cluster.kmsKeyId();
        if (key != null
                && (rds.account().faults().disasters().contains(DisabledKey.NAME)
                        || !isEnabled(key))) {
            throw rds.error(
                    KmsKeyNotAccessibleException.builder(),
                    400,
                    "KMSKeyNotAccessibleFault",
                    "The specified KMS key ["
                            + key
                            + "] does not exist, is not enabled or you do not have permissions to"
                            + " access it.");
        }
    }

    private boolean isEnabled(String key) {
        try {
            return rds.account()
                            .client(KmsClient.class, rds.region())
                            .describeKey(request -> request.keyId(key))
                            .keyMetadata()
                            .keyState()
                    == KeyState.ENABLED;
        } catch (KmsException _) {
            return false;
        }
    }

    /** Takes one, which takes its time. */
    DBClusterSnapshot take(String name, DBCluster cluster, List<Tag> given) {
        String id = name.toLowerCase(Locale.ROOT);
        if (id.length() > NAME_LENGTH || !NAME.matcher(id).matches()) {
            throw rds.error(
                    400,
                    "InvalidParameterValue",
                    "The parameter DBClusterSnapshotIdentifier is not a valid identifier.");
        }
        if (snapshots.has(id)) {
            throw rds.error(
                    DbClusterSnapshotAlreadyExistsException.builder(),
                    400,
                    "DBClusterSnapshotAlreadyExistsFault",
                    "Cannot create the cluster snapshot because one with the identifier "
                            + id
                            + " already exists.");
        }
        String arn = rds.arn("cluster-snapshot:" + id);
        DBClusterSnapshot snapshot = of(cluster, id, arn, "manual", rds.account().now());
        snapshots.put(id, snapshot);
        List<Tag> all = new ArrayList<>(copied(cluster));
        all.addAll(given);
        tags.register(arn, all);
        rds.underway().begin(arn, "creating", TAKES);
        return snapshot;
    }

    private List<Tag> copied(DBCluster cluster) {
        return Boolean.TRUE.equals(cluster.copyTagsToSnapshot())
                ? tags.of(cluster.dbClusterArn())
                : List.of();
    }

    /** A cluster as it is in a snapshot. */
    static DBClusterSnapshot of(DBCluster cluster, String id, String arn, String type, Instant at) {
        return DBClusterSnapshot.builder()
                .dbClusterSnapshotIdentifier(id)
                .dbClusterSnapshotArn(arn)
                .dbClusterIdentifier(cluster.dbClusterIdentifier())
                .dbClusterResourceId(cluster.dbClusterResourceId())
                .snapshotType(type)
                .status("available")
                .engine(cluster.engine())
                .engineVersion(cluster.engineVersion())
                .masterUsername(cluster.masterUsername())
                .port(cluster.port())
                .allocatedStorage(
                        (int)
                                Math.ceil(
                                        RdsMetrics.bytes(cluster.clusterCreateTime(), at)
                                                / GIBIBYTE))
                .percentProgress(ALL)
                .storageEncrypted(cluster.storageEncrypted())
                .kmsKeyId(cluster.kmsKeyId())
                .clusterCreateTime(cluster.clusterCreateTime())
                .snapshotCreateTime(at)
                .build();
    }

    DeleteDbClusterSnapshotResponse delete(DeleteDbClusterSnapshotRequest request) {
        String id = request.dbClusterSnapshotIdentifier();
        if (automated().anyMatch(snapshot -> isNamed(snapshot, id))) {
            throw wrongState("Only manual snapshots may be deleted.");
        }
        DBClusterSnapshot snapshot = shown(snapshots.get(id));
        if (!"available".equals(snapshot.status())) {
            throw wrongState("The snapshot is in an invalid state: " + snapshot.status());
        }
        snapshots.remove(id);
        tags.delete(snapshot.dbClusterSnapshotArn());
        return DeleteDbClusterSnapshotResponse.builder()
                .dbClusterSnapshot(snapshot.toBuilder().status("deleted").build())
                .build();
    }

    private RuntimeException wrongState(String message) {
        return rds.error(
                InvalidDbClusterSnapshotStateException.builder(),
                400,
                "InvalidDBClusterSnapshotStateFault",
                message);
    }

    DescribeDbClusterSnapshotsResponse describe(DescribeDbClusterSnapshotsRequest request) {
        String id = request.dbClusterSnapshotIdentifier();
        List<DBClusterSnapshot> found =
                Stream.concat(snapshots.all().stream().map(this::shown), automated())
                        .filter(snapshot -> id == null || isNamed(snapshot, id))
                        .filter(snapshot ->
                                isOf(snapshot.dbClusterIdentifier(), request.dbClusterIdentifier()))
                        .filter(snapshot ->
                                request.snapshotType() == null
                                        || request.snapshotType().equals(snapshot.snapshotType()))
                        .toList();
        if (id != null && found.isEmpty()) {
            throw missing(id);
        }
        var page = rds.page(found, SimulatedRds.RECORDS, request.maxRecords(), request.marker());
        return DescribeDbClusterSnapshotsResponse.builder()
                .dbClusterSnapshots(page.items())
                .marker(page.token())
                .build();
    }

    private static boolean isOf(String cluster, @Nullable String asked) {
        return asked == null || SimulatedRds.lastPart(asked).equals(cluster);
    }

    private static boolean isNamed(DBClusterSnapshot snapshot, String idOrArn) {
        return idOrArn.equals(snapshot.dbClusterSnapshotArn())
                || idOrArn.toLowerCase(Locale.ROOT).equals(snapshot.dbClusterSnapshotIdentifier());
    }

    private Stream<DBClusterSnapshot> automated() {
        return rds.clusters().rows().all().stream()
                .flatMap(cluster ->
                        rds.nights()
                                .of(cluster)
                                .map(each -> each.toBuilder().tagList(copied(cluster)).build()));
    }

    private int percent(DBClusterSnapshot snapshot) {
        Duration since = Duration.between(snapshot.snapshotCreateTime(), rds.account().clockTime());
        return Math.clamp(since.toSeconds() * ALL / TAKES.toSeconds(), 0, ALL - 1);
    }

    private DBClusterSnapshot shown(DBClusterSnapshot snapshot) {
        String arn = snapshot.dbClusterSnapshotArn();
        String status = rds.underway().status(arn).orElse("available");
        return snapshot.toBuilder()
                .status(status)
                .percentProgress("available".equals(status) ? ALL : percent(snapshot))
                .tagList(tags.of(arn))
                .build();
    }
}
