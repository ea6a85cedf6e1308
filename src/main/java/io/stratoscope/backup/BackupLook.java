package io.stratoscope.backup;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.job.Journal;
import io.stratoscope.model.Arn;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.price.PriceTable;
import io.stratoscope.topology.Topology;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a project's backups are at a moment.
 *
 * @param at the account's time
 * @param points the newest first
 * @param schedules of the database, then of the files
 * @param open the restore point that was begun from this computer and has no end
 * @param retention how long the cluster keeps its automated snapshots; empty where that is not known
 * @param fileBytes how large the file system is that is copied; empty where that is not known
 * @param storageClass of the bucket's objects, as DataSync's location has it
 * @param prices what things cost
 */
public record BackupLook(
        BackupTarget target,
        Instant at,
        List<RestorePoint> points,
        List<BackupSchedule> schedules,
        Optional<String> open,
        Optional<Duration> retention,
        Optional<Long> fileBytes,
        String storageClass,
        PriceTable prices) {

    public BackupLook {
        points = List.copyOf(points);
        schedules = List.copyOf(schedules);
    }

    /**
     * Looks.
     *
     * @param journal what was done from this computer
     * @throws BackupException when AWS does not tell
     */
    public static BackupLook at(
            AwsAccount account,
            BackupTarget target,
            Topology topology,
            Journal journal,
            PriceTable prices) {
        List<DatabaseCopy> databases = new DatabaseSnapshots(account, target).all();
        List<FilesCopy> files = new FileCopies(account, target).all();
        Instant now = account.clock().instant();
        return new BackupLook(
                target,
                now,
                RestorePoints.pair(databases, files),
                new BackupSchedules(target, topology, now).of(databases, files),
                BackUp.open(journal),
                BackupSchedules.retention(topology, target.cluster()),
                fileBytes(topology, target.task()),
                storageClass(topology, target.task()),
                prices);
    }

    private static Optional<Long> fileBytes(Topology topology, Arn task) {
        return topology.targets(task, RelationKind.COPIES_FROM)
                .flatMap(location -> topology.targets(location, RelationKind.STORES_IN))
                .flatMap(storage -> topology.resource(storage).stream())
                .filter(storage -> storage.type().equals(ResourceType.EFS_FILE_SYSTEM))
                .flatMap(system -> system.description().number("SizeInBytes", "Value").stream())
                .map(BigDecimal::longValue)
                .findFirst();
    }

    private static String storageClass(Topology topology, Arn task) {
        return topology.targets(task, RelationKind.COPIES_TO)
                .flatMap(location -> topology.resource(location).stream())
                .map(Resource::description)
                .flatMap(location -> storageClass(location).stream())
                .findFirst()
                .orElse("STANDARD");
    }

    private static Optional<String> storageClass(JsonObject location) {
        return location.text("S3StorageClass");
    }

    /** What a restore point's database snapshot costs; empty where it has none. */
    public Optional<BackupCost> cost(RestorePoint point) {
        return point.database().map(copy -> BackupCost.of(copy, at, retention, prices));
    }

    /** What the files cost in the bucket, once for all restore points. */
    public BackupCost costOfFiles() {
        return BackupCost.ofFiles(fileBytes, storageClass, target.region(), prices);
    }

    /** The newest that a restore can begin from without losing files. */
    public Optional<RestorePoint> newestGood() {
        return RestorePoints.newestGood(points);
    }

    /** What may go; see {@link Retention#surplus}. */
    public List<RestorePoint> surplus(Retention wanted) {
        return wanted.surplus(points, open, at);
    }
}
