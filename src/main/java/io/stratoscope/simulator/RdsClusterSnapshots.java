package io.stratoscope.simulator;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.rds.model.CopyDbClusterSnapshotRequest;
import software.amazon.awssdk.services.rds.model.CopyDbClusterSnapshotResponse;
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

    private static final int ALL = 100;

    /** As the reference of CreateDBClusterSnapshot has it. */
    private static final Pattern NAME = Pattern.compile("[a-z](-?[a-z0-9])*");

    private static final int NAME_LENGTH = 63;

    private static final String AVAILABLE = "available";

    /**
     * A snapshot, and what it was taken of.
     *
     * @param cluster as it was then
     */
    record Taken(DBClusterSnapshot snapshot, DBCluster cluster) {}

    private final SimulatedRds rds;
    private final ServiceTags<Tag> tags;
    private final Rows<Taken> snapshots;

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
        // RDS reads the storage with the cluster's own key.
        rds.keys().use(cluster.kmsKeyId());
        return CreateDbClusterSnapshotResponse.builder()
                .dbClusterSnapshot(
                        shown(take(request.dbClusterSnapshotIdentifier(), cluster, request.tags())))
                .build();
    }

    /** Takes one, which takes its time. */
    DBClusterSnapshot take(String name, DBCluster cluster, List<Tag> given) {
        Instant now = rds.account().now();
        String id = admitted(name);
        DBClusterSnapshot snapshot =
                of(
                        cluster,
                        id,
                        rds.arn("cluster-snapshot:" + id),
                        "manual",
                        rds.volumes().bytes(cluster, now),
                        now);
        List<Tag> all = new ArrayList<>(copied(cluster));
        all.addAll(given);
        add(new Taken(snapshot, cluster), all);
        return snapshot;
    }

    private void add(Taken taken, List<Tag> given) {
        DBClusterSnapshot snapshot = taken.snapshot();
        snapshots.put(snapshot.dbClusterSnapshotIdentifier(), taken);
        tags.register(snapshot.dbClusterSnapshotArn(), given);
        rds.underway().begin(snapshot.dbClusterSnapshotArn(), "creating", TAKES);
    }

    private String admitted(String name) {
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
        return id;
    }

    /** The snapshot that a caller names, by its name or ARN. */
    Taken taken(String idOrArn) {
        return all().filter(taken -> isNamed(taken.snapshot(), idOrArn))
                .findFirst()
                .orElseThrow(() -> missing(idOrArn));
    }

    CopyDbClusterSnapshotResponse copy(CopyDbClusterSnapshotRequest request) {
        Taken source = taken(request.sourceDBClusterSnapshotIdentifier());
        DBClusterSnapshot former = source.snapshot();
        if (!AVAILABLE.equals(former.status())) {
            throw wrongState("The snapshot is in an invalid state: " + former.status());
        }
        rds.keys().use(former.kmsKeyId());
        rds.keys().use(request.kmsKeyId());
        String id = admitted(request.targetDBClusterSnapshotIdentifier());
        String key = request.kmsKeyId() == null ? former.kmsKeyId() : request.kmsKeyId();
        DBClusterSnapshot copy =
                former.toBuilder()
                        .dbClusterSnapshotIdentifier(id)
                        .dbClusterSnapshotArn(rds.arn("cluster-snapshot:" + id))
                        .sourceDBClusterSnapshotArn(former.dbClusterSnapshotArn())
                        .snapshotType("manual")
                        .kmsKeyId(key)
                        .storageEncrypted(key != null)
                        .build();
        List<Tag> all =
                new ArrayList<>(
                        Boolean.TRUE.equals(request.copyTags()) ? former.tagList() : List.of());
        all.addAll(request.tags());
        add(new Taken(copy, source.cluster()), all);
        return CopyDbClusterSnapshotResponse.builder()
                .dbClusterSnapshot(shown(snapshots.get(id)).snapshot())
                .build();
    }

    private List<Tag> copied(DBCluster cluster) {
        return Boolean.TRUE.equals(cluster.copyTagsToSnapshot())
                ? tags.of(cluster.dbClusterArn())
                : List.of();
    }

    /** A cluster as it is in a snapshot. */
    static DBClusterSnapshot of(
            DBCluster cluster, String id, String arn, String type, double bytes, Instant at) {
        return DBClusterSnapshot.builder()
                .dbClusterSnapshotIdentifier(id)
                .dbClusterSnapshotArn(arn)
                .dbClusterIdentifier(cluster.dbClusterIdentifier())
                .dbClusterResourceId(cluster.dbClusterResourceId())
                .snapshotType(type)
                .status(AVAILABLE)
                .engine(cluster.engine())
                .engineVersion(cluster.engineVersion())
                .masterUsername(cluster.masterUsername())
                .port(cluster.port())
                .allocatedStorage((int) Math.ceil(bytes / RdsVolumes.GIBIBYTE))
                .percentProgress(ALL)
                .storageEncrypted(cluster.storageEncrypted())
                .kmsKeyId(cluster.kmsKeyId())
                .clusterCreateTime(cluster.clusterCreateTime())
                .snapshotCreateTime(at)
                .build();
    }

    DeleteDbClusterSnapshotResponse delete(DeleteDbClusterSnapshotRequest request) {
        String id = request.dbClusterSnapshotIdentifier();
        if (automated().anyMatch(taken -> isNamed(taken.snapshot(), id))) {
            throw wrongState("Only manual snapshots may be deleted.");
        }
        DBClusterSnapshot snapshot = shown(snapshots.get(id)).snapshot();
        if (!AVAILABLE.equals(snapshot.status())) {
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
                all().map(Taken::snapshot)
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

    private Stream<Taken> all() {
        return Stream.concat(snapshots.all().stream().map(this::shown), automated());
    }

    private Stream<Taken> automated() {
        return rds.clusters().rows().all().stream()
                .flatMap(cluster ->
                        rds.nights()
                                .of(cluster)
                                .map(each -> each.toBuilder().tagList(copied(cluster)).build())
                                .map(each -> new Taken(each, cluster)));
    }

    private int percent(DBClusterSnapshot snapshot) {
        Duration since = Duration.between(snapshot.snapshotCreateTime(), rds.account().clockTime());
        return Math.clamp(since.toSeconds() * ALL / TAKES.toSeconds(), 0, ALL - 1);
    }

    private Taken shown(Taken taken) {
        return new Taken(shown(taken.snapshot()), taken.cluster());
    }

    private DBClusterSnapshot shown(DBClusterSnapshot snapshot) {
        String arn = snapshot.dbClusterSnapshotArn();
        String status = rds.underway().status(arn).orElse(AVAILABLE);
        return snapshot.toBuilder()
                .status(status)
                .percentProgress(AVAILABLE.equals(status) ? ALL : percent(snapshot))
                .tagList(tags.of(arn))
                .build();
    }
}
