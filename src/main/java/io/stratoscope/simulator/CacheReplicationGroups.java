package io.stratoscope.simulator;

import software.amazon.awssdk.services.elasticache.model.CacheCluster;
import software.amazon.awssdk.services.elasticache.model.CacheClusterNotFoundException;
import software.amazon.awssdk.services.elasticache.model.CacheNode;
import software.amazon.awssdk.services.elasticache.model.CreateReplicationGroupRequest;
import software.amazon.awssdk.services.elasticache.model.CreateReplicationGroupResponse;
import software.amazon.awssdk.services.elasticache.model.DecreaseReplicaCountRequest;
import software.amazon.awssdk.services.elasticache.model.DecreaseReplicaCountResponse;
import software.amazon.awssdk.services.elasticache.model.DeleteReplicationGroupRequest;
import software.amazon.awssdk.services.elasticache.model.DeleteReplicationGroupResponse;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheClustersRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheClustersResponse;
import software.amazon.awssdk.services.elasticache.model.DescribeReplicationGroupsRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeReplicationGroupsResponse;
import software.amazon.awssdk.services.elasticache.model.IncreaseReplicaCountRequest;
import software.amazon.awssdk.services.elasticache.model.IncreaseReplicaCountResponse;
import software.amazon.awssdk.services.elasticache.model.InvalidParameterCombinationException;
import software.amazon.awssdk.services.elasticache.model.InvalidReplicationGroupStateException;
import software.amazon.awssdk.services.elasticache.model.ModifyReplicationGroupRequest;
import software.amazon.awssdk.services.elasticache.model.ModifyReplicationGroupResponse;
import software.amazon.awssdk.services.elasticache.model.NodeGroup;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroup;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroupAlreadyExistsException;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroupNotFoundException;
import software.amazon.awssdk.services.elasticache.model.Tag;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Replication groups and the cache clusters that are their members. */
final class CacheReplicationGroups {

    private static final Duration MAKING = Duration.ofMinutes(8);
    private static final Duration CHANGING = Duration.ofMinutes(4);
    private static final Duration REMOVING = Duration.ofMinutes(5);

    private final SimulatedElastiCache cache;
    private final ServiceTags<Tag> tags;
    private final Underway underway;
    private final CacheGroups maker;
    private final Map<String, CreateReplicationGroupRequest> asked = new TreeMap<>();
    private final Rows<ReplicationGroup> groups;
    private final Rows<CacheCluster> clusters;

