package io.stratoscope.simulator;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.InvalidDbClusterSnapshotStateException;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterFromSnapshotRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterFromSnapshotResponse;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterToPointInTimeRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterToPointInTimeResponse;
import software.amazon.awssdk.services.rds.model.Tag;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Clusters that are made out of backups of others, as the references of <a
 * href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_RestoreDBClusterFromSnapshot.html">RestoreDBClusterFromSnapshot</a>
 * and <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_RestoreDBClusterToPointInTime.html">its sister</a> have it:
 * only the cluster, with nothing of the former one's surroundings that is not named.
 */
final class RdsRestores {

    private static final Duration MAKING = Duration.ofMinutes(6);
    private static final Duration A_GIBIBYTE = Duration.ofSeconds(25);
    private static final Duration CLONING = Duration.ofMinutes(4);
    private static final String CLONE = "copy-on-write";
    private static final List<String> TYPES = List.of("full-copy", CLONE);
    private static final int POSTGRES_PORT = 5432;

    private final SimulatedRds rds;
    private final Set<String> restored = new TreeSet<>();

    RdsRestores(SimulatedRds rds) {
        this.rds = rds;
    }

    /** Whether a cluster is being made out of a backup: it takes instances only when it is there. */
    boolean isUnderway(DBCluster cluster) {
        return restored.contains(cluster.dbClusterResourceId())
                && rds.underway()
                        .status(cluster.dbClusterArn())
                        .filter("creating"::equals)
                        .isPresent();
    }

    RestoreDbClusterFromSnapshotResponse fromSnapshot(RestoreDbClusterFromSnapshotRequest request) {
        String id = rds.clusters().admitted(request.dbClusterIdentifier());
        RdsClusterSnapshots.Taken taken = rds.snapshots().taken(request.snapshotIdentifier());
        DBClusterSnapshot snapshot = taken.snapshot();
        if (!"available".equals(snapshot.status())) {
            throw rds.error(
                    InvalidDbClusterSnapshotStateException.builder(),
                    400,
                    "InvalidDBClusterSnapshotStateFault",
                    "The snapshot "
                            + snapshot.dbClusterSnapshotIdentifier()
                            + " is not in the available state.");
        }
        String version = version(request, snapshot);
        rds.keys().use(snapshot.kmsKeyId());
        DBCluster.Builder cluster =
                taken.cluster().toBuilder()
                        .engineVersion(version)
                        .port(request.port() == null ? snapshot.port() : request.port())
                        .kmsKeyId(key(request.kmsKeyId(), snapshot.kmsKeyId()))
                        .deletionProtection(Boolean.TRUE.equals(request.deletionProtection()))
                        .copyTagsToSnapshot(Boolean.TRUE.equals(request.copyTagsToSnapshot()))
                        .enabledCloudwatchLogsExports(request.enableCloudwatchLogsExports());
        if (request.hasAvailabilityZones()) {
            cluster.availabilityZones(request.availabilityZones());
        }
        Surroundings around =
                new Surroundings(
                        request.dbSubnetGroupName(),
                        request.dbClusterParameterGroupName(),
                        request.vpcSecurityGroupIds());
        Past past = new Past(snapshot.dbClusterResourceId(), snapshot.snapshotCreateTime());
        double bytes = snapshot.allocatedStorage() * RdsVolumes.GIBIBYTE;
        return RestoreDbClusterFromSnapshotResponse.builder()
                .dbCluster(made(id, cluster, around, past, bytes, taking(bytes), request.tags()))
                .build();
    }

    /** The snapshot's, or a newer one of its engine. */
    private String version(
            RestoreDbClusterFromSnapshotRequest request, DBClusterSnapshot snapshot) {
        if (!snapshot.engine().equals(request.engine())) {
            throw combination(
                    "The engine "
                            + request.engine()
                            + " doesn't match the snapshot's engine "
                            + snapshot.engine()
                            + ".");
        }
        String version =
                request.engineVersion() == null
                        ? snapshot.engineVersion()
                        : request.engineVersion();
        if (Arrays.compare(numbers(version), numbers(snapshot.engineVersion())) < 0) {
            throw combination(
                    "The engine version "
                            + version
                            + " is older than the snapshot's engine version "
                            + snapshot.engineVersion()
                            + ".");
        }
        return version;
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("\\D+", -1))
                .filter(part -> !part.isEmpty())
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    RestoreDbClusterToPointInTimeResponse toPointInTime(
            RestoreDbClusterToPointInTimeRequest request) {
        String id = rds.clusters().admitted(request.dbClusterIdentifier());
        DBCluster source = rds.clusters().available(request.sourceDBClusterIdentifier());
        boolean clone = isClone(request);
        Instant at = time(request, source, clone);
        rds.keys().use(source.kmsKeyId());
        if (request.kmsKeyId() != null && source.kmsKeyId() == null) {
            throw combination("KmsKeyId cannot be specified for a cluster that is not encrypted.");
        }
        DBCluster.Builder cluster =
                source.toBuilder()
                        .port(request.port() == null ? POSTGRES_PORT : request.port())
                        .kmsKeyId(key(request.kmsKeyId(), source.kmsKeyId()))
                        .deletionProtection(Boolean.TRUE.equals(request.deletionProtection()))
                        .copyTagsToSnapshot(Boolean.TRUE.equals(request.copyTagsToSnapshot()))
                        .enabledCloudwatchLogsExports(request.enableCloudwatchLogsExports());
        Surroundings around =
                new Surroundings(
                        request.dbSubnetGroupName(),
                        request.dbClusterParameterGroupName(),
                        request.vpcSecurityGroupIds());
        double bytes = rds.volumes().bytes(source, at);
        return RestoreDbClusterToPointInTimeResponse.builder()
                .dbCluster(
                        made(
                                id,
                                cluster,
                                around,
                                new Past(source.dbClusterResourceId(), at),
                                bytes,
                                clone ? CLONING : taking(bytes),
                                request.tags()))
                .build();
    }

