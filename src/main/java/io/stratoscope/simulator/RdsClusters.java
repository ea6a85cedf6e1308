package io.stratoscope.simulator;

import io.stratoscope.aws.Quota;

import software.amazon.awssdk.services.rds.model.CreateDbClusterRequest;
import software.amazon.awssdk.services.rds.model.CreateDbClusterResponse;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DbClusterAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.DbClusterQuotaExceededException;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersResponse;
import software.amazon.awssdk.services.rds.model.Filter;
import software.amazon.awssdk.services.rds.model.InvalidDbClusterStateException;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterResponse;
import software.amazon.awssdk.services.rds.model.Tag;
import software.amazon.awssdk.services.rds.model.VpcSecurityGroupMembership;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Aurora clusters. */
final class RdsClusters {

    private static final Duration BACKED_UP_AFTER = Duration.ofMinutes(5);
    private static final Duration MAKING = Duration.ofMinutes(4);
    private static final Duration CHANGING = Duration.ofMinutes(1);
    private static final Duration REMOVING = Duration.ofMinutes(2);

    /** The shortest password that RDS takes. */
    private static final int PASSWORD_LENGTH = 8;

    private final SimulatedRds rds;
    private final ServiceTags<Tag> tags;
    private final Rows<DBCluster> clusters;

    RdsClusters(SimulatedRds rds, ServiceTags<Tag> tags) {
        this.rds = rds;
        this.tags = tags;
        clusters =
                Rows.sorted(
                        SimulatedRds::lastPart,
                        id ->
                                rds.error(
                                        DbClusterNotFoundException.builder(),
                                        404,
                                        "DBClusterNotFoundFault",
                                        "DBCluster " + id + " not found."));
    }

    /** The clusters as they are kept. */
    Rows<DBCluster> rows() {
        return clusters;
    }

    CreateDbClusterResponse create(CreateDbClusterRequest request) {
        String id = admitted(request.dbClusterIdentifier());
        rds.subnetGroups().get(request.dbSubnetGroupName());
        String password = request.masterUserPassword();
        if (password != null && password.length() < PASSWORD_LENGTH) {
            throw rds.error(
                    400,
                    "InvalidParameterValue",
                    "The parameter MasterUserPassword is not a valid password because it is shorter"
                            + " than 8 characters.");
        }
        DBCluster cluster = cluster(id, request);
        if (password != null) {
            rds.passwords().set(cluster.dbClusterResourceId(), rds.account().now());
        }
        return CreateDbClusterResponse.builder()
                .dbCluster(add(cluster, MAKING, request.tags()))
                .build();
    }

    /**
     * The name of a cluster that may be made.
     *
     * @throws RuntimeException RDS's error where there is one of that name, or the account may have no more
     */
    String admitted(String name) {
        String id = name.toLowerCase(Locale.ROOT);
        if (clusters.has(id)) {
            throw rds.error(
                    DbClusterAlreadyExistsException.builder(),
                    400,
                    "DBClusterAlreadyExistsFault",
                    "DB Cluster already exists");
        }
        rds.account()
                .refuseOver(
                        Quota.DB_CLUSTERS,
                        clusters.all().size(),
                        () ->
                                rds.error(
                                        DbClusterQuotaExceededException.builder(),
                                        403,
                                        "DBClusterQuotaExceededFault",
                                        "DB cluster quota exceeded"));
        return id;
    }

    /** A new one, which is there after a while. */
    DBCluster add(DBCluster cluster, Duration takes, List<Tag> given) {
        clusters.put(cluster.dbClusterIdentifier(), cluster);
        tags.register(cluster.dbClusterArn(), given);
        rds.rows()
                .reached(
                        cluster.endpoint(),
                        cluster.dbClusterResourceId(),
                        rds.account().doneAt(takes));
        rds.underway().begin(cluster.dbClusterArn(), "creating", takes);
        return shown(cluster);
    }

