package io.stratoscope.simulator;

import software.amazon.awssdk.services.elasticache.model.CacheParameterGroup;
import software.amazon.awssdk.services.elasticache.model.CacheParameterGroupAlreadyExistsException;
import software.amazon.awssdk.services.elasticache.model.CacheParameterGroupNotFoundException;
import software.amazon.awssdk.services.elasticache.model.ChangeType;
import software.amazon.awssdk.services.elasticache.model.CreateCacheParameterGroupRequest;
import software.amazon.awssdk.services.elasticache.model.CreateCacheParameterGroupResponse;
import software.amazon.awssdk.services.elasticache.model.DeleteCacheParameterGroupRequest;
import software.amazon.awssdk.services.elasticache.model.DeleteCacheParameterGroupResponse;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheParameterGroupsRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheParameterGroupsResponse;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheParametersRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheParametersResponse;
import software.amazon.awssdk.services.elasticache.model.InvalidCacheParameterGroupStateException;
import software.amazon.awssdk.services.elasticache.model.Parameter;
import software.amazon.awssdk.services.elasticache.model.Tag;

import java.util.List;
import java.util.Locale;

/** Cache parameter groups. Nobody can change a parameter here, so that all of them are the engine's. */
final class CacheParameterGroups {

    /** An excerpt of what redis7 has. */
    private static final List<Parameter> ENGINE_DEFAULTS =
            List.of(
                    engine("maxmemory-policy", "volatile-lru", "string"),
                    engine("notify-keyspace-events", "", "string"),
                    engine("reserved-memory-percent", "25", "integer"),
                    engine("slowlog-log-slower-than", "10000", "integer"),
                    engine("timeout", "0", "integer"));

    private static Parameter engine(String name, String value, String type) {
        return Parameter.builder()
                .parameterName(name)
                .parameterValue(value)
                .source("system")
                .dataType(type)
                .isModifiable(true)
                .changeType(ChangeType.IMMEDIATE)
                .build();
    }

    private final SimulatedElastiCache cache;
    private final ServiceTags<Tag> tags;
    private final Rows<CacheParameterGroup> groups;

    CacheParameterGroups(SimulatedElastiCache cache, ServiceTags<Tag> tags) {
        this.cache = cache;
        this.tags = tags;
        groups =
                Rows.sorted(
                        SimulatedElastiCache::lower,
                        name ->
                                cache.error(
                                        CacheParameterGroupNotFoundException.builder(),
                                        404,
                                        "CacheParameterGroupNotFound",
                                        "CacheParameterGroup not found: " + name));
    }

    /** The engine's own groups need not be made. */
    void exists(String name) {
        if (!name.startsWith("default.")) {
            groups.get(name);
        }
    }

    DeleteCacheParameterGroupResponse delete(DeleteCacheParameterGroupRequest request) {
        CacheParameterGroup group = groups.get(request.cacheParameterGroupName());
        String name = group.cacheParameterGroupName();
        if (cache.groups().clusters().stream()
                .anyMatch(cluster ->
                        name.equalsIgnoreCase(
                                cluster.cacheParameterGroup().cacheParameterGroupName()))) {
            throw cache.error(
                    InvalidCacheParameterGroupStateException.builder(),
                    400,
                    "InvalidCacheParameterGroupState",
                    "One or more cache clusters are still members of this parameter group "
                            + name
                            + ", so the group cannot be deleted");
        }
        groups.remove(name);
        tags.delete(group.arn());
        return DeleteCacheParameterGroupResponse.builder().build();
    }

    CreateCacheParameterGroupResponse create(CreateCacheParameterGroupRequest request) {
        String name = request.cacheParameterGroupName().toLowerCase(Locale.ROOT);
        if (groups.has(name)) {
            throw cache.error(
                    CacheParameterGroupAlreadyExistsException.builder(),
                    400,
                    "CacheParameterGroupAlreadyExists",
                    "A cache parameter group with the name " + name + " already exists.");
        }
        CacheParameterGroup group =
                CacheParameterGroup.builder()
                        .cacheParameterGroupName(name)
                        .cacheParameterGroupFamily(request.cacheParameterGroupFamily())
                        .description(request.description())
                        .isGlobal(false)
                        .arn(cache.arn("parametergroup:" + name))
                        .build();
        groups.put(name, group);
        tags.register(group.arn(), request.tags());
        return CreateCacheParameterGroupResponse.builder().cacheParameterGroup(group).build();
    }

    DescribeCacheParameterGroupsResponse describe(DescribeCacheParameterGroupsRequest request) {
        List<CacheParameterGroup> found = groups.find(request.cacheParameterGroupName());
        var page =
                cache.page(
                        found,
                        SimulatedElastiCache.RECORDS,
                        request.maxRecords(),
                        request.marker());
        return DescribeCacheParameterGroupsResponse.builder()
                .cacheParameterGroups(page.items())
                .marker(page.token())
                .build();
    }

    DescribeCacheParametersResponse describeParameters(DescribeCacheParametersRequest request) {
        groups.get(request.cacheParameterGroupName());
        List<Parameter> found =
                ENGINE_DEFAULTS.stream()
                        .filter(parameter ->
                                request.source() == null
                                        || request.source().equals(parameter.source()))
                        .toList();
        var page =
                cache.page(
                        found,
                        SimulatedElastiCache.RECORDS,
                        request.maxRecords(),
                        request.marker());
        return DescribeCacheParametersResponse.builder()
                .parameters(page.items())
                .marker(page.token())
                .build();
    }
}
