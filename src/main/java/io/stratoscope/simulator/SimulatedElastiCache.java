package io.stratoscope.simulator;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticache.model.AddTagsToResourceRequest;
import software.amazon.awssdk.services.elasticache.model.AddTagsToResourceResponse;
import software.amazon.awssdk.services.elasticache.model.CacheCluster;
import software.amazon.awssdk.services.elasticache.model.CacheClusterNotFoundException;
import software.amazon.awssdk.services.elasticache.model.CacheNode;
import software.amazon.awssdk.services.elasticache.model.CacheParameterGroup;
import software.amazon.awssdk.services.elasticache.model.CacheParameterGroupAlreadyExistsException;
import software.amazon.awssdk.services.elasticache.model.CacheParameterGroupNotFoundException;
import software.amazon.awssdk.services.elasticache.model.CacheSubnetGroup;
import software.amazon.awssdk.services.elasticache.model.CacheSubnetGroupAlreadyExistsException;
import software.amazon.awssdk.services.elasticache.model.CacheSubnetGroupNotFoundException;
import software.amazon.awssdk.services.elasticache.model.CreateCacheParameterGroupRequest;
import software.amazon.awssdk.services.elasticache.model.CreateCacheParameterGroupResponse;
import software.amazon.awssdk.services.elasticache.model.CreateCacheSubnetGroupRequest;
import software.amazon.awssdk.services.elasticache.model.CreateCacheSubnetGroupResponse;
import software.amazon.awssdk.services.elasticache.model.CreateReplicationGroupRequest;
import software.amazon.awssdk.services.elasticache.model.CreateReplicationGroupResponse;
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
import software.amazon.awssdk.services.elasticache.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.elasticache.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.elasticache.model.NetworkType;
import software.amazon.awssdk.services.elasticache.model.Parameter;
import software.amazon.awssdk.services.elasticache.model.RemoveTagsFromResourceRequest;
import software.amazon.awssdk.services.elasticache.model.RemoveTagsFromResourceResponse;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroup;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroupAlreadyExistsException;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroupNotFoundException;
import software.amazon.awssdk.services.elasticache.model.Subnet;
import software.amazon.awssdk.services.elasticache.model.Tag;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Amazon ElastiCache: replication groups, their member clusters, subnet groups and parameter groups. */
final class SimulatedElastiCache extends SimulatedService implements ElastiCacheClient {

    private static final Paging.Limits RECORDS =
            new Paging.Limits(100, 20, 100, "InvalidParameterValue");

    private final Map<String, ReplicationGroup> groups = new TreeMap<>();
    private final Map<String, CacheCluster> clusters = new TreeMap<>();
    private final Map<String, CacheSubnetGroup> subnetGroups = new TreeMap<>();
    private final Map<String, CacheParameterGroup> parameterGroups = new TreeMap<>();
    private final CacheGroups maker;
    private final SubnetPlaces places;

    SimulatedElastiCache(AccountState account, String region) {
        super(account, region, "elasticache", ElastiCacheException::builder);
        maker = new CacheGroups(account, region);
        places = new SubnetPlaces(account, region);
    }

    @Override
    public CreateCacheSubnetGroupResponse createCacheSubnetGroup(
            CreateCacheSubnetGroupRequest request) {
        return call(
                "CreateCacheSubnetGroup",
                () -> {
                    String name = request.cacheSubnetGroupName().toLowerCase(Locale.ROOT);
                    if (subnetGroups.containsKey(name)) {
                        throw error(
                                CacheSubnetGroupAlreadyExistsException.builder(),
                                400,
                                "CacheSubnetGroupAlreadyExists",
                                "Cache subnet group " + name + " already exists.");
                    }
                    var subnets = places.of(request.subnetIds());
                    CacheSubnetGroup group =
                            CacheSubnetGroup.builder()
                                    .cacheSubnetGroupName(name)
                                    .cacheSubnetGroupDescription(
                                            request.cacheSubnetGroupDescription())
                                    .arn(arn("subnetgroup:" + name))
                                    .vpcId(subnets.getFirst().vpcId())
                                    .subnets(
                                            subnets.stream()
                                                    .map(SimulatedElastiCache::subnet)
                                                    .toList())
                                    .supportedNetworkTypes(NetworkType.IPV4)
                                    .build();
                    subnetGroups.put(name, group);
                    registerTags(group.arn(), tags(request.tags()));
                    return CreateCacheSubnetGroupResponse.builder().cacheSubnetGroup(group).build();
                });
    }

    private static Subnet subnet(software.amazon.awssdk.services.ec2.model.Subnet subnet) {
        return Subnet.builder()
                .subnetIdentifier(subnet.subnetId())
                .subnetAvailabilityZone(zone -> zone.name(subnet.availabilityZone()))
                .supportedNetworkTypes(NetworkType.IPV4)
                .build();
    }