    private boolean isClone(RestoreDbClusterToPointInTimeRequest request) {
        String type = Optional.ofNullable(request.restoreType()).orElse(TYPES.getFirst());
        if (!TYPES.contains(type)) {
            throw rds.error(400, "InvalidParameterValue", "Invalid restore type: " + type);
        }
        return type.equals(CLONE);
    }

    /** Words of times that are too early or too late as AWS has them. */
    private Instant time(
            RestoreDbClusterToPointInTimeRequest request, DBCluster source, boolean clone) {
        boolean latest = Boolean.TRUE.equals(request.useLatestRestorableTime());
        Instant wanted = request.restoreToTime();
        if (clone && wanted != null) {
            throw combination("RestoreToTime cannot be specified with restore type " + CLONE + ".");
        }
        if (latest == (wanted != null)) {
            throw combination(
                    latest
                            ? "RestoreToTime and UseLatestRestorableTime cannot be specified"
                                    + " together."
                            : "Either RestoreToTime or UseLatestRestorableTime must be specified.");
        }
        Instant last = rds.clusters().latestRestorable(source);
        if (wanted == null) {
            return clone ? rds.account().now() : last;
        }
        Instant first = rds.nights().earliestRestorable(source);
        if (wanted.isBefore(first)) {
            throw outOfRange(
                    "earlier than %s because its backup retention period is set to %d days."
                            .formatted(seconds(first), source.backupRetentionPeriod()));
        }
        if (wanted.isAfter(last)) {
            throw outOfRange("later than " + seconds(last) + ".");
        }
        return wanted;
    }

    private static Instant seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    private RuntimeException outOfRange(String range) {
        return rds.error(
                400,
                "InvalidParameterValue",
                "The specified instance cannot be restored to a time " + range);
    }

    private RuntimeException combination(String message) {
        return rds.error(400, "InvalidParameterCombination", message);
    }

    private @Nullable String key(@Nullable String wanted, @Nullable String former) {
        rds.keys().use(wanted);
        return wanted == null ? former : wanted;
    }

    private static Duration taking(double bytes) {
        return MAKING.plus(A_GIBIBYTE.multipliedBy(Math.round(bytes / RdsVolumes.GIBIBYTE)));
    }

    /** What a caller names of that which a cluster needs beside its data. */
    private record Surroundings(
            @Nullable String subnets, @Nullable String parameters, List<String> securityGroups) {}

    /** Whose data it begins with. */
    private record Past(String resourceId, Instant at) {}

    private DBCluster made(
            String id,
            DBCluster.Builder begun,
            Surroundings around,
            Past past,
            double bytes,
            Duration takes,
            List<Tag> given) {
        DBCluster former = begun.build();
        var subnets =
                rds.subnetGroups().get(around.subnets() == null ? "default" : around.subnets());
        String parameters =
                rds.clusterParameterGroups()
                        .named(around.parameters(), former.engine(), former.engineVersion())
                        .dbClusterParameterGroupName();
        List<String> groups =
                around.securityGroups().isEmpty()
                        ? defaultGroups(subnets.vpcId())
                        : around.securityGroups();
        String host = rds.endpointSuffix();
        Instant now = rds.account().now();
        DBCluster cluster =
                begun.dbClusterIdentifier(id)
                        .dbClusterArn(rds.arn("cluster:" + id))
                        .dbClusterResourceId(rds.clusters().newResourceId())
                        .endpoint(id + ".cluster-" + host)
                        .readerEndpoint(id + ".cluster-ro-" + host)
                        .multiAZ(false)
                        .dbClusterMembers(List.of())
                        .dbSubnetGroup(subnets.dbSubnetGroupName())
                        .dbClusterParameterGroup(parameters)
                        .vpcSecurityGroups(RdsClusters.memberships(groups))
                        .storageEncrypted(former.kmsKeyId() != null)
                        .clusterCreateTime(now)
                        .earliestRestorableTime(now)
                        .latestRestorableTime(now)
                        .build();
        String resource = cluster.dbClusterResourceId();
        rds.rows().copy(past.resourceId(), past.at(), resource);
        rds.passwords().copy(past.resourceId(), past.at(), resource);
        rds.volumes().begin(resource, bytes);
        restored.add(resource);
        return rds.clusters().add(cluster, takes, given);
    }

    private List<String> defaultGroups(String vpc) {
        return rds
                .account()
                .client(Ec2Client.class, rds.region())
                .describeSecurityGroups(request ->
                        request.filters(
                                Filter.builder().name("vpc-id").values(vpc).build(),
                                Filter.builder().name("group-name").values("default").build()))
                .securityGroups()
                .stream()
                .map(group -> group.groupId())
                .toList();
    }
}
