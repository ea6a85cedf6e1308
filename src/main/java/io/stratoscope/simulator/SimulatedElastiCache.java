package io.stratoscope.simulator;

import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticache.model.AddTagsToResourceRequest;
import software.amazon.awssdk.services.elasticache.model.AddTagsToResourceResponse;
import software.amazon.awssdk.services.elasticache.model.CreateCacheParameterGroupRequest;
import software.amazon.awssdk.services.elasticache.model.CreateCacheParameterGroupResponse;
import software.amazon.awssdk.services.elasticache.model.CreateCacheSubnetGroupRequest;
import software.amazon.awssdk.services.elasticache.model.CreateCacheSubnetGroupResponse;
import software.amazon.awssdk.services.elasticache.model.CreateReplicationGroupRequest;
import software.amazon.awssdk.services.elasticache.model.CreateReplicationGroupResponse;
import software.amazon.awssdk.services.elasticache.model.DecreaseReplicaCountRequest;
import software.amazon.awssdk.services.elasticache.model.DecreaseReplicaCountResponse;
import software.amazon.awssdk.services.elasticache.model.DeleteCacheParameterGroupRequest;
import software.amazon.awssdk.services.elasticache.model.DeleteCacheParameterGroupResponse;
import software.amazon.awssdk.services.elasticache.model.DeleteCacheSubnetGroupRequest;
import software.amazon.awssdk.services.elasticache.model.DeleteCacheSubnetGroupResponse;
import software.amazon.awssdk.services.elasticache.model.DeleteReplicationGroupRequest;
import software.amazon.awssdk.services.elasticache.model.DeleteReplicationGroupResponse;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheClustersRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheClustersResponse;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheParameterGroupsRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheParameterGroupsResponse;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheParametersRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheParametersResponse;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheSubnetGroupsRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheSubnetGroupsResponse;
import software.amazon.awssdk.services.elasticache.model.DescribeReplicationGroupsRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeReplicationGroupsResponse;
import software.amazon.awssdk.services.elasticache.model.ElastiCacheException;
import software.amazon.awssdk.services.elasticache.model.IncreaseReplicaCountRequest;
import software.amazon.awssdk.services.elasticache.model.IncreaseReplicaCountResponse;
import software.amazon.awssdk.services.elasticache.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.elasticache.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.elasticache.model.ModifyCacheSubnetGroupRequest;
import software.amazon.awssdk.services.elasticache.model.ModifyCacheSubnetGroupResponse;
import software.amazon.awssdk.services.elasticache.model.ModifyReplicationGroupRequest;
import software.amazon.awssdk.services.elasticache.model.ModifyReplicationGroupResponse;
import software.amazon.awssdk.services.elasticache.model.RemoveTagsFromResourceRequest;
import software.amazon.awssdk.services.elasticache.model.RemoveTagsFromResourceResponse;
import software.amazon.awssdk.services.elasticache.model.Tag;

import java.util.Locale;

/** Amazon ElastiCache: replication groups, their member clusters, subnet groups and parameter groups. */
final class SimulatedElastiCache extends SimulatedService implements ElastiCacheClient {

    static final Paging.Limits RECORDS = new Paging.Limits(100, 20, 100, "InvalidParameterValue");

    private final ServiceTags<Tag> tags;
    private final CacheSubnetGroups subnetGroups;
    private final CacheParameterGroups parameterGroups;
    private final CacheReplicationGroups groups;
    private final Underway underway;

    SimulatedElastiCache(AccountState account, String region) {
        super(account, region, "elasticache", ElastiCacheException::builder);
        tags =
                new ServiceTags<>(
                        account.tags(),
                        Tag::key,
                        Tag::value,
                        (key, value) -> Tag.builder().key(key).value(value).build());
        underway = new Underway(account);
        subnetGroups = new CacheSubnetGroups(this, tags);
        parameterGroups = new CacheParameterGroups(this, tags);
        groups = new CacheReplicationGroups(this, tags, underway);
    }

