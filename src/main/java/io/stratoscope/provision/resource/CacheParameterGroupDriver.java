package io.stratoscope.provision.resource;

import io.stratoscope.model.JsonValue;
import io.stratoscope.provision.driver.Driver;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Existing.State;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.Removal;
import io.stratoscope.provision.driver.Scope;
import io.stratoscope.provision.driver.SdkWords;

import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticache.model.CacheParameterGroup;
import software.amazon.awssdk.services.elasticache.model.CacheParameterGroupAlreadyExistsException;
import software.amazon.awssdk.services.elasticache.model.CacheParameterGroupNotFoundException;
import software.amazon.awssdk.services.elasticache.model.CreateCacheParameterGroupRequest;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Settings of caches. The type has no property for its name: a name is made of the stack's, the logical id and the step's token, so
 * that an attempt whose answer was lost makes no second group, and a successor can stand beside the one it replaces.
 */
final class CacheParameterGroupDriver implements Driver {

    private static final String FAMILY = "CacheParameterGroupFamily";
    private static final String DESCRIPTION = "Description";

    /** So much of the token is enough to tell two steps for the same resource apart. */
    private static final int TOKEN_LENGTH = 12;

    @Override
    public String type() {
        return "AWS::ElastiCache::ParameterGroup";
    }

    @Override
    public Set<String> createOnly() {
        return Set.of(FAMILY, DESCRIPTION);
    }

    @Override
    public List<Existing> list(Scope scope) {
        ElastiCacheClient cache = scope.client(ElastiCacheClient.class);
        return cache
                .describeCacheParameterGroupsPaginator(request -> {})
                .cacheParameterGroups()
                .stream()
                // Nobody can tag the engines' own groups.
                .filter(group -> !group.cacheParameterGroupName().startsWith("default."))
                .flatMap(group -> {
                    Map<String, String> tags = CacheCalls.tags(cache, group.arn());
                    return scope.owns(tags) ? Stream.of(read(group, tags)) : Stream.empty();
                })
                .toList();
    }

    private Existing read(CacheParameterGroup group, Map<String, String> tags) {
        return Existing.tagged(
                type(),
                group.cacheParameterGroupName(),
                State.READY,
                JsonValue.object()
                        .put("Arn", group.arn())
                        .put("CacheParameterGroupName", group.cacheParameterGroupName())
                        .build(),
                Members.only(SdkWords.SAME.read(group), createOnly()),
                tags);
    }

    @Override
    public Existing create(Order order) {
        ElastiCacheClient cache = order.client(ElastiCacheClient.class);
        Members.check(order.id(), order.properties(), createOnly());
        String name = name(order);
        CreateCacheParameterGroupRequest.Builder request =
                CreateCacheParameterGroupRequest.builder().cacheParameterGroupName(name);
        SdkWords.SAME.fill(request, Members.with(order.properties(), "Tags", order.tagList()));
        try {
            return read(
                    cache.createCacheParameterGroup(request.build()).cacheParameterGroup(),
                    order.tags());
        } catch (CacheParameterGroupAlreadyExistsException _) {
            // An attempt before this one; its answer was lost.
            CacheParameterGroup made =
                    cache.describeCacheParameterGroups(known -> known.cacheParameterGroupName(name))
                            .cacheParameterGroups()
                            .getFirst();
            return read(made, CacheCalls.tags(cache, made.arn()));
        }
    }

    private static String name(Order order) {
        String token = order.token();
        String end = token.substring(0, Math.min(token.length(), TOKEN_LENGTH));
        return (order.stack() + "-" + order.id() + "-" + end).toLowerCase(Locale.ROOT);
    }

    @Override
    public void update(Existing existing, Order order) {
        CacheCalls.tag(order.client(ElastiCacheClient.class), existing, order);
    }

    @Override
    public void delete(Existing existing, Removal removal) {
        try {
            removal.client(ElastiCacheClient.class)
                    .deleteCacheParameterGroup(
                            request -> request.cacheParameterGroupName(existing.ref()));
        } catch (CacheParameterGroupNotFoundException _) {
            // Gone already.
        }
    }
}
