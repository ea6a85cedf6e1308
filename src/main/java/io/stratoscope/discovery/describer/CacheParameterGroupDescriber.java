package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.discovery.Described;
import io.stratoscope.discovery.SdkJson;
import io.stratoscope.model.Arn;
import io.stratoscope.model.ResourceType;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticache.model.CacheParameterGroup;
import software.amazon.awssdk.services.elasticache.model.CacheParameterGroupNotFoundException;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheParameterGroupsResponse;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheParametersResponse;
import software.amazon.awssdk.services.elasticache.model.Parameter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** ElastiCache parameter groups, with the parameters that were set in them. */
public final class CacheParameterGroupDescriber extends ListedDescriber<CacheParameterGroup> {

    private static final String PARAMETERS_ACTION = "elasticache:DescribeCacheParameters";

    public CacheParameterGroupDescriber() {
        super("elasticache", "parametergroup", "elasticache:DescribeCacheParameterGroups");
    }

    @Override
    void fetch(
            DescribeContext context,
            @Nullable String name,
            BooleanSupplier stop,
            Consumer<CacheParameterGroup> each) {
        ElastiCacheClient client = context.client(ElastiCacheClient.class);
        Pages.forEach(
                stop,
                marker ->
                        client.describeCacheParameterGroups(request ->
                                request.cacheParameterGroupName(name)
                                        .maxRecords(ReplicationGroupDescriber.PAGE)
                                        .marker(marker)),
                DescribeCacheParameterGroupsResponse::marker,
                page -> page.cacheParameterGroups().forEach(each));
    }

    @Override
    Arn arn(CacheParameterGroup group, DescribeContext context) {
        return Arn.of(group.arn());
    }

    @Override
    boolean saysGone(RuntimeException failure) {
        return failure instanceof CacheParameterGroupNotFoundException;
    }

    @Override
    void report(CacheParameterGroup group, DescribeContext context, Details details) {
        String name = group.cacheParameterGroupName();
        // AWS's own default groups cannot be changed: nothing is set in them.
        List<Parameter> set =
                name.startsWith("default.")
                        ? List.of()
                        : details.ask(PARAMETERS_ACTION, () -> parameters(name, context))
                                .orElse(List.of());
        context.found(
                Described.untagged(
                        arn(group, context),
                        ResourceType.CACHE_PARAMETER_GROUP,
                        name,
                        name,
                        action(),
                        WithMember.list(SdkJson.of(group), "Parameters", set)),
                List.of());
    }

    private static List<Parameter> parameters(String name, DescribeContext context) {
        ElastiCacheClient client = context.client(ElastiCacheClient.class);
        List<Parameter> set = new ArrayList<>();
        Pages.forEach(
                context,
                marker ->
                        client.describeCacheParameters(request ->
                                request.cacheParameterGroupName(name)
                                        .source("user")
                                        .maxRecords(ReplicationGroupDescriber.PAGE)
                                        .marker(marker)),
                DescribeCacheParametersResponse::marker,
                page -> set.addAll(page.parameters()));
        return set;
    }
}
