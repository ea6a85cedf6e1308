package io.stratoscope.simulator;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.AddTagsToResourceRequest;
import software.amazon.awssdk.services.rds.model.AddTagsToResourceResponse;
import software.amazon.awssdk.services.rds.model.CreateDbClusterParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.CreateDbClusterParameterGroupResponse;
import software.amazon.awssdk.services.rds.model.CreateDbClusterRequest;
import software.amazon.awssdk.services.rds.model.CreateDbClusterResponse;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceResponse;
import software.amazon.awssdk.services.rds.model.CreateDbParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.CreateDbParameterGroupResponse;
import software.amazon.awssdk.services.rds.model.CreateDbSubnetGroupRequest;
import software.amazon.awssdk.services.rds.model.CreateDbSubnetGroupResponse;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DBClusterParameterGroup;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBParameterGroup;
import software.amazon.awssdk.services.rds.model.DBSubnetGroup;
import software.amazon.awssdk.services.rds.model.DbClusterAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.DbInstanceAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.DbParameterGroupAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbParameterGroupNotFoundException;
import software.amazon.awssdk.services.rds.model.DbSubnetGroupAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbSubnetGroupNotFoundException;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterResponse;
import software.amazon.awssdk.services.rds.model.DeleteDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbInstanceResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterParameterGroupsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterParameterGroupsResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterParametersRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterParametersResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbParameterGroupsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbParameterGroupsResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbParametersRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbParametersResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbSubnetGroupsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbSubnetGroupsResponse;
import software.amazon.awssdk.services.rds.model.Filter;
import software.amazon.awssdk.services.rds.model.InvalidDbClusterStateException;
import software.amazon.awssdk.services.rds.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.rds.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterParameterGroupResponse;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterResponse;
import software.amazon.awssdk.services.rds.model.ModifyDbParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbParameterGroupResponse;
import software.amazon.awssdk.services.rds.model.Parameter;
import software.amazon.awssdk.services.rds.model.RdsException;
import software.amazon.awssdk.services.rds.model.RemoveTagsFromResourceRequest;
import software.amazon.awssdk.services.rds.model.RemoveTagsFromResourceResponse;
import software.amazon.awssdk.services.rds.model.Subnet;
import software.amazon.awssdk.services.rds.model.Tag;
import software.amazon.awssdk.services.rds.model.VpcSecurityGroupMembership;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Amazon RDS: Aurora clusters, their instances, subnet groups and cluster parameter groups. */
final class SimulatedRds extends SimulatedService implements RdsClient {

    private static final Paging.Limits RECORDS =
            new Paging.Limits(100, 20, 100, "InvalidParameterValue");

    private final Map<String, DBCluster> clusters = new TreeMap<>();
    private final Map<String, DBInstance> instances = new TreeMap<>();
    private final RdsGroups groups = new RdsGroups();
    private final RdsInstanceGroups instanceGroups = new RdsInstanceGroups();
    private final SubnetPlaces places;
    private @Nullable String endpointSuffix;

    SimulatedRds(AccountState account, String region) {
        super(account, region, "rds", RdsException::builder);
        places = new SubnetPlaces(account, region);
    }

    @Override
    public CreateDbSubnetGroupResponse createDBSubnetGroup(CreateDbSubnetGroupRequest request) {
        return call(
                "CreateDBSubnetGroup",
                () -> {
                    String name = request.dbSubnetGroupName().toLowerCase(Locale.ROOT);
                    if (groups.subnetGroups().containsKey(name)) {
                        throw error(
                                DbSubnetGroupAlreadyExistsException.builder(),
                                400,
                                "DBSubnetGroupAlreadyExists",
                                "The DB subnet group '" + name + "' already exists.");
                    }
                    var subnets = places.of(request.subnetIds());
                    DBSubnetGroup group =
                            DBSubnetGroup.builder()
                                    .dbSubnetGroupName(name)
                                    .dbSubnetGroupDescription(request.dbSubnetGroupDescription())
                                    .dbSubnetGroupArn(arn("subgrp:" + name))
                                    .vpcId(subnets.getFirst().vpcId())
                                    .subnetGroupStatus("Complete")
                                    .supportedNetworkTypes("IPV4")
                                    .subnets(subnets.stream().map(SimulatedRds::subnet).toList())
                                    .build();
                    groups.subnetGroups().put(name, group);
                    registerTags(group.dbSubnetGroupArn(), tags(request.tags()));
                    return CreateDbSubnetGroupResponse.builder().dbSubnetGroup(group).build();
                });
    }

