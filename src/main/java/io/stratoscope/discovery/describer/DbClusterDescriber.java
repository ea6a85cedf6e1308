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

import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersResponse;
import software.amazon.awssdk.services.rds.model.Tag;
import software.amazon.awssdk.services.rds.model.VpcSecurityGroupMembership;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Aurora and Multi-AZ DB clusters: they tell which of their instances is the writer. */
public final class DbClusterDescriber extends ListedDescriber<DBCluster> {

    /** The most that RDS returns a page. */
    static final int PAGE = 100;

    private final DbInstanceDescriber instances = new DbInstanceDescriber();

    public DbClusterDescriber() {
        super("rds", "cluster", "rds:DescribeDBClusters");
    }

    @Override
    void fetch(
            DescribeContext context,
            @Nullable String name,
            BooleanSupplier stop,
            Consumer<DBCluster> each) {
        RdsClient rds = context.client(RdsClient.class);
        Pages.forEach(
                stop,
                marker ->
                        rds.describeDBClusters(request ->
                                request.dbClusterIdentifier(name).maxRecords(PAGE).marker(marker)),
                DescribeDbClustersResponse::marker,
                page -> page.dbClusters().forEach(each));
    }

    @Override
    Arn arn(DBCluster cluster, DescribeContext context) {
        return Arn.of(cluster.dbClusterArn());
    }

    @Override
    boolean saysGone(RuntimeException failure) {
        return failure instanceof DbClusterNotFoundException;
    }

    @Override
    void report(DBCluster cluster, DescribeContext context, Details details) {
        Arn arn = arn(cluster, context);
        String id = cluster.dbClusterIdentifier();
        List<Relation> relations = new ArrayList<>(relations(cluster, arn, context));
        relations.addAll(members(cluster, arn, context));
        context.found(
                Described.tagged(
                        arn,
                        ResourceType.DB_CLUSTER,
                        id,
                        id,
                        TagMap.of(cluster.tagList(), Tag::key, Tag::value),
                        action(),
                        // They move on by themselves.
                        SdkJson.of(
                                cluster.toBuilder()
                                        .earliestRestorableTime(null)
                                        .latestRestorableTime(null)
                                        .build())),
                relations);
    }

    @Override
    public void parts(List<Resource> owners, DescribeContext context) {
        instances.describeParts(
                owners.stream()
                        .flatMap(owner -> owner.description().objects("DBClusterMembers").stream())
                        .flatMap(member -> member.text("DBInstanceIdentifier").stream())
                        .map(name -> context.arn("rds", "db:" + name))
                        .toList(),
                context);
    }

    private List<Relation> relations(DBCluster cluster, Arn arn, DescribeContext context) {
        RelationsOf relations = new RelationsOf(arn, action());
        relations.toId(
                RelationKind.CONFIGURED_BY,
                cluster.dbClusterParameterGroup(),
                name -> context.arn("rds", "cluster-pg:" + name),
                "DBClusterParameterGroup");
        relations.toId(
                RelationKind.ATTACHED_TO,
                cluster.dbSubnetGroup(),
                name -> context.arn("rds", "subgrp:" + name),
                "DBSubnetGroup");
        securityGroups(relations, cluster.vpcSecurityGroups(), context);
        relations.toId(
                RelationKind.ENCRYPTED_BY,
                cluster.kmsKeyId(),
                name -> KeyArn.of(name, context),
                "KmsKeyId");
        relations.toIds(
                RelationKind.LOGS_TO,
                cluster.enabledCloudwatchLogsExports(),
                log ->
                        context.arn(
                                "logs",
                                "log-group:/aws/rds/cluster/"
                                        + cluster.dbClusterIdentifier()
                                        + "/"
                                        + log),
                "EnabledCloudwatchLogsExports");
        for (int i = 0; i < cluster.associatedRoles().size(); i++) {
            relations.toArn(
                    RelationKind.ASSUMES_ROLE,
                    cluster.associatedRoles().get(i).roleArn(),
                    "AssociatedRoles[" + i + "].RoleArn");
        }
        relations.toArn(
                RelationKind.ASSUMES_ROLE,
                cluster.monitoringRoleArn(),
                "monitoring",
                "MonitoringRoleArn");
        if (cluster.masterUserSecret() != null) {
            relations.toArn(
                    RelationKind.REFERENCES,
                    cluster.masterUserSecret().secretArn(),
                    "master user",
                    "MasterUserSecret.SecretArn");
        }
        return relations.list();
    }

    /** Only the cluster says which instance writes: the instances' part in it is its relation to tell. */
    private List<Relation> members(DBCluster cluster, Arn arn, DescribeContext context) {
        List<Relation> relations = new ArrayList<>();
        List<DBClusterMember> members = cluster.dbClusterMembers();
        for (int i = 0; i < members.size(); i++) {
            boolean writer = writes(members.get(i));
            Evidence evidence =
                    new Evidence(action(), "DBClusterMembers[" + i + "].IsClusterWriter");
            Arn instance = instance(members.get(i), context);
            relations.add(
                    new Relation(
                            instance,
                            arn,
                            RelationKind.PART_OF,
                            writer ? "writer" : "reader",
                            evidence));
            if (!writer) {
                members.stream()
                        .filter(DbClusterDescriber::writes)
                        .map(member -> instance(member, context))
                        .forEach(source ->
                                relations.add(
                                        new Relation(
                                                source,
                                                instance,
                                                RelationKind.REPLICATES_TO,
                                                evidence)));
            }
        }
        return relations;
    }

    private static boolean writes(DBClusterMember member) {
        return Boolean.TRUE.equals(member.isClusterWriter());
    }

    private static Arn instance(DBClusterMember member, DescribeContext context) {
        return context.arn("rds", "db:" + member.dbInstanceIdentifier());
    }

    static void securityGroups(
            RelationsOf relations,
            List<VpcSecurityGroupMembership> groups,
            DescribeContext context) {
        for (int i = 0; i < groups.size(); i++) {
            relations.toId(
                    RelationKind.PROTECTED_BY,
                    groups.get(i).vpcSecurityGroupId(),
                    id -> context.arn("ec2", "security-group/" + id),
                    "VpcSecurityGroups[" + i + "].VpcSecurityGroupId");
        }
    }
}
