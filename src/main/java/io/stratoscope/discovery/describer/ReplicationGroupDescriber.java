package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.discovery.Described;
import io.stratoscope.discovery.SdkJson;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Evidence;
import io.stratoscope.model.Relation;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticache.model.DescribeReplicationGroupsResponse;
import software.amazon.awssdk.services.elasticache.model.LogDeliveryConfiguration;
import software.amazon.awssdk.services.elasticache.model.NodeGroup;
import software.amazon.awssdk.services.elasticache.model.NodeGroupMember;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroup;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroupNotFoundException;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** ElastiCache replication groups: they tell which of their cache clusters is the primary. */
public final class ReplicationGroupDescriber extends ListedDescriber<ReplicationGroup> {

    /** The most that ElastiCache returns a page. */
    static final int PAGE = 100;

    private final CacheClusterDescriber clusters = new CacheClusterDescriber();

    public ReplicationGroupDescriber() {
        super("elasticache", "replicationgroup", "elasticache:DescribeReplicationGroups");
    }

    @Override
    void fetch(
            DescribeContext context,
            @Nullable String name,
            BooleanSupplier stop,
            Consumer<ReplicationGroup> each) {
        ElastiCacheClient elastiCache = context.client(ElastiCacheClient.class);
        Pages.forEach(
                stop,
                marker ->
                        elastiCache.describeReplicationGroups(request ->
                                request.replicationGroupId(name).maxRecords(PAGE).marker(marker)),
                DescribeReplicationGroupsResponse::marker,
                page -> page.replicationGroups().forEach(each));
    }

    @Override
    Arn arn(ReplicationGroup group, DescribeContext context) {
        return Arn.of(group.arn());
    }

    @Override
    boolean saysGone(RuntimeException failure) {
        return failure instanceof ReplicationGroupNotFoundException;
    }

    @Override
    void report(ReplicationGroup group, DescribeContext context, Details details) {
        Arn arn = arn(group, context);
        RelationsOf relations = new RelationsOf(arn, action());
        relations.toId(
                RelationKind.ENCRYPTED_BY,
                group.kmsKeyId(),
                name -> KeyArn.of(name, context),
                "KmsKeyId");
        logs(relations, group.logDeliveryConfigurations(), context);
        List<Relation> all = new ArrayList<>(relations.list());
        for (int i = 0; i < group.nodeGroups().size(); i++) {
            members(group.nodeGroups().get(i), i, arn, all, context);
        }
        context.found(
                Described.untagged(
                        arn,
                        ResourceType.REPLICATION_GROUP,
                        group.replicationGroupId(),
                        group.replicationGroupId(),
                        action(),
                        SdkJson.of(group)),
                all);
    }

    @Override
    public void parts(List<Resource> owners, DescribeContext context) {
        clusters.describeParts(
                owners.stream()
                        .flatMap(owner -> owner.description().texts("MemberClusters").stream())
                        .map(name -> context.arn("elasticache", "cluster:" + name))
                        .toList(),
                context);
    }

    /** Only the group says which member is the primary: the members' part in it is its relation to tell. */
    private void members(
            NodeGroup nodes,
            int index,
            Arn group,
            List<Relation> relations,
            DescribeContext context) {
        List<NodeGroupMember> members = nodes.nodeGroupMembers();
        for (int i = 0; i < members.size(); i++) {
            NodeGroupMember member = members.get(i);
            String path = "NodeGroups[" + index + "].NodeGroupMembers[" + i + "]";
            Arn cluster = cluster(member, context);
            // With cluster mode on, no roles are told.
            String role = member.currentRole() == null ? "" : member.currentRole();
            relations.add(
                    new Relation(
                            cluster,
                            group,
                            RelationKind.PART_OF,
                            role,
                            new Evidence(
                                    action(),
                                    path + (role.isEmpty() ? ".CacheClusterId" : ".CurrentRole"))));
            if (role.equals("replica")) {
                members.stream()
                        .filter(other -> "primary".equals(other.currentRole()))
                        .forEach(primary ->
                                relations.add(
                                        new Relation(
                                                cluster(primary, context),
                                                cluster,
                                                RelationKind.REPLICATES_TO,
                                                new Evidence(action(), path + ".CurrentRole"))));
            }
        }
    }

    private static Arn cluster(NodeGroupMember member, DescribeContext context) {
        return context.arn("elasticache", "cluster:" + member.cacheClusterId());
    }

    static void logs(
            RelationsOf relations, List<LogDeliveryConfiguration> logs, DescribeContext context) {
        for (int i = 0; i < logs.size(); i++) {
            var destination = logs.get(i).destinationDetails();
            if (destination != null && destination.cloudWatchLogsDetails() != null) {
                String group = destination.cloudWatchLogsDetails().logGroup();
                if (group != null) {
                    relations.to(
                            RelationKind.LOGS_TO,
                            context.arn("logs", "log-group:" + group),
                            logs.get(i).logTypeAsString(),
                            "LogDeliveryConfigurations["
                                    + i
                                    + "].DestinationDetails.CloudWatchLogsDetails.LogGroup");
                }
            }
        }
    }
}