    @Override
    public DescribeCacheSubnetGroupsResponse describeCacheSubnetGroups(
            DescribeCacheSubnetGroupsRequest request) {
        return call(
                "DescribeCacheSubnetGroups",
                () -> {
                    String name = request.cacheSubnetGroupName();
                    List<CacheSubnetGroup> found =
                            named(
                                    subnetGroups,
                                    name,
                                    () ->
                                            error(
                                                    CacheSubnetGroupNotFoundException.builder(),
                                                    400,
                                                    "CacheSubnetGroupNotFoundFault",
                                                    "Cache Subnet Group "
                                                            + name
                                                            + " does not exist."));
                    var page = page(found, RECORDS, request.maxRecords(), request.marker());
                    return DescribeCacheSubnetGroupsResponse.builder()
                            .cacheSubnetGroups(page.items())
                            .marker(page.token())
                            .build();
                });
    }

    @Override
    public CreateCacheParameterGroupResponse createCacheParameterGroup(
            CreateCacheParameterGroupRequest request) {
        return call(
                "CreateCacheParameterGroup",
                () -> {
                    String name = request.cacheParameterGroupName().toLowerCase(Locale.ROOT);
                    if (parameterGroups.containsKey(name)) {
                        throw error(
                                CacheParameterGroupAlreadyExistsException.builder(),
                                400,
                                "CacheParameterGroupAlreadyExists",
                                "A cache parameter group with the name "
                                        + name
                                        + " already exists.");
                    }
                    CacheParameterGroup group =
                            CacheParameterGroup.builder()
                                    .cacheParameterGroupName(name)
                                    .cacheParameterGroupFamily(request.cacheParameterGroupFamily())
                                    .description(request.description())
                                    .isGlobal(false)
                                    .arn(arn("parametergroup:" + name))
                                    .build();
                    parameterGroups.put(name, group);
                    registerTags(group.arn(), tags(request.tags()));
                    return CreateCacheParameterGroupResponse.builder()
                            .cacheParameterGroup(group)
                            .build();
                });
    }

    @Override
    public DescribeCacheParameterGroupsResponse describeCacheParameterGroups(
            DescribeCacheParameterGroupsRequest request) {
        return call(
                "DescribeCacheParameterGroups",
                () -> {
                    String name = request.cacheParameterGroupName();
                    List<CacheParameterGroup> found =
                            named(
                                    parameterGroups,
                                    name,
                                    () -> noParameterGroup(String.valueOf(name)));
                    var page = page(found, RECORDS, request.maxRecords(), request.marker());
                    return DescribeCacheParameterGroupsResponse.builder()
                            .cacheParameterGroups(page.items())
                            .marker(page.token())
                            .build();
                });
    }

    /** Nobody can change a parameter here, so that all of them are the engine's. */
    @Override
    public DescribeCacheParametersResponse describeCacheParameters(
            DescribeCacheParametersRequest request) {
        return call(
                "DescribeCacheParameters",
                () -> {
                    String name = String.valueOf(request.cacheParameterGroupName());
                    named(parameterGroups, name, () -> noParameterGroup(name));
                    List<Parameter> found =
                            CacheGroups.ENGINE_DEFAULTS.stream()
                                    .filter(parameter ->
                                            request.source() == null
                                                    || request.source().equals(parameter.source()))
                                    .toList();
                    var page = page(found, RECORDS, request.maxRecords(), request.marker());
                    return DescribeCacheParametersResponse.builder()
                            .parameters(page.items())
                            .marker(page.token())
                            .build();
                });
    }

    @Override
    public CreateReplicationGroupResponse createReplicationGroup(
            CreateReplicationGroupRequest request) {
        return call(
                "CreateReplicationGroup",
                () -> {
                    String id = request.replicationGroupId().toLowerCase(Locale.ROOT);
                    if (groups.containsKey(id)) {
                        throw error(
                                ReplicationGroupAlreadyExistsException.builder(),
                                400,
                                "ReplicationGroupAlreadyExists",
                                "Replication group " + id + " already exists.");
                    }
                    if (request.cacheSubnetGroupName() != null
                            && !subnetGroups.containsKey(request.cacheSubnetGroupName())) {
                        throw error(
                                CacheSubnetGroupNotFoundException.builder(),
                                400,
                                "CacheSubnetGroupNotFoundFault",
                                "Cache Subnet Group "
                                        + request.cacheSubnetGroupName()
                                        + " does not exist.");
                    }
                    CreateReplicationGroupRequest wanted =
                            request.toBuilder().replicationGroupId(id).build();
                    ReplicationGroup group = maker.group(wanted);
                    groups.put(id, group);
                    registerTags(group.arn(), tags(request.tags()));
                    // ElastiCache gives the members the tags of their group.
                    for (CacheCluster member : maker.members(wanted, group)) {
                        clusters.put(member.cacheClusterId(), member);
                        registerTags(member.arn(), tags(request.tags()));
                    }
                    return CreateReplicationGroupResponse.builder().replicationGroup(group).build();
                });
    }

