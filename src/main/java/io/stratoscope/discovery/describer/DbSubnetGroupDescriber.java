package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.discovery.Described;
import io.stratoscope.discovery.SdkJson;
import io.stratoscope.model.Arn;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.ResourceType;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBSubnetGroup;
import software.amazon.awssdk.services.rds.model.DbSubnetGroupNotFoundException;
import software.amazon.awssdk.services.rds.model.DescribeDbSubnetGroupsResponse;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** DB subnet groups: the subnets that a database may stand in. */
public final class DbSubnetGroupDescriber extends ListedDescriber<DBSubnetGroup> {

    public DbSubnetGroupDescriber() {
        super("rds", "subgrp", "rds:DescribeDBSubnetGroups");
    }

    @Override
    void fetch(
            DescribeContext context,
            @Nullable String name,
            BooleanSupplier stop,
            Consumer<DBSubnetGroup> each) {
        RdsClient rds = context.client(RdsClient.class);
        Pages.forEach(
                stop,
                marker ->
                        rds.describeDBSubnetGroups(request ->
                                request.dbSubnetGroupName(name)
                                        .maxRecords(DbClusterDescriber.PAGE)
                                        .marker(marker)),
                DescribeDbSubnetGroupsResponse::marker,
                page -> page.dbSubnetGroups().forEach(each));
    }

    @Override
    Arn arn(DBSubnetGroup group, DescribeContext context) {
        return Arn.of(group.dbSubnetGroupArn());
    }

    @Override
    boolean saysGone(RuntimeException failure) {
        return failure instanceof DbSubnetGroupNotFoundException;
    }

    @Override
    void report(DBSubnetGroup group, DescribeContext context, Details details) {
        Arn arn = arn(group, context);
        RelationsOf relations = new RelationsOf(arn, action());
        for (int i = 0; i < group.subnets().size(); i++) {
            relations.toId(
                    RelationKind.LOCATED_IN,
                    group.subnets().get(i).subnetIdentifier(),
                    id -> context.arn("ec2", "subnet/" + id),
                    "Subnets[" + i + "].SubnetIdentifier");
        }
        String name = group.dbSubnetGroupName();
        context.found(
                Described.untagged(
                        arn, ResourceType.DB_SUBNET_GROUP, name, name, action(), SdkJson.of(group)),
                relations.list());
    }
}