    /** What no other cluster is ever called. */
    String newResourceId() {
        return "cluster-" + rds.account().ids().upper("rds-cluster", 26);
    }

    private DBCluster cluster(String id, CreateDbClusterRequest request) {
        String host = rds.endpointSuffix();
        boolean encrypted = Boolean.TRUE.equals(request.storageEncrypted());
        return DBCluster.builder()
                .dbClusterIdentifier(id)
                .dbClusterArn(rds.arn("cluster:" + id))
                .dbClusterResourceId(newResourceId())
                .status("available")
                .engine(request.engine())
                .engineVersion(request.engineVersion())
                .engineMode("provisioned")
                .databaseName(request.databaseName())
                .masterUsername(request.masterUsername())
                .port(request.port())
                .endpoint(id + ".cluster-" + host)
                .readerEndpoint(id + ".cluster-ro-" + host)
                .multiAZ(false)
                .availabilityZones(request.availabilityZones())
                .dbSubnetGroup(request.dbSubnetGroupName())
                .dbClusterParameterGroup(
                        rds.clusterParameterGroups()
                                .named(
                                        request.dbClusterParameterGroupName(),
                                        request.engine(),
                                        request.engineVersion())
                                .dbClusterParameterGroupName())
                .vpcSecurityGroups(memberships(request.vpcSecurityGroupIds()))
                .storageEncrypted(encrypted)
                .kmsKeyId(encrypted ? request.kmsKeyId() : null)
                .storageType("aurora")
                .backupRetentionPeriod(
                        request.backupRetentionPeriod() == null
                                ? 1
                                : request.backupRetentionPeriod())
                .preferredBackupWindow(request.preferredBackupWindow())
                .preferredMaintenanceWindow(request.preferredMaintenanceWindow())
                .enabledCloudwatchLogsExports(request.enableCloudwatchLogsExports())
                .deletionProtection(Boolean.TRUE.equals(request.deletionProtection()))
                .copyTagsToSnapshot(request.copyTagsToSnapshot())
                .iamDatabaseAuthenticationEnabled(false)
                .clusterCreateTime(rds.account().now())
                .earliestRestorableTime(rds.account().now())
                .latestRestorableTime(rds.account().now())
                .networkType("IPV4")
                .hostedZoneId("Z1RLNU7YM6DTQ3")
                .build();
    }

    static List<VpcSecurityGroupMembership> memberships(List<String> groups) {
        return groups.stream()
                .map(group ->
                        VpcSecurityGroupMembership.builder()
                                .vpcSecurityGroupId(group)
                                .status("active")
                                .build())
                .toList();
    }

    DescribeDbClustersResponse describe(DescribeDbClustersRequest request) {
        List<DBCluster> found =
                clusters.find(request.dbClusterIdentifier()).stream()
                        .filter(cluster -> matches(cluster, request.filters()))
                        .map(this::shown)
                        .toList();
        var page = rds.page(found, SimulatedRds.RECORDS, request.maxRecords(), request.marker());
        return DescribeDbClustersResponse.builder()
                .dbClusters(page.items())
                .marker(page.token())
                .build();
    }

    private boolean matches(DBCluster cluster, List<Filter> filters) {
        return filters.stream()
                .allMatch(filter ->
                        switch (filter.name()) {
                            case "db-cluster-id" ->
                                    filter.values().contains(cluster.dbClusterIdentifier())
                                            || filter.values().contains(cluster.dbClusterArn());
                            case "db-cluster-resource-id" ->
                                    filter.values().contains(cluster.dbClusterResourceId());
                            case "engine" -> filter.values().contains(cluster.engine());
                            default -> throw rds.badFilter(filter.name());
                        });
    }

