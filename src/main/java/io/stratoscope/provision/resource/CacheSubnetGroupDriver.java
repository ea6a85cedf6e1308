package io.stratoscope.provision.resource;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.Driver;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Existing.State;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.Removal;
import io.stratoscope.provision.driver.Scope;
import io.stratoscope.provision.driver.SdkWords;

import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticache.model.CacheSubnetGroup;
import software.amazon.awssdk.services.elasticache.model.CacheSubnetGroupNotFoundException;
import software.amazon.awssdk.services.elasticache.model.CreateCacheSubnetGroupRequest;
import software.amazon.awssdk.services.elasticache.model.ModifyCacheSubnetGroupRequest;
import software.amazon.awssdk.services.elasticache.model.Subnet;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The subnets that a cache may be in. */
final class CacheSubnetGroupDriver implements Driver {

    private static final String NAME = "CacheSubnetGroupName";
    private static final String DESCRIPTION = "Description";
    private static final String SUBNETS = "SubnetIds";

    private static final SdkWords WORDS =
            new SdkWords(Map.of(DESCRIPTION, "CacheSubnetGroupDescription"), Set.of());

    @Override
    public String type() {
        return "AWS::ElastiCache::SubnetGroup";
    }

    @Override
    public Set<String> createOnly() {
        return Set.of(NAME);
    }

    @Override
    public List<Existing> list(Scope scope) {
        ElastiCacheClient cache = scope.client(ElastiCacheClient.class);
        return cache.describeCacheSubnetGroupsPaginator(request -> {}).cacheSubnetGroups().stream()
                // ElastiCache's own group for those without a VPC has no ARN and no tags.
                .filter(group -> group.arn() != null)
                .flatMap(group -> {
                    Map<String, String> tags = CacheCalls.tags(cache, group.arn());
                    return scope.owns(tags) ? Stream.of(read(group, tags)) : Stream.empty();
                })
                .toList();
    }

    private Existing read(CacheSubnetGroup group, Map<String, String> tags) {
        JsonObject properties =
                JsonValue.object()
                        .put(NAME, group.cacheSubnetGroupName())
                        .put(DESCRIPTION, group.cacheSubnetGroupDescription())
                        .put(
                                SUBNETS,
                                group.subnets().stream()
                                        .map(Subnet::subnetIdentifier)
                                        .map(JsonValue::of)
                                        .toList())
                        .build();
        return Existing.tagged(
                type(),
                group.cacheSubnetGroupName(),
                State.READY,
                JsonValue.object().put("Arn", group.arn()).build(),
                properties,
                tags);
    }

    @Override
    public Existing create(Order order) {
        CreateCacheSubnetGroupRequest.Builder request = CreateCacheSubnetGroupRequest.builder();
        WORDS.fill(request, Members.with(order.properties(), "Tags", order.tagList()));
        return read(
                order.client(ElastiCacheClient.class)
                        .createCacheSubnetGroup(request.build())
                        .cacheSubnetGroup(),
                order.tags());
    }

    @Override
    public void update(Existing existing, Order order) {
        ElastiCacheClient cache = order.client(ElastiCacheClient.class);
        if (!Members.changed(order.properties(), existing.properties()).members().isEmpty()) {
            cache.modifyCacheSubnetGroup(
                    WORDS.fill(ModifyCacheSubnetGroupRequest.builder(), order.properties())
                            .build());
        }
        CacheCalls.tag(cache, existing, order);
    }

    @Override
    public void delete(Existing existing, Removal removal) {
        try {
            removal.client(ElastiCacheClient.class)
                    .deleteCacheSubnetGroup(
                            request -> request.cacheSubnetGroupName(existing.ref()));
        } catch (CacheSubnetGroupNotFoundException _) {
            // Gone already.
        }
    }
}