    CacheSubnetGroups subnetGroups() {
        return subnetGroups;
    }

    CacheParameterGroups parameterGroups() {
        return parameterGroups;
    }

    CacheReplicationGroups groups() {
        return groups;
    }

    /** ElastiCache knows no capitals in names. */
    static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    @Override
    public CreateCacheSubnetGroupResponse createCacheSubnetGroup(
            CreateCacheSubnetGroupRequest request) {
        return call("CreateCacheSubnetGroup", request, () -> subnetGroups.create(request));
    }

    @Override
    public DescribeCacheSubnetGroupsResponse describeCacheSubnetGroups(
            DescribeCacheSubnetGroupsRequest request) {
        return call("DescribeCacheSubnetGroups", request, () -> subnetGroups.describe(request));
    }

    @Override
    public ModifyCacheSubnetGroupResponse modifyCacheSubnetGroup(
            ModifyCacheSubnetGroupRequest request) {
        return call("ModifyCacheSubnetGroup", request, () -> subnetGroups.modify(request));
    }

    @Override
    public DeleteCacheSubnetGroupResponse deleteCacheSubnetGroup(
            DeleteCacheSubnetGroupRequest request) {
        return call("DeleteCacheSubnetGroup", request, () -> subnetGroups.delete(request));
    }

    @Override
    public CreateCacheParameterGroupResponse createCacheParameterGroup(
            CreateCacheParameterGroupRequest request) {
        return call("CreateCacheParameterGroup", request, () -> parameterGroups.create(request));
    }

    @Override
    public DescribeCacheParameterGroupsResponse describeCacheParameterGroups(
            DescribeCacheParameterGroupsRequest request) {
        return call(
                "DescribeCacheParameterGroups", request, () -> parameterGroups.describe(request));
    }

    @Override
    public DescribeCacheParametersResponse describeCacheParameters(
            DescribeCacheParametersRequest request) {
        return call(
                "DescribeCacheParameters",
                request,
                () -> parameterGroups.describeParameters(request));
    }

    @Override
    public DeleteCacheParameterGroupResponse deleteCacheParameterGroup(
            DeleteCacheParameterGroupRequest request) {
        return call("DeleteCacheParameterGroup", request, () -> parameterGroups.delete(request));
    }

    @Override
    public CreateReplicationGroupResponse createReplicationGroup(
            CreateReplicationGroupRequest request) {
        return call("CreateReplicationGroup", request, () -> groups.create(request));
    }

    @Override
    public DescribeReplicationGroupsResponse describeReplicationGroups(
            DescribeReplicationGroupsRequest request) {
        return call("DescribeReplicationGroups", request, () -> groups.describe(request));
    }

    @Override
    public ModifyReplicationGroupResponse modifyReplicationGroup(
            ModifyReplicationGroupRequest request) {
        return call("ModifyReplicationGroup", request, () -> groups.modify(request));
    }

    @Override
    public IncreaseReplicaCountResponse increaseReplicaCount(IncreaseReplicaCountRequest request) {
        return call("IncreaseReplicaCount", request, () -> groups.increase(request));
    }

    @Override
    public DecreaseReplicaCountResponse decreaseReplicaCount(DecreaseReplicaCountRequest request) {
        return call("DecreaseReplicaCount", request, () -> groups.decrease(request));
    }

    @Override
    public DeleteReplicationGroupResponse deleteReplicationGroup(
            DeleteReplicationGroupRequest request) {
        return call("DeleteReplicationGroup", request, () -> groups.delete(request));
    }

    @Override
    public DescribeCacheClustersResponse describeCacheClusters(
            DescribeCacheClustersRequest request) {
        return call("DescribeCacheClusters", request, () -> groups.describeClusters(request));
    }

    @Override
    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        return call(
                "ListTagsForResource",
                request,
                () -> {
                    groups.exists(request.resourceName());
                    return ListTagsForResourceResponse.builder()
                            .tagList(tags.of(request.resourceName()))
                            .build();
                });
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
}