    private static Subnet subnet(software.amazon.awssdk.services.ec2.model.Subnet subnet) {
        return Subnet.builder()
                .subnetIdentifier(subnet.subnetId())
                .subnetAvailabilityZone(zone -> zone.name(subnet.availabilityZone()))
                .subnetStatus("Active")
                .build();
    }

    @Override
    public DescribeDbSubnetGroupsResponse describeDBSubnetGroups(
            DescribeDbSubnetGroupsRequest request) {
        return call(
                "DescribeDBSubnetGroups",
                () -> {
                    List<DBSubnetGroup> found =
                            named(
                                    groups.subnetGroups(),
                                    request.dbSubnetGroupName(),
                                    () ->
                                            error(
                                                    DbSubnetGroupNotFoundException.builder(),
                                                    404,
                                                    "DBSubnetGroupNotFoundFault",
                                                    "DB subnet group '"
                                                            + request.dbSubnetGroupName()
                                                            + "' does not exist."));
                    var page = page(found, RECORDS, request.maxRecords(), request.marker());
                    return DescribeDbSubnetGroupsResponse.builder()
                            .dbSubnetGroups(page.items())
                            .marker(page.token())
                            .build();
                });
    }

    @Override
    public CreateDbClusterParameterGroupResponse createDBClusterParameterGroup(
            CreateDbClusterParameterGroupRequest request) {
        return call(
                "CreateDBClusterParameterGroup",
                () -> {
                    String name = request.dbClusterParameterGroupName().toLowerCase(Locale.ROOT);
                    if (groups.parameterGroups().containsKey(name)) {
                        throw error(
                                DbParameterGroupAlreadyExistsException.builder(),
                                400,
                                "DBParameterGroupAlreadyExists",
                                "Parameter group " + name + " already exists");
                    }
                    DBClusterParameterGroup group =
                            DBClusterParameterGroup.builder()
                                    .dbClusterParameterGroupName(name)
                                    .dbParameterGroupFamily(request.dbParameterGroupFamily())
                                    .description(request.description())
                                    .dbClusterParameterGroupArn(arn("cluster-pg:" + name))
                                    .build();
                    groups.parameterGroups().put(name, group);
                    registerTags(group.dbClusterParameterGroupArn(), tags(request.tags()));
                    return CreateDbClusterParameterGroupResponse.builder()
                            .dbClusterParameterGroup(group)
                            .build();
                });
    }

    @Override
    public ModifyDbClusterParameterGroupResponse modifyDBClusterParameterGroup(
            ModifyDbClusterParameterGroupRequest request) {
        return call(
                "ModifyDBClusterParameterGroup",
                () -> {
                    DBClusterParameterGroup group =
                            parameterGroup(request.dbClusterParameterGroupName());
                    String name = group.dbClusterParameterGroupName();
                    request.parameters()
                            .forEach(parameter ->
                                    groups.changed(name)
                                            .put(
                                                    parameter.parameterName(),
                                                    RdsGroups.set(parameter)));
                    return ModifyDbClusterParameterGroupResponse.builder()
                            .dbClusterParameterGroupName(name)
                            .build();
                });
    }

    @Override
    public DescribeDbClusterParameterGroupsResponse describeDBClusterParameterGroups(
            DescribeDbClusterParameterGroupsRequest request) {
        return call(
                "DescribeDBClusterParameterGroups",
                () -> {
                    List<DBClusterParameterGroup> found =
                            named(
                                    groups.parameterGroups(),
                                    request.dbClusterParameterGroupName(),
                                    () -> noParameterGroup(request.dbClusterParameterGroupName()));
                    var page = page(found, RECORDS, request.maxRecords(), request.marker());
                    return DescribeDbClusterParameterGroupsResponse.builder()
                            .dbClusterParameterGroups(page.items())
                            .marker(page.token())
                            .build();
                });
    }