    private DBCluster shown(DBCluster cluster) {
        String arn = cluster.dbClusterArn();
        return cluster.toBuilder()
                .status(rds.underway().status(arn).orElse("available"))
                .earliestRestorableTime(rds.nights().earliestRestorable(cluster))
                .latestRestorableTime(latestRestorable(cluster))
                .tagList(tags.of(arn))
                .build();
    }

    /** Changes are backed up all the time: "typically within the last five minutes". */
    Instant latestRestorable(DBCluster cluster) {
        Instant backedUp = rds.account().clockTime().minus(BACKED_UP_AFTER);
        return backedUp.isAfter(cluster.clusterCreateTime())
                ? backedUp
                : cluster.clusterCreateTime();
    }

    ModifyDbClusterResponse modify(ModifyDbClusterRequest request) {
        DBCluster before = available(request.dbClusterIdentifier());
        if (request.dbClusterParameterGroupName() != null) {
            rds.clusterParameterGroups().get(request.dbClusterParameterGroupName());
        }
        DBCluster cluster = RdsClusterChanges.apply(before, request);
        clusters.put(cluster.dbClusterIdentifier(), cluster);
        if (request.masterUserPassword() != null) {
            rds.passwords().set(cluster.dbClusterResourceId(), rds.account().now());
            rds.underway().begin(cluster.dbClusterArn(), "resetting-master-credentials", CHANGING);
        }
        if (!cluster.equals(before)) {
            rds.underway().begin(cluster.dbClusterArn(), "modifying", CHANGING);
        }
        return ModifyDbClusterResponse.builder().dbCluster(shown(cluster)).build();
    }

    /** One that is neither being made or changed nor on its way out, for what needs that. */
    DBCluster available(String reference) {
        DBCluster cluster = clusters.get(reference);
        if (!rds.underway().isIdle(cluster.dbClusterArn())) {
            throw wrongState("Cluster " + cluster.dbClusterIdentifier() + " is not available.");
        }
        return cluster;
    }

    private RuntimeException wrongState(String message) {
        return rds.error(
                InvalidDbClusterStateException.builder(),
                400,
                "InvalidDBClusterStateFault",
                message);
    }

    DeleteDbClusterResponse delete(DeleteDbClusterRequest request) {
        DBCluster cluster = clusters.get(request.dbClusterIdentifier());
        if (cluster.deletionProtection()) {
            throw rds.error(
                    InvalidDbClusterStateException.builder(),
                    400,
                    "InvalidParameterCombination",
                    "Cannot delete protected Cluster, please disable deletion protection and"
                            + " try again.");
        }
        if (!cluster.dbClusterMembers().isEmpty()) {
            throw wrongState(
                    "Cluster cannot be deleted, it still contains DB instances in non-deleting"
                            + " state.");
        }
        if (!rds.underway().isIdle(cluster.dbClusterArn())) {
            throw wrongState("Cluster " + cluster.dbClusterIdentifier() + " is not available.");
        }
        snapshot(cluster, request);
        rds.underway()
                .leave(
                        cluster.dbClusterArn(),
                        REMOVING.plus(RdsClusterSnapshots.TAKES),
                        () -> {
                            clusters.remove(cluster.dbClusterIdentifier());
                            tags.delete(cluster.dbClusterArn());
                        });
        return DeleteDbClusterResponse.builder()
                .dbCluster(cluster.toBuilder().status("deleting").build())
                .build();
    }

    private void snapshot(DBCluster cluster, DeleteDbClusterRequest request) {
        boolean skip = Boolean.TRUE.equals(request.skipFinalSnapshot());
        if (skip == (request.finalDBSnapshotIdentifier() != null)) {
            throw rds.error(
                    400,
                    "InvalidParameterCombination",
                    skip
                            ? "FinalDBSnapshotIdentifier cannot be specified when SkipFinalSnapshot"
                                    + " is set."
                            : "FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is"
                                    + " specified.");
        }
        if (!skip) {
            rds.snapshots().take(request.finalDBSnapshotIdentifier(), cluster, List.of());
        }
    }
}
