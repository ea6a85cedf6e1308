package io.stratoscope.simulator;

import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.DbClusterSnapshotAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbClusterSnapshotNotFoundException;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterSnapshotsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterSnapshotsResponse;
import software.amazon.awssdk.services.rds.model.Tag;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What clusters leave behind. */
final class RdsClusterSnapshots {

    private final SimulatedRds rds;
    private final ServiceTags<Tag> tags;
    private final Rows<DBClusterSnapshot> snapshots;

    RdsClusterSnapshots(SimulatedRds rds, ServiceTags<Tag> tags) {
        this.rds = rds;
        this.tags = tags;
        snapshots =
                Rows.sorted(
                        SimulatedRds::lastPart,
                        id ->
                                rds.error(
                                        DbClusterSnapshotNotFoundException.builder(),
                                        404,
                                        "DBClusterSnapshotNotFoundFault",
                                        "DBClusterSnapshot not found: " + id));
    }

    /** Takes one, which takes its time. */
    void take(String name, DBCluster cluster, Duration usual) {
        String id = name.toLowerCase(Locale.ROOT);
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
        snapshots.put(
                id,
                DBClusterSnapshot.builder()
                        .dbClusterSnapshotIdentifier(id)
                        .dbClusterSnapshotArn(arn)
                        .dbClusterIdentifier(cluster.dbClusterIdentifier())
                        .dbClusterResourceId(cluster.dbClusterResourceId())
                        .snapshotType("manual")
                        .status("available")
                        .engine(cluster.engine())
                        .engineVersion(cluster.engineVersion())
                        .masterUsername(cluster.masterUsername())
                        .port(cluster.port())
                        .storageEncrypted(cluster.storageEncrypted())
                        .kmsKeyId(cluster.kmsKeyId())
                        .clusterCreateTime(cluster.clusterCreateTime())
                        .snapshotCreateTime(rds.account().now())
                        .build());
        tags.register(
                arn,
                Boolean.TRUE.equals(cluster.copyTagsToSnapshot())
                        ? tags.of(cluster.dbClusterArn())
                        : List.of());
        rds.underway().begin(arn, "creating", usual);
    }

    DescribeDbClusterSnapshotsResponse describe(DescribeDbClusterSnapshotsRequest request) {
        List<DBClusterSnapshot> found =
                snapshots.find(request.dbClusterSnapshotIdentifier()).stream()
                        .filter(snapshot ->
                                request.dbClusterIdentifier() == null
                                        || SimulatedRds.lastPart(request.dbClusterIdentifier())
                                                .equals(snapshot.dbClusterIdentifier()))
                        .map(this::shown)
                        .toList();
        var page = rds.page(found, SimulatedRds.RECORDS, request.maxRecords(), request.marker());
        return DescribeDbClusterSnapshotsResponse.builder()
                .dbClusterSnapshots(page.items())
                .marker(page.token())
                .build();
    }

    private DBClusterSnapshot shown(DBClusterSnapshot snapshot) {
        String arn = snapshot.dbClusterSnapshotArn();
        return snapshot.toBuilder()
                .status(rds.underway().status(arn).orElse("available"))
                .tagList(tags.of(arn))
                .build();
    }
}
