package io.stratoscope.simulator;

import software.amazon.awssdk.services.rds.model.CreateDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceResponse;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBSubnetGroup;
import software.amazon.awssdk.services.rds.model.DbInstanceAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.DeleteDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbInstanceResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesResponse;
import software.amazon.awssdk.services.rds.model.Filter;
import software.amazon.awssdk.services.rds.model.Tag;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The DB instances of Aurora clusters. */
final class RdsInstances {

    private final SimulatedRds rds;
    private final ServiceTags<Tag> tags;
    private final RdsSubnetGroups subnetGroups;
    private final Rows<DBCluster> clusters;
    private final Rows<DBInstance> instances;

    RdsInstances(
            SimulatedRds rds,
            ServiceTags<Tag> tags,
            RdsClusters clusters,
            RdsSubnetGroups subnetGroups) {
        this.rds = rds;
        this.tags = tags;
        this.clusters = clusters.rows();
        this.subnetGroups = subnetGroups;
        instances =
                Rows.sorted(
                        SimulatedRds::lastPart,
                        id ->
                                rds.error(
                                        DbInstanceNotFoundException.builder(),
                                        404,
                                        "DBInstanceNotFound",
                                        "DBInstance " + id + " not found."));
    }

    CreateDbInstanceResponse create(CreateDbInstanceRequest request) {
        String id = request.dbInstanceIdentifier().toLowerCase(Locale.ROOT);
        if (instances.has(id)) {
            throw rds.error(
                    DbInstanceAlreadyExistsException.builder(),
                    400,
                    "DBInstanceAlreadyExists",
                    "DB instance already exists");
        }
        DBCluster cluster = clusters.get(request.dbClusterIdentifier());
        DBInstance instance = instance(id, request, cluster);
        instances.put(id, instance);
        List<DBClusterMember> members = new ArrayList<>(cluster.dbClusterMembers());
        members.add(
                DBClusterMember.builder()
                        .dbInstanceIdentifier(id)
                        // The first instance of a cluster is its writer.
                        .isClusterWriter(members.isEmpty())
                        .dbClusterParameterGroupStatus("in-sync")
                        .promotionTier(instance.promotionTier())
                        .build());
        clusters.put(
                cluster.dbClusterIdentifier(),
                cluster.toBuilder().dbClusterMembers(members).multiAZ(members.size() > 1).build());
        tags.register(instance.dbInstanceArn(), request.tags());
        return CreateDbInstanceResponse.builder().dbInstance(shown(instance)).build();
    }

    private DBInstance instance(String id, CreateDbInstanceRequest request, DBCluster cluster) {
        DBSubnetGroup subnets = subnetGroups.get(cluster.dbSubnetGroup());
        String zone =
                request.availabilityZone() == null
                        ? subnets.subnets().getFirst().subnetAvailabilityZone().name()
                        : request.availabilityZone();
        return DBInstance.builder()
                .dbInstanceIdentifier(id)
                .dbInstanceArn(rds.arn("db:" + id))
                .dbiResourceId("db-" + rds.account().ids().upper("rds-instance", 26))
                .dbClusterIdentifier(cluster.dbClusterIdentifier())
                .dbInstanceClass(request.dbInstanceClass())
                .dbInstanceStatus("available")
                .engine(cluster.engine())
                .engineVersion(cluster.engineVersion())
                .dbName(cluster.databaseName())
                .masterUsername(cluster.masterUsername())
                .endpoint(endpoint ->
                        endpoint.address(id + "." + rds.endpointSuffix())
                                .port(cluster.port())
                                .hostedZoneId(cluster.hostedZoneId()))
                .availabilityZone(zone)
                .dbSubnetGroup(subnets)
                .vpcSecurityGroups(cluster.vpcSecurityGroups())
                .multiAZ(false)
                .publiclyAccessible(Boolean.TRUE.equals(request.publiclyAccessible()))
                .storageEncrypted(cluster.storageEncrypted())
                .kmsKeyId(cluster.kmsKeyId())
                .storageType("aurora")
                .caCertificateIdentifier("rds-ca-rsa2048-g1")
                .promotionTier(request.promotionTier() == null ? 1 : request.promotionTier())
                .performanceInsightsEnabled(
                        Boolean.TRUE.equals(request.enablePerformanceInsights()))
                .autoMinorVersionUpgrade(true)
                .backupRetentionPeriod(cluster.backupRetentionPeriod())
                .instanceCreateTime(rds.account().now())
                .networkType("IPV4")
                .build();
    }

    DescribeDbInstancesResponse describe(DescribeDbInstancesRequest request) {
        List<DBInstance> found =
                instances.find(request.dbInstanceIdentifier()).stream()
                        .filter(instance -> matches(instance, request.filters()))
                        .map(this::shown)
                        .toList();
        var page = rds.page(found, SimulatedRds.RECORDS, request.maxRecords(), request.marker());
        return DescribeDbInstancesResponse.builder()
                .dbInstances(page.items())
                .marker(page.token())
                .build();
    }

    private boolean matches(DBInstance instance, List<Filter> filters) {
        return filters.stream()
                .allMatch(filter ->
                        switch (filter.name()) {
                            case "db-cluster-id" ->
                                    filter.values().contains(instance.dbClusterIdentifier())
                                            || filter.values()
                                                    .contains(
                                                            rds.arn(
                                                                    "cluster:"
                                                                            + instance
                                                                                    .dbClusterIdentifier()));
                            case "db-instance-id" ->
                                    filter.values().contains(instance.dbInstanceIdentifier())
                                            || filter.values().contains(instance.dbInstanceArn());
                            case "dbi-resource-id" ->
                                    filter.values().contains(instance.dbiResourceId());
                            case "engine" -> filter.values().contains(instance.engine());
                            default -> throw rds.badFilter(filter.name());
                        });
    }

    private DBInstance shown(DBInstance instance) {
        return instance.toBuilder().tagList(tags.of(instance.dbInstanceArn())).build();
    }

    DeleteDbInstanceResponse delete(DeleteDbInstanceRequest request) {
        DBInstance instance = instances.remove(request.dbInstanceIdentifier());
        String id = instance.dbInstanceIdentifier();
        DBCluster cluster = clusters.get(instance.dbClusterIdentifier());
        clusters.put(
                cluster.dbClusterIdentifier(),
                cluster.toBuilder()
                        .dbClusterMembers(remaining(cluster.dbClusterMembers(), id))
                        .multiAZ(cluster.dbClusterMembers().size() > 2)
                        .build());
        tags.delete(instance.dbInstanceArn());
        return DeleteDbInstanceResponse.builder()
                .dbInstance(instance.toBuilder().dbInstanceStatus("deleting").build())
                .build();
    }

    // When the writer goes, the first reader takes its place.
    private static List<DBClusterMember> remaining(List<DBClusterMember> members, String gone) {
        List<DBClusterMember> left = new ArrayList<>();
        for (DBClusterMember member : members) {
            if (!member.dbInstanceIdentifier().equals(gone)) {
                left.add(member);
            }
        }
        if (!left.isEmpty() && left.stream().noneMatch(DBClusterMember::isClusterWriter)) {
            left.set(0, left.getFirst().toBuilder().isClusterWriter(true).build());
        }
        return left;
    }
}