    CacheReplicationGroups(SimulatedElastiCache cache, ServiceTags<Tag> tags, Underway underway) {
        this.cache = cache;
        this.tags = tags;
        this.underway = underway;
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
            cache.subnetGroups().get(request.cacheSubnetGroupName());
        }
        CreateReplicationGroupRequest wanted = request.toBuilder().replicationGroupId(id).build();
        check(wanted);
        ReplicationGroup group = maker.group(wanted);
        asked.put(id, wanted);
        groups.put(id, group);
        tags.register(group.arn(), request.tags());
        // ElastiCache gives the members the tags of their group.
        for (CacheCluster member : maker.members(wanted, group)) {
            clusters.put(member.cacheClusterId(), member);
            tags.register(member.arn(), request.tags());
        }
        underway.begin(group.arn(), "creating", MAKING);
        return CreateReplicationGroupResponse.builder().replicationGroup(shown(group)).build();
    }

    private void check(CreateReplicationGroupRequest wanted) {
        if (wanted.cacheParameterGroupName() != null) {
            cache.parameterGroups().exists(wanted.cacheParameterGroupName());
        }
        boolean failover = Boolean.TRUE.equals(wanted.automaticFailoverEnabled());
        int nodes = wanted.numCacheClusters() == null ? 1 : wanted.numCacheClusters();
        if (failover && nodes < 2) {
            throw misfit("Automatic failover needs at least one replica.");
        }
        if (Boolean.TRUE.equals(wanted.multiAZEnabled()) && !failover) {
            throw misfit("Multi-AZ needs automatic failover.");
        }
    }

    private RuntimeException misfit(String message) {
        return cache.error(
                InvalidParameterCombinationException.builder(),
                400,
                "InvalidParameterCombination",
                message);
    }

    /** Every cache cluster, members of groups among them. */
    Collection<CacheCluster> clusters() {
        return clusters.all();
    }

    private ReplicationGroup shown(ReplicationGroup group) {
        Optional<String> status = underway.status(group.arn());
        ReplicationGroup.Builder shown = group.toBuilder().status(status.orElse("available"));
        // It has addresses only once there is something to reach.
        return status.filter("creating"::equals).isPresent()
                ? shown.nodeGroups((Collection<NodeGroup>) null).build()
                : shown.build();
    }

    private CacheCluster shown(CacheCluster cluster) {
        String group = cluster.replicationGroupId();
        Optional<String> status =
                group == null
                        ? Optional.empty()
                        : underway.status(cache.arn("replicationgroup:" + group));
        return cluster.toBuilder().cacheClusterStatus(status.orElse("available")).build();
    }

    ModifyReplicationGroupResponse modify(ModifyReplicationGroupRequest request) {
        ReplicationGroup group = idle(request.replicationGroupId());
        CreateReplicationGroupRequest wanted =
                CacheChanges.apply(known(group.replicationGroupId()), request);
        check(wanted);
        return ModifyReplicationGroupResponse.builder()
                .replicationGroup(changed(group, wanted))
                .build();
    }

    IncreaseReplicaCountResponse increase(IncreaseReplicaCountRequest request) {
        ReplicationGroup group = idle(request.replicationGroupId());
        int nodes = 1 + request.newReplicaCount();
        if (nodes <= group.memberClusters().size()) {
            throw misfit("The new replica count must be greater than the current one.");
        }
        return IncreaseReplicaCountResponse.builder()
                .replicationGroup(resized(group, nodes))
                .build();
    }

    DecreaseReplicaCountResponse decrease(DecreaseReplicaCountRequest request) {
        ReplicationGroup group = idle(request.replicationGroupId());
        int nodes = 1 + request.newReplicaCount();
        if (nodes >= group.memberClusters().size()) {
            throw misfit("The new replica count must be less than the current one.");
        }
        return DecreaseReplicaCountResponse.builder()
                .replicationGroup(resized(group, nodes))
                .build();
    }

    private ReplicationGroup resized(ReplicationGroup group, int nodes) {
        CreateReplicationGroupRequest wanted =
                known(group.replicationGroupId()).toBuilder().numCacheClusters(nodes).build();
        check(wanted);
        return changed(group, wanted);
    }

    /** The group as if it had been asked for in this way from the beginning. */
    private ReplicationGroup changed(
            ReplicationGroup before, CreateReplicationGroupRequest wanted) {
        String id = before.replicationGroupId();
        ReplicationGroup group =
                maker.group(wanted).toBuilder()
                        .replicationGroupCreateTime(before.replicationGroupCreateTime())
                        .build();
        asked.put(id, wanted);
        groups.put(id, group);
        for (CacheCluster member : maker.members(wanted, group)) {
            String name = member.cacheClusterId();
            if (clusters.has(name)) {
                clusters.put(
                        name,
                        member.toBuilder()
                                .cacheClusterCreateTime(clusters.get(name).cacheClusterCreateTime())
                                .build());
            } else {
                clusters.put(name, member);
                tags.register(member.arn(), tags.of(group.arn()));
            }
        }
        before.memberClusters().stream()
                .filter(member -> !group.memberClusters().contains(member))
                .forEach(this::removeMember);
        underway.begin(group.arn(), "modifying", CHANGING);
        return shown(group);
    }

    private CreateReplicationGroupRequest known(String id) {
        return Objects.requireNonNull(asked.get(id), id);
    }

    private ReplicationGroup idle(String id) {
        ReplicationGroup group = groups.get(id);
        if (!underway.isIdle(group.arn())) {
            throw cache.error(
                    InvalidReplicationGroupStateException.builder(),
                    400,
                    "InvalidReplicationGroupState",
                    "Replication group "
                            + group.replicationGroupId()
                            + " has status "
                            + underway.status(group.arn()).orElse("available")
                            + ", which is not valid for this operation.");
        }
        return group;
    }

    DescribeReplicationGroupsResponse describe(DescribeReplicationGroupsRequest request) {
        List<ReplicationGroup> found =
                groups.find(request.replicationGroupId()).stream().map(this::shown).toList();
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
        ReplicationGroup group = idle(request.replicationGroupId());
        underway.leave(group.arn(), REMOVING, () -> remove(group));
        return DeleteReplicationGroupResponse.builder()
                .replicationGroup(group.toBuilder().status("deleting").build())
                .build();
    }

    private void remove(ReplicationGroup group) {
        groups.remove(group.replicationGroupId());
        asked.remove(group.replicationGroupId());
        tags.delete(group.arn());
        group.memberClusters().forEach(this::removeMember);
    }

    private void removeMember(String member) {
        clusters.remove(member);
        tags.delete(cache.arn("cluster:" + member));
    }

    DescribeCacheClustersResponse describeClusters(DescribeCacheClustersRequest request) {
        boolean nodes = Boolean.TRUE.equals(request.showCacheNodeInfo());
        boolean single = Boolean.TRUE.equals(request.showCacheClustersNotInReplicationGroups());
        List<CacheCluster> found =
                clusters.find(request.cacheClusterId()).stream()
                        .filter(cluster -> !single || cluster.replicationGroupId() == null)
                        .map(this::shown)
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
