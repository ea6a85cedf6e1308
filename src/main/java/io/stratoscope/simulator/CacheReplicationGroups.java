package io.stratoscope.simulator;

import software.amazon.awssdk.services.elasticache.model.CacheCluster;
import software.amazon.awssdk.services.elasticache.model.CacheClusterNotFoundException;
import software.amazon.awssdk.services.elasticache.model.CacheNode;
import software.amazon.awssdk.services.elasticache.model.CreateReplicationGroupRequest;
import software.amazon.awssdk.services.elasticache.model.CreateReplicationGroupResponse;
import software.amazon.awssdk.services.elasticache.model.DeleteReplicationGroupRequest;
import software.amazon.awssdk.services.elasticache.model.DeleteReplicationGroupResponse;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheClustersRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheClustersResponse;
import software.amazon.awssdk.services.elasticache.model.DescribeReplicationGroupsRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeReplicationGroupsResponse;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroup;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroupAlreadyExistsException;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroupNotFoundException;
import software.amazon.awssdk.services.elasticache.model.Tag;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Replication groups and the cache clusters that are their members. */
final class CacheReplicationGroups {

    private final SimulatedService cache;
    private final ServiceTags<Tag> tags;
    private final CacheSubnetGroups subnetGroups;
    private final CacheGroups maker;
    private final Rows<ReplicationGroup> groups;
    private final Rows<CacheCluster> clusters;

    CacheReplicationGroups(
            SimulatedService cache, ServiceTags<Tag> tags, CacheSubnetGroups subnetGroups) {
        this.cache = cache;
        this.tags = tags;
        this.subnetGroups = subnetGroups;
        maker = new CacheGroups(cache.account(), cache.region());
        groups =
                Rows.sorted(
                        SimulatedElastiCache::lower,
                        id ->
                                cache.error(
                                        ReplicationGroupNotFoundException.builder(),
                                        404,
                                        "ReplicationGroupNotFoundFault",
                                        "ReplicationGroup " + id + " not found."));
        clusters =
                Rows.sorted(
                        SimulatedElastiCache::lower,
                        id ->
                                cache.error(
                                        CacheClusterNotFoundException.builder(),
                                        404,
                                        "CacheClusterNotFound",
                                        "CacheCluster not found: " + id));
    }

    CreateReplicationGroupResponse create(CreateReplicationGroupRequest request) {
        String id = request.replicationGroupId().toLowerCase(Locale.ROOT);
        if (groups.has(id)) {
            throw cache.error(
                    ReplicationGroupAlreadyExistsException.builder(),
                    400,
                    "ReplicationGroupAlreadyExists",
                    "Replication group " + id + " already exists.");
        }
        if (request.cacheSubnetGroupName() != null) {
            subnetGroups.get(request.cacheSubnetGroupName());
        }
        CreateReplicationGroupRequest wanted = request.toBuilder().replicationGroupId(id).build();
        ReplicationGroup group = maker.group(wanted);
        groups.put(id, group);
        tags.register(group.arn(), request.tags());
        // ElastiCache gives the members the tags of their group.
        for (CacheCluster member : maker.members(wanted, group)) {
            clusters.put(member.cacheClusterId(), member);
            tags.register(member.arn(), request.tags());
        }
        return CreateReplicationGroupResponse.builder().replicationGroup(group).build();
    }

    DescribeReplicationGroupsResponse describe(DescribeReplicationGroupsRequest request) {
        List<ReplicationGroup> found = groups.find(request.replicationGroupId());
        var page =
                cache.page(
                        found,
                        SimulatedElastiCache.RECORDS,
                        request.maxRecords(),
                        request.marker());
        return DescribeReplicationGroupsResponse.builder()
                .replicationGroups(page.items())
                .marker(page.token())
                .build();
    }

    DeleteReplicationGroupResponse delete(DeleteReplicationGroupRequest request) {
        ReplicationGroup group = groups.remove(request.replicationGroupId());
        tags.delete(group.arn());
        for (String member : group.memberClusters()) {
            clusters.remove(member);
            tags.delete(cache.arn("cluster:" + member));
        }
        return DeleteReplicationGroupResponse.builder()
                .replicationGroup(group.toBuilder().status("deleting").build())
                .build();
    }

    DescribeCacheClustersResponse describeClusters(DescribeCacheClustersRequest request) {
        boolean nodes = Boolean.TRUE.equals(request.showCacheNodeInfo());
        boolean single = Boolean.TRUE.equals(request.showCacheClustersNotInReplicationGroups());
        List<CacheCluster> found =
                clusters.find(request.cacheClusterId()).stream()
                        .filter(cluster -> !single || cluster.replicationGroupId() == null)
                        .map(cluster ->
                                nodes
                                        ? cluster
                                        : cluster.toBuilder()
                                                .cacheNodes((Collection<CacheNode>) null)
                                                .build())
                        .toList();
        var page =
                cache.page(
                        found,
                        SimulatedElastiCache.RECORDS,
                        request.maxRecords(),
                        request.marker());
        return DescribeCacheClustersResponse.builder()
                .cacheClusters(page.items())
                .marker(page.token())
                .build();
    }

    /** Complains where the ARN is one of a group or a cluster that is not there. */
    void exists(String arn) {
        String id = arn.substring(arn.lastIndexOf(':') + 1);
        if (arn.contains(":replicationgroup:")) {
            groups.get(id);
        } else if (arn.contains(":cluster:")) {
            clusters.get(id);
        }
    }
}