    @Override
    public DescribeDbClusterParametersResponse describeDBClusterParameters(
            DescribeDbClusterParametersRequest request) {
        return call(
                "DescribeDBClusterParameters",
                () -> {
                    DBClusterParameterGroup group =
                            parameterGroup(request.dbClusterParameterGroupName());
                    List<Parameter> found =
                            groups.parameters(group.dbClusterParameterGroupName()).stream()
                                    .filter(parameter ->
                                            request.source() == null
                                                    || request.source().equals(parameter.source()))
                                    .toList();
                    var page = page(found, RECORDS, request.maxRecords(), request.marker());
                    return DescribeDbClusterParametersResponse.builder()
                            .parameters(page.items())
                            .marker(page.token())
                            .build();
                });
    }

    @Override
    public CreateDbParameterGroupResponse createDBParameterGroup(
            CreateDbParameterGroupRequest request) {
        return call(
                "CreateDBParameterGroup",
                () -> {
                    String name = request.dbParameterGroupName().toLowerCase(Locale.ROOT);
                    if (instanceGroups.groups().containsKey(name)) {
                        throw error(
                                DbParameterGroupAlreadyExistsException.builder(),
                                400,
                                "DBParameterGroupAlreadyExists",
                                "Parameter group " + name + " already exists");
                    }
                    DBParameterGroup group =
                            DBParameterGroup.builder()
                                    .dbParameterGroupName(name)
                                    .dbParameterGroupFamily(request.dbParameterGroupFamily())
                                    .description(request.description())
                                    .dbParameterGroupArn(arn("pg:" + name))
                                    .build();
                    instanceGroups.groups().put(name, group);
                    registerTags(group.dbParameterGroupArn(), tags(request.tags()));
                    return CreateDbParameterGroupResponse.builder().dbParameterGroup(group).build();
                });
    }

    @Override
    public ModifyDbParameterGroupResponse modifyDBParameterGroup(
            ModifyDbParameterGroupRequest request) {
        return call(
                "ModifyDBParameterGroup",
                () -> {
                    String name = instanceGroup(request.dbParameterGroupName());
                    instanceGroups.set(name, request.parameters());
                    return ModifyDbParameterGroupResponse.builder()
                            .dbParameterGroupName(name)
                            .build();
                });
    }

    @Override
    public DescribeDbParameterGroupsResponse describeDBParameterGroups(
            DescribeDbParameterGroupsRequest request) {
        return call(
                "DescribeDBParameterGroups",
                () -> {
                    String name = request.dbParameterGroupName();
                    List<DBParameterGroup> found =
                            named(
                                    instanceGroups.groups(),
                                    name,
                                    () -> noInstanceGroup(String.valueOf(name)));
                    var page = page(found, RECORDS, request.maxRecords(), request.marker());
                    return DescribeDbParameterGroupsResponse.builder()
                            .dbParameterGroups(page.items())
                            .marker(page.token())
                            .build();
                });
    }

    @Override
    public DescribeDbParametersResponse describeDBParameters(DescribeDbParametersRequest request) {
        return call(
                "DescribeDBParameters",
                () -> {
                    List<Parameter> found =
                            instanceGroups.parameters(
                                    instanceGroup(request.dbParameterGroupName()),
                                    Optional.ofNullable(request.source()));
                    var page = page(found, RECORDS, request.maxRecords(), request.marker());
                    return DescribeDbParametersResponse.builder()
                            .parameters(page.items())
                            .marker(page.token())
                            .build();
                });
    }

    /** The name of an existing parameter group of instances. */
    private String instanceGroup(String nameOrArn) {
        DBParameterGroup group = instanceGroups.groups().get(lastPart(nameOrArn));
        if (group == null) {
            throw noInstanceGroup(nameOrArn);
        }
        return group.dbParameterGroupName();
    }

    private RuntimeException noInstanceGroup(String name) {
        return error(
                DbParameterGroupNotFoundException.builder(),
                404,
                "DBParameterGroupNotFound",
                "DBParameterGroup not found: " + name);
    }

