package io.stratoscope.backup;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Failure;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.DbClusterSnapshotAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbClusterSnapshotNotFoundException;
import software.amazon.awssdk.services.rds.model.Tag;

import java.util.List;
import java.util.Optional;

/** The snapshots of one database cluster. */
final class DatabaseSnapshots {

    private static final Calls CALLS = new Calls("rds");

    private final RdsClient rds;
    private final String cluster;

    DatabaseSnapshots(AwsAccount account, BackupTarget target) {
        rds = account.client(RdsClient.class, target.region());
        cluster = target.clusterId();
    }

    /** All of the cluster, automated ones too. */
    List<DatabaseCopy> all() {
        return CALLS.call(
                "DescribeDBClusterSnapshots",
                "list the database snapshots",
                () ->
                        rds
                                .describeDBClusterSnapshotsPaginator(
                                        request -> request.dbClusterIdentifier(cluster))
                                .dbClusterSnapshots()
                                .stream()
                                .map(DatabaseSnapshots::copy)
                                .toList());
    }

    Optional<DatabaseCopy> find(String id) {
        return CALLS.call(
                "DescribeDBClusterSnapshots",
                "look at the database snapshot " + id,
                () -> {
                    try {
                        return rds
                                .describeDBClusterSnapshots(
                                        request -> request.dbClusterSnapshotIdentifier(id))
                                .dbClusterSnapshots()
                                .stream()
                                .map(DatabaseSnapshots::copy)
                                .findFirst();
                    } catch (DbClusterSnapshotNotFoundException _) {
                        return Optional.empty();
                    }
                });
    }

    /** Begins to take one; of a restore point there is only one, however often it is asked for. */
    void take(String restorePoint) {
        Tag tag = Tag.builder().key(RestorePoint.TAG).value(restorePoint).build();
        // One that is there already: the answer to an earlier try was lost.
        Optional<String> _ =
                CALLS.call(
                        "CreateDBClusterSnapshot",
                        "take a snapshot of the database " + cluster,
                        () -> {
                            try {
                                return Optional.of(
                                        rds.createDBClusterSnapshot(request ->
                                                        request.dbClusterIdentifier(cluster)
                                                                .dbClusterSnapshotIdentifier(
                                                                        SnapshotName.of(
                                                                                cluster,
                                                                                restorePoint))
                                                                .tags(tag))
                                                .dbClusterSnapshot()
                                                .dbClusterSnapshotArn());
                            } catch (DbClusterSnapshotAlreadyExistsException _) {
                                return Optional.empty();
                            }
                        });
    }

    /**
     * Removes one that Stratoscope made; looks once more whether it is.
     *
     * @throws BackupException when it is not, or RDS refuses
     */
    void remove(String id) {
        Optional<DatabaseCopy> copy = find(id);
        if (copy.isEmpty()) {
            return;
        }
        if (!copy.get().isOurs()) {
            throw new BackupException(
                    "remove the database snapshot " + id,
                    new Failure.NotFound("it no longer carries the tag of Stratoscope's own"));
        }
        Object _ =
                CALLS.call(
                        "DeleteDBClusterSnapshot",
                        "remove the database snapshot " + id,
                        () ->
                                rds.deleteDBClusterSnapshot(
                                        request -> request.dbClusterSnapshotIdentifier(id)));
    }

    private static DatabaseCopy copy(DBClusterSnapshot snapshot) {
        return new DatabaseCopy(
                Arn.of(snapshot.dbClusterSnapshotArn()),
                snapshot.dbClusterSnapshotIdentifier(),
                snapshot.dbClusterIdentifier(),
                text(snapshot.snapshotType()),
                text(snapshot.status()),
                Optional.ofNullable(snapshot.percentProgress()).orElse(0),
                Optional.ofNullable(snapshot.snapshotCreateTime()),
                Optional.ofNullable(snapshot.allocatedStorage()).orElse(0),
                Boolean.TRUE.equals(snapshot.storageEncrypted()),
                Optional.ofNullable(snapshot.kmsKeyId()),
                text(snapshot.engine()),
                text(snapshot.engineVersion()),
                snapshot.tagList().stream()
                        .filter(tag -> RestorePoint.TAG.equals(tag.key()))
                        .map(Tag::value)
                        .findFirst());
    }

    private static String text(@Nullable String value) {
        return Optional.ofNullable(value).orElse("");
    }
}
