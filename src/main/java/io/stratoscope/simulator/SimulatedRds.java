package io.stratoscope.simulator;

import io.stratoscope.simulator.photos.LibraryRows;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.rds.model.AddTagsToResourceRequest;
import software.amazon.awssdk.services.rds.model.AddTagsToResourceResponse;
import software.amazon.awssdk.services.rds.model.CopyDbClusterSnapshotRequest;
import software.amazon.awssdk.services.rds.model.CopyDbClusterSnapshotResponse;
import software.amazon.awssdk.services.rds.model.CreateDbClusterRequest;
import software.amazon.awssdk.services.rds.model.CreateDbClusterResponse;
import software.amazon.awssdk.services.rds.model.CreateDbClusterSnapshotRequest;
import software.amazon.awssdk.services.rds.model.CreateDbClusterSnapshotResponse;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceResponse;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterResponse;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterSnapshotRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterSnapshotResponse;
import software.amazon.awssdk.services.rds.model.DeleteDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbInstanceResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterSnapshotsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterSnapshotsResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesResponse;
import software.amazon.awssdk.services.rds.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.rds.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterResponse;
import software.amazon.awssdk.services.rds.model.ModifyDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbInstanceResponse;
import software.amazon.awssdk.services.rds.model.RdsException;
import software.amazon.awssdk.services.rds.model.RemoveTagsFromResourceRequest;
import software.amazon.awssdk.services.rds.model.RemoveTagsFromResourceResponse;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterFromSnapshotRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterFromSnapshotResponse;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterToPointInTimeRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterToPointInTimeResponse;
import software.amazon.awssdk.services.rds.model.Tag;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

import java.time.Instant;
import java.util.Locale;

/** Amazon RDS: Aurora clusters, their instances, subnet groups and cluster parameter groups. */
final class SimulatedRds extends SimulatedService implements RdsGroupOperations {

    static final Paging.Limits RECORDS = new Paging.Limits(100, 20, 100, "InvalidParameterValue");

    private final ServiceTags<Tag> tags;
    private final Underway underway;
    private @Nullable String endpointSuffix;
    private final RdsSubnetGroups subnetGroups;
    private final RdsClusterParameterGroups clusterParameterGroups;
    private final RdsParameterGroups parameterGroups;
    private final RdsClusters clusters;
    private final RdsInstances instances;
    private final RdsClusterSnapshots snapshots;
    private final RdsNights nights;
    private final RdsRestores restores;
    private final RdsRows rows;
    private final RdsKeys keys = new RdsKeys(this);
    private final RdsVolumes volumes = new RdsVolumes();
    private final RdsPasswords passwords = new RdsPasswords();

    SimulatedRds(AccountState account, String region) {
        super(account, region, "rds", RdsException::builder);
        tags =
                new ServiceTags<>(
                        account.tags(),
                        Tag::key,
                        Tag::value,
                        (key, value) -> Tag.builder().key(key).value(value).build());
        underway = new Underway(account);
        subnetGroups = new RdsSubnetGroups(this, tags);
        clusterParameterGroups = new RdsClusterParameterGroups(this, tags);
        parameterGroups = new RdsParameterGroups(this, tags);
        snapshots = new RdsClusterSnapshots(this, tags);
        nights = new RdsNights(account, volumes);
        restores = new RdsRestores(this);
        rows = new RdsRows(account);
        clusters = new RdsClusters(this, tags);
        instances = new RdsInstances(this, tags, clusters, subnetGroups);
    }

    @Override
    public SimulatedRds rds() {
        return this;
    }

    /** What is being made, changed or removed, by ARN. */
    Underway underway() {
        return underway;
    }

    RdsSubnetGroups subnetGroups() {
        return subnetGroups;
    }

    RdsClusterParameterGroups clusterParameterGroups() {
        return clusterParameterGroups;
    }

    RdsParameterGroups parameterGroups() {
        return parameterGroups;
    }

    RdsClusters clusters() {
        return clusters;
    }

    /** What is backed up by itself. */
    RdsNights nights() {
        return nights;
    }

    RdsRestores restores() {
        return restores;
    }

    /** What is in the databases, by resource id. */
    RdsRows rows() {
        return rows;
    }

    /** What is in a cluster's database now. Nobody can read it without an instance. */
    LibraryRows rowsOf(String clusterIdOrArn) {
        return rows.at(
                clusters.rows().get(clusterIdOrArn).dbClusterResourceId(), account().clockTime());
    }

    /** Whether a secret holds the master password of a cluster. */
    boolean opens(String clusterIdOrArn, String secretIdOrArn) {
        Instant written =
                account()
                        .client(SecretsManagerClient.class, region())
                        .describeSecret(request -> request.secretId(secretIdOrArn))
                        .lastChangedDate();
        return passwords.fits(
                clusters.rows().get(clusterIdOrArn).dbClusterResourceId(),
                account().clockTime(),
                written);
    }

