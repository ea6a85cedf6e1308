package io.stratoscope.simulator;

import software.amazon.awssdk.services.rds.model.CreateDbClusterRequest;
import software.amazon.awssdk.services.rds.model.CreateDbClusterResponse;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DbClusterAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
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

import java.util.List;
import java.util.Locale;

/** Aurora clusters. */
final class RdsClusters {

    private final SimulatedRds rds;
    private final ServiceTags<Tag> tags;
    private final RdsSubnetGroups subnetGroups;
    private final RdsClusterParameterGroups parameterGroups;
    private final Rows<DBCluster> clusters;

    RdsClusters(
            SimulatedRds rds,
            ServiceTags<Tag> tags,
            RdsSubnetGroups subnetGroups,
            RdsClusterParameterGroups parameterGroups) {
        this.rds = rds;
        this.tags = tags;
        this.subnetGroups = subnetGroups;
        this.parameterGroups = parameterGroups;
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
        String id = request.dbClusterIdentifier().toLowerCase(Locale.ROOT);
        if (clusters.has(id)) {
            throw rds.error(
                    DbClusterAlreadyExistsException.builder(),
                    400,
                    "DBClusterAlreadyExistsFault",
                    "DB Cluster already exists");
        }
        subnetGroups.get(request.dbSubnetGroupName());
        parameterGroups.get(request.dbClusterParameterGroupName());
        DBCluster cluster = cluster(id, request);
        clusters.put(id, cluster);
        tags.register(cluster.dbClusterArn(), request.tags());
        return CreateDbClusterResponse.builder().dbCluster(shown(cluster)).build();
    }

    private DBCluster cluster(String id, CreateDbClusterRequest request) {
        String host = rds.endpointSuffix();
        boolean encrypted = Boolean.TRUE.equals(request.storageEncrypted());
        return DBCluster.builder()
                .dbClusterIdentifier(id)
                .dbClusterArn(rds.arn("cluster:" + id))
                .dbClusterResourceId("cluster-" + rds.account().ids().upper("rds-cluster", 26))
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
                .dbClusterParameterGroup(request.dbClusterParameterGroupName())
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

    private static List<VpcSecurityGroupMembership> memberships(List<String> groups) {
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
        return cluster.toBuilder().tagList(tags.of(cluster.dbClusterArn())).build();
    }

    ModifyDbClusterResponse modify(ModifyDbClusterRequest request) {
        DBCluster.Builder changed = clusters.get(request.dbClusterIdentifier()).toBuilder();
        if (request.deletionProtection() != null) {
            changed.deletionProtection(request.deletionProtection());
        }
        if (request.backupRetentionPeriod() != null) {
            changed.backupRetentionPeriod(request.backupRetentionPeriod());
        }
        if (request.dbClusterParameterGroupName() != null) {
            parameterGroups.get(request.dbClusterParameterGroupName());
            changed.dbClusterParameterGroup(request.dbClusterParameterGroupName());
        }
        DBCluster cluster = changed.build();
        clusters.put(cluster.dbClusterIdentifier(), cluster);
        return ModifyDbClusterResponse.builder().dbCluster(shown(cluster)).build();
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
            throw rds.error(
                    InvalidDbClusterStateException.builder(),
                    400,
                    "InvalidDBClusterStateFault",
                    "Cluster cannot be deleted, it still contains DB instances in non-deleting"
                            + " state.");
        }
        clusters.remove(cluster.dbClusterIdentifier());
        tags.delete(cluster.dbClusterArn());
        return DeleteDbClusterResponse.builder()
                .dbCluster(cluster.toBuilder().status("deleting").build())
                .build();
    }
}
