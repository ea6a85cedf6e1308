package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.discovery.Described;
import io.stratoscope.discovery.SdkJson;
import io.stratoscope.model.Arn;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.ResourceType;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticache.model.CacheSubnetGroup;
import software.amazon.awssdk.services.elasticache.model.CacheSubnetGroupNotFoundException;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheSubnetGroupsResponse;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** ElastiCache subnet groups: the subnets that a cache may stand in. */
public final class CacheSubnetGroupDescriber extends ListedDescriber<CacheSubnetGroup> {

    public CacheSubnetGroupDescriber() {
        super("elasticache", "subnetgroup", "elasticache:DescribeCacheSubnetGroups");
    }

    @Override
    void fetch(
            DescribeContext context,
            @Nullable String name,
            BooleanSupplier stop,
            Consumer<CacheSubnetGroup> each) {
        ElastiCacheClient elastiCache = context.client(ElastiCacheClient.class);
        Pages.forEach(
                stop,
                marker ->
                        elastiCache.describeCacheSubnetGroups(request ->
                                request.cacheSubnetGroupName(name)
                                        .maxRecords(ReplicationGroupDescriber.PAGE)
                                        .marker(marker)),
                DescribeCacheSubnetGroupsResponse::marker,
                page -> page.cacheSubnetGroups().forEach(each));
    }

    @Override
    Arn arn(CacheSubnetGroup group, DescribeContext context) {
        return Arn.of(group.arn());
    }

    @Override
    boolean saysGone(RuntimeException failure) {
        return failure instanceof CacheSubnetGroupNotFoundException;
    }

    @Override
    void report(CacheSubnetGroup group, DescribeContext context, Details details) {
        Arn arn = arn(group, context);
        RelationsOf relations = new RelationsOf(arn, action());
        for (int i = 0; i < group.subnets().size(); i++) {
            relations.toId(
                    RelationKind.LOCATED_IN,
                    group.subnets().get(i).subnetIdentifier(),
                    id -> context.arn("ec2", "subnet/" + id),
                    "Subnets[" + i + "].SubnetIdentifier");
        }
        String name = group.cacheSubnetGroupName();
        context.found(
                Described.untagged(
                        arn,
                        ResourceType.CACHE_SUBNET_GROUP,
                        name,
                        name,
                        action(),
                        SdkJson.of(group)),
                relations.list());
    }
}
