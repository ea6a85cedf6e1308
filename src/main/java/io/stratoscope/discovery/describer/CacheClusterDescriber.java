package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.discovery.Described;
import io.stratoscope.discovery.SdkJson;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Evidence;
import io.stratoscope.model.Relation;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.ResourceType;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticache.model.CacheCluster;
import software.amazon.awssdk.services.elasticache.model.CacheClusterNotFoundException;
import software.amazon.awssdk.services.elasticache.model.CacheSubnetGroup;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheClustersResponse;
import software.amazon.awssdk.services.elasticache.model.Subnet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Cache clusters, the members of replication groups included. A member knows the subnet group, parameter group and
 * security groups, which its replication group does not tell; the subnet group is read at once, because only that says
 * which subnet lies in the cluster's zone.
 */
public final class CacheClusterDescriber extends ListedDescriber<CacheCluster> {

    // What the fields begin with that tell where a cluster stands.
    private static final String SUBNETS = "Subnets";
    private static final String VPC = "VpcId";
    private static final Set<String> LOCATION = Set.of(SUBNETS, VPC);

    private final CacheSubnetGroupDescriber subnetGroups = new CacheSubnetGroupDescriber();

    public CacheClusterDescriber() {
        super("elasticache", "cluster", "elasticache:DescribeCacheClusters");
    }

    @Override
    void fetch(
            DescribeContext context,
            @Nullable String name,
            BooleanSupplier stop,
            Consumer<CacheCluster> each) {
        ElastiCacheClient elastiCache = context.client(ElastiCacheClient.class);
        Pages.forEach(
                stop,
                marker ->
                        elastiCache.describeCacheClusters(request ->
                                request.cacheClusterId(name)
                                        .showCacheNodeInfo(true)
                                        .maxRecords(ReplicationGroupDescriber.PAGE)
                                        .marker(marker)),
                DescribeCacheClustersResponse::marker,
                page -> page.cacheClusters().forEach(each));
    }

    @Override
    Arn arn(CacheCluster cluster, DescribeContext context) {
        return Arn.of(cluster.arn());
    }

    @Override
    boolean saysGone(RuntimeException failure) {
        return failure instanceof CacheClusterNotFoundException;
    }

    @Override
    void reportAll(List<CacheCluster> clusters, DescribeContext context) {
        FurtherCalls further = new FurtherCalls(context);
        Map<String, CacheSubnetGroup> groups = subnetGroups(clusters, context, further);
        for (CacheCluster cluster : clusters) {
            report(cluster, groups, context);
        }
        further.tell();
    }

    @Override
    void report(CacheCluster cluster, DescribeContext context, Details details) {
        report(cluster, Map.of(), context);
    }

    private Map<String, CacheSubnetGroup> subnetGroups(
            List<CacheCluster> clusters, DescribeContext context, FurtherCalls further) {
        List<String> names =
                clusters.stream()
                        .map(CacheCluster::cacheSubnetGroupName)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList();
        Map<String, CacheSubnetGroup> groups = new HashMap<>();
        Consumer<CacheSubnetGroup> keep = group -> groups.put(group.cacheSubnetGroupName(), group);
        Details details = new Details(context);
        // Which subnet a cluster stands in is a detail: without it the cluster is still confirmed.
        List<@Nullable String> lookups = new ArrayList<>();
        if (names.size() <= FEW) {
            lookups.addAll(names);
        } else {
            lookups.add(null);
        }
        for (String name : lookups) {
            further.ask(
                    subnetGroups.action(),
                    LOCATION,
                    clusters.stream()
                            .filter(cluster -> cluster.cacheSubnetGroupName() != null)
                            .filter(cluster ->
                                    name == null || name.equals(cluster.cacheSubnetGroupName()))
                            .map(cluster -> arn(cluster, context))
                            .toList(),
                    () -> {
                        subnetGroups.fetch(context, name, context::cancelled, keep);
                        return name == null ? "" : name;
                    },
                    subnetGroups::saysGone);
        }
        // They were read in full: then nothing needs to ask for them again.
        names.stream()
                .map(groups::get)
                .filter(Objects::nonNull)
                .forEach(group -> subnetGroups.report(group, context, details));
        return groups;
    }