    RdsKeys keys() {
        return keys;
    }

    RdsVolumes volumes() {
        return volumes;
    }

    RdsPasswords passwords() {
        return passwords;
    }

    RdsClusterSnapshots snapshots() {
        return snapshots;
    }

    @Override
    public CreateDbClusterResponse createDBCluster(CreateDbClusterRequest request) {
        return call("CreateDBCluster", request, () -> clusters.create(request));
    }

    @Override
    public DescribeDbClustersResponse describeDBClusters(DescribeDbClustersRequest request) {
        return call("DescribeDBClusters", request, () -> clusters.describe(request));
    }

    @Override
    public DeleteDbClusterResponse deleteDBCluster(DeleteDbClusterRequest request) {
        return call("DeleteDBCluster", request, () -> clusters.delete(request));
    }

    @Override
    public ModifyDbClusterResponse modifyDBCluster(ModifyDbClusterRequest request) {
        return call("ModifyDBCluster", request, () -> clusters.modify(request));
    }

    @Override
    public RestoreDbClusterFromSnapshotResponse restoreDBClusterFromSnapshot(
            RestoreDbClusterFromSnapshotRequest request) {
        return call("RestoreDBClusterFromSnapshot", request, () -> restores.fromSnapshot(request));
    }

    @Override
    public RestoreDbClusterToPointInTimeResponse restoreDBClusterToPointInTime(
            RestoreDbClusterToPointInTimeRequest request) {
        return call(
                "RestoreDBClusterToPointInTime", request, () -> restores.toPointInTime(request));
    }

    @Override
    public CopyDbClusterSnapshotResponse copyDBClusterSnapshot(
            CopyDbClusterSnapshotRequest request) {
        return call("CopyDBClusterSnapshot", request, () -> snapshots.copy(request));
    }

    @Override
    public CreateDbClusterSnapshotResponse createDBClusterSnapshot(
            CreateDbClusterSnapshotRequest request) {
        return call("CreateDBClusterSnapshot", request, () -> snapshots.create(request));
    }

    @Override
    public DeleteDbClusterSnapshotResponse deleteDBClusterSnapshot(
            DeleteDbClusterSnapshotRequest request) {
        return call("DeleteDBClusterSnapshot", request, () -> snapshots.delete(request));
    }

    @Override
    public DescribeDbClusterSnapshotsResponse describeDBClusterSnapshots(
            DescribeDbClusterSnapshotsRequest request) {
        return call("DescribeDBClusterSnapshots", request, () -> snapshots.describe(request));
    }

    @Override
    public CreateDbInstanceResponse createDBInstance(CreateDbInstanceRequest request) {
        return call("CreateDBInstance", request, () -> instances.create(request));
    }

    @Override
    public DescribeDbInstancesResponse describeDBInstances(DescribeDbInstancesRequest request) {
        return call("DescribeDBInstances", request, () -> instances.describe(request));
    }

    @Override
    public ModifyDbInstanceResponse modifyDBInstance(ModifyDbInstanceRequest request) {
        return call("ModifyDBInstance", request, () -> instances.modify(request));
    }

    @Override
    public DeleteDbInstanceResponse deleteDBInstance(DeleteDbInstanceRequest request) {
        return call("DeleteDBInstance", request, () -> instances.delete(request));
    }

    @Override
    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        return call(
                "ListTagsForResource",
                request,
                () ->
                        ListTagsForResourceResponse.builder()
                                .tagList(tags.of(request.resourceName()))
                                .build());
    }

    @Override
    public AddTagsToResourceResponse addTagsToResource(AddTagsToResourceRequest request) {
        return call(
                "AddTagsToResource",
                request,
                () -> {
                    tags.add(request.resourceName(), request.tags());
                    return AddTagsToResourceResponse.builder().build();
                });
    }

    @Override
    public RemoveTagsFromResourceResponse removeTagsFromResource(
            RemoveTagsFromResourceRequest request) {
        return call(
                "RemoveTagsFromResource",
                request,
                () -> {
                    tags.remove(request.resourceName(), request.tagKeys());
                    return RemoveTagsFromResourceResponse.builder().build();
                });
    }

    /** What the host names of databases end with: the same for all of an account in a region, as with AWS. */
    String endpointSuffix() {
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

    RuntimeException badFilter(String name) {
        return error(400, "InvalidParameterValue", "Unrecognized filter name: " + name);
    }

    /** The name that a caller gave, or the one at the end of an ARN; RDS knows no capitals. */
    static String lastPart(String idOrArn) {
        return idOrArn.substring(idOrArn.lastIndexOf(':') + 1).toLowerCase(Locale.ROOT);
    }
}
