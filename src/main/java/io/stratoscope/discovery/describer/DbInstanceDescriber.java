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

import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBSubnetGroup;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesResponse;
import software.amazon.awssdk.services.rds.model.Subnet;
import software.amazon.awssdk.services.rds.model.Tag;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** DB instances, those of clusters included. */
public final class DbInstanceDescriber extends ListedDescriber<DBInstance> {

    public DbInstanceDescriber() {
        super("rds", "db", "rds:DescribeDBInstances");
    }

    @Override
    void fetch(
            DescribeContext context,
            @Nullable String name,
            BooleanSupplier stop,
            Consumer<DBInstance> each) {
        RdsClient rds = context.client(RdsClient.class);
        Pages.forEach(
                stop,
                marker ->
                        rds.describeDBInstances(request ->
                                request.dbInstanceIdentifier(name)
                                        .maxRecords(DbClusterDescriber.PAGE)
                                        .marker(marker)),
                DescribeDbInstancesResponse::marker,
                page -> page.dbInstances().forEach(each));
    }

    @Override
    Arn arn(DBInstance instance, DescribeContext context) {
        return Arn.of(instance.dbInstanceArn());
    }

    @Override
    boolean saysGone(RuntimeException failure) {
        return failure instanceof DbInstanceNotFoundException;
    }

    @Override
    void report(DBInstance instance, DescribeContext context, Details details) {
        Arn arn = arn(instance, context);
        String id = instance.dbInstanceIdentifier();
        RelationsOf relations = new RelationsOf(arn, action());
        network(instance, relations, context);
        configuration(instance, relations, context);
        List<Relation> all = new ArrayList<>(relations.list());
        replication(instance, arn, all, context);
        context.found(
                Described.tagged(
                                arn,
                                ResourceType.DB_INSTANCE,
                                id,
                                id,
                                TagMap.of(instance.tagList(), Tag::key, Tag::value),
                                action(),
                                // It moves on by itself.
                                SdkJson.of(instance.toBuilder().latestRestorableTime(null).build()))
                        .inZone(instance.availabilityZone()),
                all);
    }

    private static void network(
            DBInstance instance, RelationsOf relations, DescribeContext context) {
        DbClusterDescriber.securityGroups(relations, instance.vpcSecurityGroups(), context);
        DBSubnetGroup group = instance.dbSubnetGroup();
        if (group == null) {
            return;
        }
        relations.toId(
                RelationKind.ATTACHED_TO,
                group.dbSubnetGroupName(),
                name -> context.arn("rds", "subgrp:" + name),
                "DBSubnetGroup.DBSubnetGroupName");
        List<Subnet> subnets = group.subnets();
        int[] inZone =
                IntStream.range(0, subnets.size())
                        .filter(i -> standsIn(subnets.get(i), instance.availabilityZone()))
                        .toArray();
        if (inZone.length == 1) {
            relations.toId(
                    RelationKind.LOCATED_IN,
                    subnets.get(inZone[0]).subnetIdentifier(),
                    id -> context.arn("ec2", "subnet/" + id),
                    "DBSubnetGroup.Subnets[" + inZone[0] + "].SubnetIdentifier");
        } else {
            // RDS does not say which of several subnets in its zone it chose.
            relations.toId(
                    RelationKind.LOCATED_IN,
                    group.vpcId(),
                    id -> context.arn("ec2", "vpc/" + id),
                    "DBSubnetGroup.VpcId");
        }
    }

    private static boolean standsIn(Subnet subnet, @Nullable String zone) {
        return zone != null
                && subnet.subnetAvailabilityZone() != null
                && zone.equals(subnet.subnetAvailabilityZone().name());
    }

    private static void configuration(
            DBInstance instance, RelationsOf relations, DescribeContext context) {
        for (int i = 0; i < instance.dbParameterGroups().size(); i++) {
            relations.toId(
                    RelationKind.CONFIGURED_BY,
                    instance.dbParameterGroups().get(i).dbParameterGroupName(),
                    name -> context.arn("rds", "pg:" + name),
                    "DBParameterGroups[" + i + "].DBParameterGroupName");
        }
        relations.toId(
                RelationKind.ENCRYPTED_BY,
                instance.kmsKeyId(),
                name -> KeyArn.of(name, context),
                "KmsKeyId");
        relations.toArn(
                RelationKind.ASSUMES_ROLE,
                instance.monitoringRoleArn(),
                "monitoring",
                "MonitoringRoleArn");
        // The logs of a cluster's instances go to the groups that the cluster names.
        if (instance.dbClusterIdentifier() == null) {
            relations.toIds(
                    RelationKind.LOGS_TO,
                    instance.enabledCloudwatchLogsExports(),
                    log ->
                            context.arn(
                                    "logs",
                                    "log-group:/aws/rds/instance/"
                                            + instance.dbInstanceIdentifier()
                                            + "/"
                                            + log),
                    "EnabledCloudwatchLogsExports");
        }
        if (instance.masterUserSecret() != null) {
            relations.toArn(
                    RelationKind.REFERENCES,
                    instance.masterUserSecret().secretArn(),
                    "master user",
                    "MasterUserSecret.SecretArn");
        }
    }

    private void replication(
            DBInstance instance, Arn arn, List<Relation> relations, DescribeContext context) {
        String source = instance.readReplicaSourceDBInstanceIdentifier();
        if (source != null && !source.isEmpty()) {
            // A name in the same region, an ARN in another.
            Arn sourceArn = Arn.parse(source).orElseGet(() -> context.arn("rds", "db:" + source));
            relations.add(
                    new Relation(
                            sourceArn,
                            arn,
                            RelationKind.REPLICATES_TO,
                            new Evidence(action(), "ReadReplicaSourceDBInstanceIdentifier")));
        }
    }
}