    private void report(
            CacheCluster cluster, Map<String, CacheSubnetGroup> groups, DescribeContext context) {
        Arn arn = arn(cluster, context);
        RelationsOf relations = new RelationsOf(arn, action());
        for (int i = 0; i < cluster.securityGroups().size(); i++) {
            relations.toId(
                    RelationKind.PROTECTED_BY,
                    cluster.securityGroups().get(i).securityGroupId(),
                    id -> context.arn("ec2", "security-group/" + id),
                    "SecurityGroups[" + i + "].SecurityGroupId");
        }
        ReplicationGroupDescriber.logs(relations, cluster.logDeliveryConfigurations(), context);
        List<Relation> all = new ArrayList<>(relations.list());
        all.addAll(groupings(cluster, arn, context));
        if (cluster.cacheSubnetGroupName() != null) {
            all.addAll(location(cluster, arn, groups.get(cluster.cacheSubnetGroupName()), context));
        }
        String id = cluster.cacheClusterId();
        context.found(
                Described.untagged(
                                arn,
                                ResourceType.CACHE_CLUSTER,
                                id,
                                id,
                                action(),
                                SdkJson.of(cluster))
                        .inZone(
                                "Multiple".equals(cluster.preferredAvailabilityZone())
                                        ? null
                                        : cluster.preferredAvailabilityZone()),
                all);
    }

    /** Subnet group and parameter group; they are the replication group's where the cluster is in one. */
    private List<Relation> groupings(CacheCluster cluster, Arn arn, DescribeContext context) {
        String group = cluster.replicationGroupId();
        Arn holder =
                group == null || group.isEmpty()
                        ? arn
                        : context.arn("elasticache", "replicationgroup:" + group);
        RelationsOf relations = new RelationsOf(holder, action());
        relations.toId(
                RelationKind.ATTACHED_TO,
                cluster.cacheSubnetGroupName(),
                name -> context.arn("elasticache", "subnetgroup:" + name),
                "CacheSubnetGroupName");
        if (cluster.cacheParameterGroup() != null) {
            relations.toId(
                    RelationKind.CONFIGURED_BY,
                    cluster.cacheParameterGroup().cacheParameterGroupName(),
                    name -> context.arn("elasticache", "parametergroup:" + name),
                    "CacheParameterGroup.CacheParameterGroupName");
        }
        return relations.list();
    }

    private List<Relation> location(
            CacheCluster cluster,
            Arn arn,
            @Nullable CacheSubnetGroup group,
            DescribeContext context) {
        String zone = cluster.preferredAvailabilityZone();
        if (group == null || zone == null) {
            return List.of();
        }
        List<Subnet> subnets = group.subnets();
        int[] inZone =
                IntStream.range(0, subnets.size())
                        .filter(i ->
                                subnets.get(i).subnetAvailabilityZone() != null
                                        && zone.equals(
                                                subnets.get(i).subnetAvailabilityZone().name()))
                        .toArray();
        if (inZone.length == 1) {
            return List.of(
                    new Relation(
                            arn,
                            context.arn(
                                    "ec2", "subnet/" + subnets.get(inZone[0]).subnetIdentifier()),
                            RelationKind.LOCATED_IN,
                            new Evidence(
                                    subnetGroups.action(),
                                    SUBNETS + "[" + inZone[0] + "].SubnetIdentifier")));
        }
        // ElastiCache does not say which of several subnets in its zone it chose.
        return group.vpcId() == null
                ? List.of()
                : List.of(
                        new Relation(
                                arn,
                                context.arn("ec2", "vpc/" + group.vpcId()),
                                RelationKind.LOCATED_IN,
                                new Evidence(subnetGroups.action(), VPC)));
    }
}