    @Override
    public DescribeReplicationGroupsResponse describeReplicationGroups(
            DescribeReplicationGroupsRequest request) {
        return call(
                "DescribeReplicationGroups",
                () -> {
                    String id = request.replicationGroupId();
                    List<ReplicationGroup> found =
                            named(groups, id, () -> noGroup(String.valueOf(id)));
                    var page = page(found, RECORDS, request.maxRecords(), request.marker());
                    return DescribeReplicationGroupsResponse.builder()
                            .replicationGroups(page.items())
                            .marker(page.token())
                            .build();
                });
    }

    @Override
    public DeleteReplicationGroupResponse deleteReplicationGroup(
            DeleteReplicationGroupRequest request) {
        return call(
                "DeleteReplicationGroup",
                () -> {
                    ReplicationGroup group = groups.remove(request.replicationGroupId());
                    if (group == null) {
                        throw noGroup(request.replicationGroupId());
                    }
                    account().tags().delete(group.arn());
                    for (String member : group.memberClusters()) {
                        clusters.remove(member);
                        account().tags().delete(arn("cluster:" + member));
                    }
                    return DeleteReplicationGroupResponse.builder()
                            .replicationGroup(group.toBuilder().status("deleting").build())
                            .build();
                });
    }

    @Override
    public DescribeCacheClustersResponse describeCacheClusters(
            DescribeCacheClustersRequest request) {
        return call(
                "DescribeCacheClusters",
                () -> {
                    String id = request.cacheClusterId();
                    boolean nodes = Boolean.TRUE.equals(request.showCacheNodeInfo());
                    boolean single =
                            Boolean.TRUE.equals(request.showCacheClustersNotInReplicationGroups());
                    List<CacheCluster> found =
                            named(
                                            clusters,
                                            id,
                                            () ->
                                                    error(
                                                            CacheClusterNotFoundException.builder(),
                                                            404,
                                                            "CacheClusterNotFound",
                                                            "CacheCluster not found: " + id))
                                    .stream()
                                    .filter(cluster ->
                                            !single || cluster.replicationGroupId() == null)
                                    .map(cluster ->
                                            nodes
                                                    ? cluster
                                                    : cluster.toBuilder()
                                                            .cacheNodes(
                                                                    (Collection<CacheNode>) null)
                                                            .build())
                                    .toList();
                    var page = page(found, RECORDS, request.maxRecords(), request.marker());
                    return DescribeCacheClustersResponse.builder()
                            .cacheClusters(page.items())
                            .marker(page.token())
                            .build();
                });
    }

    @Override
    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        return call(
                "ListTagsForResource",
                () -> {
                    existing(request.resourceName());
                    return ListTagsForResourceResponse.builder()
                            .tagList(
                                    TagLists.list(
                                            account().tags().tags(request.resourceName()),
                                            (key, value) ->
                                                    Tag.builder().key(key).value(value).build()))
                            .build();
                });
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

    private void existing(String arn) {
        String id = arn.substring(arn.lastIndexOf(':') + 1);
        if (arn.contains(":replicationgroup:") && !groups.containsKey(id)) {
            throw noGroup(id);
        }
        if (arn.contains(":cluster:") && !clusters.containsKey(id)) {
            throw error(
                    CacheClusterNotFoundException.builder(),
                    404,
                    "CacheClusterNotFound",
                    id + " is not present");
        }
    }

    private RuntimeException noParameterGroup(String name) {
        return error(
                CacheParameterGroupNotFoundException.builder(),
                404,
                "CacheParameterGroupNotFound",
                "CacheParameterGroup not found: " + name);
    }

    private RuntimeException noGroup(String id) {
        return error(
                ReplicationGroupNotFoundException.builder(),
                404,
                "ReplicationGroupNotFoundFault",
                "ReplicationGroup " + id + " not found.");
    }

    /** All, or the one with this name. */
    private static <T> List<T> named(
            Map<String, T> all, @Nullable String name, Supplier<RuntimeException> missing) {
        if (name == null || name.isEmpty()) {
            return List.copyOf(all.values());
        }
        T one = all.get(name.toLowerCase(Locale.ROOT));
        if (one == null) {
            throw missing.get();
        }
        return List.of(one);
    }

    private static Map<String, String> tags(List<Tag> tags) {
        return TagLists.map(tags, Tag::key, Tag::value);
    }
}
