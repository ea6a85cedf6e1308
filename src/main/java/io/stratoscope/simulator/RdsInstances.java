package io.stratoscope.simulator;

import io.stratoscope.aws.Quota;

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
import software.amazon.awssdk.services.rds.model.Endpoint;
import software.amazon.awssdk.services.rds.model.Filter;
import software.amazon.awssdk.services.rds.model.InstanceQuotaExceededException;
import software.amazon.awssdk.services.rds.model.InvalidDbClusterStateException;
import software.amazon.awssdk.services.rds.model.InvalidDbInstanceStateException;
import software.amazon.awssdk.services.rds.model.ModifyDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbInstanceResponse;
import software.amazon.awssdk.services.rds.model.Tag;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The DB instances of Aurora clusters. */
final class RdsInstances {

    private static final Duration MAKING = Duration.ofMinutes(6);
    private static final Duration CHANGING = Duration.ofMinutes(3);
    private static final Duration REMOVING = Duration.ofMinutes(3);

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
        rds.account()
                .refuseOver(
                        Quota.DB_INSTANCES,
                        instances.all().size(),
                        () ->
                                rds.error(
                                        InstanceQuotaExceededException.builder(),
                                        400,
                                        "InstanceQuotaExceeded",
                                        "DB instance quota exceeded"));
        DBCluster cluster = clusters.get(request.dbClusterIdentifier());
        if (rds.underway().isLeaving(cluster.dbClusterArn())) {
            throw rds.error(
                    InvalidDbClusterStateException.builder(),
                    400,
                    "InvalidDBClusterStateFault",
                    "Cluster " + cluster.dbClusterIdentifier() + " is being deleted.");
        }
        if (rds.restores().isUnderway(cluster)) {
            throw rds.error(
                    InvalidDbClusterStateException.builder(),
                    400,
                    "InvalidDBClusterStateFault",
                    "Cluster " + cluster.dbClusterIdentifier() + " is not available.");
        }
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
        rds.underway().begin(instance.dbInstanceArn(), "creating", MAKING);
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
                .autoMinorVersionUpgrade(!Boolean.FALSE.equals(request.autoMinorVersionUpgrade()))
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
        String arn = instance.dbInstanceArn();
        Optional<String> status = rds.underway().status(arn);
        DBInstance.Builder shown =
                instance.toBuilder()
                        .dbInstanceStatus(status.orElse("available"))
                        .tagList(tags.of(arn));
        // It has an address only once there is something to reach.
        return status.filter("creating"::equals).isPresent()
                ? shown.endpoint((Endpoint) null).build()
                : shown.build();
    }

    ModifyDbInstanceResponse modify(ModifyDbInstanceRequest request) {
        DBInstance before = instances.get(request.dbInstanceIdentifier());
        idle(before);
        DBInstance.Builder changed = before.toBuilder();
        // Another class waits for the maintenance window, unless it is asked for at once.
        if (request.dbInstanceClass() != null && Boolean.TRUE.equals(request.applyImmediately())) {
            changed.dbInstanceClass(request.dbInstanceClass());
        }
        if (request.promotionTier() != null) {
            changed.promotionTier(request.promotionTier());
        }
        if (request.enablePerformanceInsights() != null) {
            changed.performanceInsightsEnabled(request.enablePerformanceInsights());
        }
        if (request.publiclyAccessible() != null) {
            changed.publiclyAccessible(request.publiclyAccessible());
        }
        if (request.autoMinorVersionUpgrade() != null) {
            changed.autoMinorVersionUpgrade(request.autoMinorVersionUpgrade());
        }
        DBInstance instance = changed.build();
        instances.put(instance.dbInstanceIdentifier(), instance);
        if (!instance.equals(before)) {
            rds.underway().begin(instance.dbInstanceArn(), "modifying", CHANGING);
        }
        return ModifyDbInstanceResponse.builder().dbInstance(shown(instance)).build();
    }

    private void idle(DBInstance instance) {
        if (!rds.underway().isIdle(instance.dbInstanceArn())) {
            throw rds.error(
                    InvalidDbInstanceStateException.builder(),
                    400,
                    "InvalidDBInstanceState",
                    "Instance "
                            + instance.dbInstanceIdentifier()
                            + " cannot be changed as it is "
                            + rds.underway().status(instance.dbInstanceArn()).orElse("available"));
        }
    }

    DeleteDbInstanceResponse delete(DeleteDbInstanceRequest request) {
        DBInstance instance = instances.get(request.dbInstanceIdentifier());
        String id = instance.dbInstanceIdentifier();
        if (rds.underway().isLeaving(instance.dbInstanceArn())) {
            idle(instance);
        }
        if (request.finalDBSnapshotIdentifier() != null) {
            throw rds.error(
                    400,
                    "InvalidParameterCombination",
                    "FinalDBSnapshotIdentifier cannot be specified when deleting an instance of a"
                            + " cluster");
        }
        DBCluster cluster = clusters.get(instance.dbClusterIdentifier());
        clusters.put(
                cluster.dbClusterIdentifier(),
                cluster.toBuilder()
                        .dbClusterMembers(remaining(cluster.dbClusterMembers(), id))
                        .multiAZ(cluster.dbClusterMembers().size() > 2)
                        .build());
        rds.underway()
                .leave(
                        instance.dbInstanceArn(),
                        REMOVING,
                        () -> {
                            instances.remove(id);
                            tags.delete(instance.dbInstanceArn());
                        });
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
