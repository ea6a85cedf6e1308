package io.stratoscope.simulator;

import software.amazon.awssdk.services.elasticache.model.CacheSubnetGroup;
import software.amazon.awssdk.services.elasticache.model.CacheSubnetGroupAlreadyExistsException;
import software.amazon.awssdk.services.elasticache.model.CacheSubnetGroupInUseException;
import software.amazon.awssdk.services.elasticache.model.CacheSubnetGroupNotFoundException;
import software.amazon.awssdk.services.elasticache.model.CreateCacheSubnetGroupRequest;
import software.amazon.awssdk.services.elasticache.model.CreateCacheSubnetGroupResponse;
import software.amazon.awssdk.services.elasticache.model.DeleteCacheSubnetGroupRequest;
import software.amazon.awssdk.services.elasticache.model.DeleteCacheSubnetGroupResponse;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheSubnetGroupsRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheSubnetGroupsResponse;
import software.amazon.awssdk.services.elasticache.model.ModifyCacheSubnetGroupRequest;
import software.amazon.awssdk.services.elasticache.model.ModifyCacheSubnetGroupResponse;
import software.amazon.awssdk.services.elasticache.model.NetworkType;
import software.amazon.awssdk.services.elasticache.model.Subnet;
import software.amazon.awssdk.services.elasticache.model.Tag;

import java.util.List;
import java.util.Locale;

/** Cache subnet groups. */
final class CacheSubnetGroups {

    private final SimulatedElastiCache cache;
    private final ServiceTags<Tag> tags;
    private final SubnetPlaces places;
    private final Rows<CacheSubnetGroup> groups;

    CacheSubnetGroups(SimulatedElastiCache cache, ServiceTags<Tag> tags) {
        this.cache = cache;
        this.tags = tags;
        places = new SubnetPlaces(cache.account(), cache.region());
        groups =
                Rows.sorted(
                        SimulatedElastiCache::lower,
                        name ->
                                cache.error(
                                        CacheSubnetGroupNotFoundException.builder(),
                                        400,
                                        "CacheSubnetGroupNotFoundFault",
                                        "Cache Subnet Group " + name + " does not exist."));
    }

    /** The group with this name, or ElastiCache's error. */
    CacheSubnetGroup get(String name) {
        return groups.get(name);
    }

    CreateCacheSubnetGroupResponse create(CreateCacheSubnetGroupRequest request) {
        String name = request.cacheSubnetGroupName().toLowerCase(Locale.ROOT);
        if (groups.has(name)) {
            throw cache.error(
                    CacheSubnetGroupAlreadyExistsException.builder(),
                    400,
                    "CacheSubnetGroupAlreadyExists",
                    "Cache subnet group " + name + " already exists.");
        }
        var subnets = places.of(request.subnetIds());
        CacheSubnetGroup group =
                CacheSubnetGroup.builder()
                        .cacheSubnetGroupName(name)
                        .cacheSubnetGroupDescription(request.cacheSubnetGroupDescription())
                        .arn(cache.arn("subnetgroup:" + name))
                        .vpcId(subnets.getFirst().vpcId())
                        .subnets(subnets.stream().map(CacheSubnetGroups::subnet).toList())
                        .supportedNetworkTypes(NetworkType.IPV4)
                        .build();
        groups.put(name, group);
        tags.register(group.arn(), request.tags());
        return CreateCacheSubnetGroupResponse.builder().cacheSubnetGroup(group).build();
    }

    private static Subnet subnet(software.amazon.awssdk.services.ec2.model.Subnet subnet) {
        return Subnet.builder()
                .subnetIdentifier(subnet.subnetId())
                .subnetAvailabilityZone(zone -> zone.name(subnet.availabilityZone()))
                .supportedNetworkTypes(NetworkType.IPV4)
                .build();
    }

    ModifyCacheSubnetGroupResponse modify(ModifyCacheSubnetGroupRequest request) {
        CacheSubnetGroup group = groups.get(request.cacheSubnetGroupName());
        CacheSubnetGroup.Builder changed = group.toBuilder();
        if (request.cacheSubnetGroupDescription() != null) {
            changed.cacheSubnetGroupDescription(request.cacheSubnetGroupDescription());
        }
        if (request.hasSubnetIds()) {
            changed.subnets(
                    places.of(request.subnetIds()).stream()
                            .map(CacheSubnetGroups::subnet)
                            .toList());
        }
        groups.put(group.cacheSubnetGroupName(), changed.build());
        return ModifyCacheSubnetGroupResponse.builder().cacheSubnetGroup(changed.build()).build();
    }

    DeleteCacheSubnetGroupResponse delete(DeleteCacheSubnetGroupRequest request) {
        CacheSubnetGroup group = groups.get(request.cacheSubnetGroupName());
        String name = group.cacheSubnetGroupName();
        if (cache.groups().clusters().stream()
                .anyMatch(cluster -> name.equalsIgnoreCase(cluster.cacheSubnetGroupName()))) {
            throw cache.error(
                    CacheSubnetGroupInUseException.builder(),
                    400,
                    "CacheSubnetGroupInUse",
                    "Cache subnet group " + name + " is currently in use by a cache cluster.");
        }
        groups.remove(name);
        tags.delete(group.arn());
        return DeleteCacheSubnetGroupResponse.builder().build();
    }

    DescribeCacheSubnetGroupsResponse describe(DescribeCacheSubnetGroupsRequest request) {
        List<CacheSubnetGroup> found = groups.find(request.cacheSubnetGroupName());
        var page =
                cache.page(
                        found,
                        SimulatedElastiCache.RECORDS,
                        request.maxRecords(),
                        request.marker());
        return DescribeCacheSubnetGroupsResponse.builder()
                .cacheSubnetGroups(page.items())
                .marker(page.token())
                .build();
    }
}