    @Override
    public CreateDbClusterResponse createDBCluster(CreateDbClusterRequest request) {
        return call(
                "CreateDBCluster",
                () -> {
                    String id = request.dbClusterIdentifier().toLowerCase(Locale.ROOT);
                    if (clusters.containsKey(id)) {
                        throw error(
                                DbClusterAlreadyExistsException.builder(),
                                400,
                                "DBClusterAlreadyExistsFault",
                                "DB Cluster already exists");
                    }
                    subnetGroup(request.dbSubnetGroupName());
                    parameterGroup(request.dbClusterParameterGroupName());
                    DBCluster cluster = cluster(id, request);
                    clusters.put(id, cluster);
                    registerTags(cluster.dbClusterArn(), tags(request.tags()));
                    return CreateDbClusterResponse.builder().dbCluster(shown(cluster)).build();
                });
    }

    private DBCluster cluster(String id, CreateDbClusterRequest request) {
        String host = endpointSuffix();
        boolean encrypted = Boolean.TRUE.equals(request.storageEncrypted());
        return DBCluster.builder()
                .dbClusterIdentifier(id)
                .dbClusterArn(arn("cluster:" + id))
                .dbClusterResourceId("cluster-" + account().ids().upper("rds-cluster", 26))
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
                .clusterCreateTime(account().now())
                .earliestRestorableTime(account().now())
                .latestRestorableTime(account().now())
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

    // The same for all of an account's databases in a region, as with AWS.
    private String endpointSuffix() {
        if (endpointSuffix == null) {
            endpointSuffix =
                    "c"
                            + account().ids().lower("rds-endpoint-" + region(), 11)
                            + "."
                            + region()
                            + ".rds.amazonaws.com";
        }
        return endpointSuffix;
    }

    @Override
    public DescribeDbClustersResponse describeDBClusters(DescribeDbClustersRequest request) {
        return call(
                "DescribeDBClusters",
                () -> {
                    List<DBCluster> found =
                            named(
                                            clusters,
                                            request.dbClusterIdentifier(),
                                            () -> noCluster(request.dbClusterIdentifier()))
                                    .stream()
                                    .filter(cluster -> matches(cluster, request.filters()))
                                    .map(this::shown)
                                    .toList();
                    var page = page(found, RECORDS, request.maxRecords(), request.marker());
                    return DescribeDbClustersResponse.builder()
                            .dbClusters(page.items())
                            .marker(page.token())
                            .build();
                });
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
                            default -> throw badFilter(filter.name());
                        });
    }

    private DBCluster shown(DBCluster cluster) {
        return cluster.toBuilder().tagList(tagsOf(cluster.dbClusterArn())).build();
    }

    @Override
    public DeleteDbClusterResponse deleteDBCluster(DeleteDbClusterRequest request) {
        return call(
                "DeleteDBCluster",
                () -> {
                    DBCluster cluster = cluster(request.dbClusterIdentifier());
                    if (cluster.deletionProtection()) {
                        throw error(
                                InvalidDbClusterStateException.builder(),
                                400,
                                "InvalidParameterCombination",
                                "Cannot delete protected Cluster, please disable deletion protection and"
                                        + " try again.");
                    }
                    if (!cluster.dbClusterMembers().isEmpty()) {
                        throw error(
                                InvalidDbClusterStateException.builder(),
                                400,
                                "InvalidDBClusterStateFault",
                                "Cluster cannot be deleted, it still contains DB instances in non-deleting"
                                        + " state.");
                    }
                    clusters.remove(cluster.dbClusterIdentifier());
                    account().tags().delete(cluster.dbClusterArn());
                    return DeleteDbClusterResponse.builder()
                            .dbCluster(cluster.toBuilder().status("deleting").build())
                            .build();
                });
    }

    @Override
    public ModifyDbClusterResponse modifyDBCluster(ModifyDbClusterRequest request) {
        return call(
                "ModifyDBCluster",
                () -> {
                    DBCluster.Builder changed = cluster(request.dbClusterIdentifier()).toBuilder();
                    if (request.deletionProtection() != null) {
                        changed.deletionProtection(request.deletionProtection());
                    }
                    if (request.backupRetentionPeriod() != null) {
                        changed.backupRetentionPeriod(request.backupRetentionPeriod());
                    }
                    if (request.dbClusterParameterGroupName() != null) {
                        parameterGroup(request.dbClusterParameterGroupName());
                        changed.dbClusterParameterGroup(request.dbClusterParameterGroupName());
                    }
                    DBCluster cluster = changed.build();
                    clusters.put(cluster.dbClusterIdentifier(), cluster);
                    return ModifyDbClusterResponse.builder().dbCluster(shown(cluster)).build();
                });
    }

    @Override
    public CreateDbInstanceResponse createDBInstance(CreateDbInstanceRequest request) {
        return call(
                "CreateDBInstance",
                () -> {
                    String id = request.dbInstanceIdentifier().toLowerCase(Locale.ROOT);
                    if (instances.containsKey(id)) {
                        throw error(
                                DbInstanceAlreadyExistsException.builder(),
                                400,
                                "DBInstanceAlreadyExists",
                                "DB instance already exists");
                    }
                    DBCluster cluster = cluster(request.dbClusterIdentifier());
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
                            cluster.toBuilder()
                                    .dbClusterMembers(members)
                                    .multiAZ(members.size() > 1)
                                    .build());
                    registerTags(instance.dbInstanceArn(), tags(request.tags()));
                    return CreateDbInstanceResponse.builder().dbInstance(shown(instance)).build();
                });
    }

    private DBInstance instance(String id, CreateDbInstanceRequest request, DBCluster cluster) {
        DBSubnetGroup subnets = subnetGroup(cluster.dbSubnetGroup());
        String zone =
                request.availabilityZone() == null
                        ? subnets.subnets().getFirst().subnetAvailabilityZone().name()
                        : request.availabilityZone();
        return DBInstance.builder()
                .dbInstanceIdentifier(id)
                .dbInstanceArn(arn("db:" + id))
                .dbiResourceId("db-" + account().ids().upper("rds-instance", 26))
                .dbClusterIdentifier(cluster.dbClusterIdentifier())
                .dbInstanceClass(request.dbInstanceClass())
                .dbInstanceStatus("available")
                .engine(cluster.engine())
                .engineVersion(cluster.engineVersion())
                .dbName(cluster.databaseName())
                .masterUsername(cluster.masterUsername())
                .endpoint(endpoint ->
                        endpoint.address(id + "." + endpointSuffix())
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
                .instanceCreateTime(account().now())
                .networkType("IPV4")
                .build();
    }

    @Override
    public DescribeDbInstancesResponse describeDBInstances(DescribeDbInstancesRequest request) {
        return call(
                "DescribeDBInstances",
                () -> {
                    List<DBInstance> found =
                            named(
                                            instances,
                                            request.dbInstanceIdentifier(),
                                            () -> noInstance(request.dbInstanceIdentifier()))
                                    .stream()
                                    .filter(instance -> matches(instance, request.filters()))
                                    .map(this::shown)
                                    .toList();
                    var page = page(found, RECORDS, request.maxRecords(), request.marker());
                    return DescribeDbInstancesResponse.builder()
                            .dbInstances(page.items())
                            .marker(page.token())
                            .build();
                });
    }

    private boolean matches(DBInstance instance, List<Filter> filters) {
        return filters.stream()
                .allMatch(filter ->
                        switch (filter.name()) {
                            case "db-cluster-id" ->
                                    filter.values().contains(instance.dbClusterIdentifier())
                                            || filter.values()
                                                    .contains(
                                                            arn(
                                                                    "cluster:"
                                                                            + instance
                                                                                    .dbClusterIdentifier()));
                            case "db-instance-id" ->
                                    filter.values().contains(instance.dbInstanceIdentifier())
                                            || filter.values().contains(instance.dbInstanceArn());
                            case "dbi-resource-id" ->
                                    filter.values().contains(instance.dbiResourceId());
                            case "engine" -> filter.values().contains(instance.engine());
                            default -> throw badFilter(filter.name());
                        });
    }

    private DBInstance shown(DBInstance instance) {
        return instance.toBuilder().tagList(tagsOf(instance.dbInstanceArn())).build();
    }

    @Override
    public DeleteDbInstanceResponse deleteDBInstance(DeleteDbInstanceRequest request) {
        return call(
                "DeleteDBInstance",
                () -> {
                    String id = lastPart(request.dbInstanceIdentifier());
                    DBInstance instance = instances.remove(id);
                    if (instance == null) {
                        throw noInstance(id);
                    }
                    DBCluster cluster = cluster(instance.dbClusterIdentifier());
                    clusters.put(
                            cluster.dbClusterIdentifier(),
                            cluster.toBuilder()
                                    .dbClusterMembers(remaining(cluster.dbClusterMembers(), id))
                                    .multiAZ(cluster.dbClusterMembers().size() > 2)
                                    .build());
                    account().tags().delete(instance.dbInstanceArn());
                    return DeleteDbInstanceResponse.builder()
                            .dbInstance(instance.toBuilder().dbInstanceStatus("deleting").build())
                            .build();
                });
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

    @Override
    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        return call(
                "ListTagsForResource",
                () ->
                        ListTagsForResourceResponse.builder()
                                .tagList(tagsOf(request.resourceName()))
                                .build());
    }

    @Override
    public AddTagsToResourceResponse addTagsToResource(AddTagsToResourceRequest request) {
        return call(
                "AddTagsToResource",
                () -> {
                    account().tags().tag(request.resourceName(), tags(request.tags()));
                    return AddTagsToResourceResponse.builder().build();
                });
    }

    @Override
    public RemoveTagsFromResourceResponse removeTagsFromResource(
            RemoveTagsFromResourceRequest request) {
        return call(
                "RemoveTagsFromResource",
                () -> {
                    account().tags().untag(request.resourceName(), request.tagKeys());
                    return RemoveTagsFromResourceResponse.builder().build();
                });
    }

    private DBCluster cluster(String idOrArn) {
        DBCluster cluster = clusters.get(lastPart(idOrArn));
        if (cluster == null) {
            throw noCluster(idOrArn);
        }
        return cluster;
    }

    private DBSubnetGroup subnetGroup(String name) {
        DBSubnetGroup group = groups.subnetGroups().get(name);
        if (group == null) {
            throw error(
                    DbSubnetGroupNotFoundException.builder(),
                    404,
                    "DBSubnetGroupNotFoundFault",
                    "DB subnet group '" + name + "' does not exist.");
        }
        return group;
    }

    private DBClusterParameterGroup parameterGroup(String nameOrArn) {
        DBClusterParameterGroup group = groups.parameterGroups().get(lastPart(nameOrArn));
        if (group == null) {
            throw noParameterGroup(nameOrArn);
        }
        return group;
    }

    /** All, or the one with this name or ARN. */
    private static <T> List<T> named(
            Map<String, T> all, @Nullable String nameOrArn, Supplier<RuntimeException> missing) {
        if (nameOrArn == null || nameOrArn.isEmpty()) {
            return List.copyOf(all.values());
        }
        T one = all.get(lastPart(nameOrArn));
        if (one == null) {
            throw missing.get();
        }
        return List.of(one);
    }

    private static String lastPart(String idOrArn) {
        return idOrArn.substring(idOrArn.lastIndexOf(':') + 1).toLowerCase(Locale.ROOT);
    }

    private RuntimeException noCluster(String id) {
        return error(
                DbClusterNotFoundException.builder(),
                404,
                "DBClusterNotFoundFault",
                "DBCluster " + id + " not found.");
    }

    private RuntimeException noInstance(String id) {
        return error(
                DbInstanceNotFoundException.builder(),
                404,
                "DBInstanceNotFound",
                "DBInstance " + id + " not found.");
    }

    private RuntimeException noParameterGroup(String name) {
        return error(
                DbParameterGroupNotFoundException.builder(),
                404,
                "DBParameterGroupNotFound",
                "DBClusterParameterGroup not found: " + name);
    }

    private RuntimeException badFilter(String name) {
        return error(400, "InvalidParameterValue", "Unrecognized filter name: " + name);
    }

    private static Map<String, String> tags(List<Tag> tags) {
        return TagLists.map(tags, Tag::key, Tag::value);
    }

    private List<Tag> tagsOf(String arn) {
        return TagLists.list(
                account().tags().tags(arn),
                (key, value) -> Tag.builder().key(key).value(value).build());
    }
}
