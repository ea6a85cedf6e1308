package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.discovery.Described;
import io.stratoscope.discovery.SdkJson;
import io.stratoscope.model.Arn;
import io.stratoscope.model.ResourceType;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBClusterParameterGroup;
import software.amazon.awssdk.services.rds.model.DbParameterGroupNotFoundException;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterParameterGroupsResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterParametersResponse;
import software.amazon.awssdk.services.rds.model.Parameter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** DB cluster parameter groups, with the parameters that were set in them. */
public final class DbClusterParameterGroupDescriber
        extends ListedDescriber<DBClusterParameterGroup> {

    private static final String PARAMETERS_ACTION = "rds:DescribeDBClusterParameters";

    public DbClusterParameterGroupDescriber() {
        super("rds", "cluster-pg", "rds:DescribeDBClusterParameterGroups");
    }

    @Override
    void fetch(
            DescribeContext context,
            @Nullable String name,
            BooleanSupplier stop,
            Consumer<DBClusterParameterGroup> each) {
        RdsClient client = context.client(RdsClient.class);
        Pages.forEach(
                stop,
                marker ->
                        client.describeDBClusterParameterGroups(request ->
                                request.dbClusterParameterGroupName(name)
                                        .maxRecords(DbClusterDescriber.PAGE)
                                        .marker(marker)),
                DescribeDbClusterParameterGroupsResponse::marker,
                page -> page.dbClusterParameterGroups().forEach(each));
    }

    @Override
    Arn arn(DBClusterParameterGroup group, DescribeContext context) {
        return Arn.of(group.dbClusterParameterGroupArn());
    }

    @Override
    boolean saysGone(RuntimeException failure) {
        return failure instanceof DbParameterGroupNotFoundException;
    }

    @Override
    void report(DBClusterParameterGroup group, DescribeContext context, Details details) {
        String name = group.dbClusterParameterGroupName();
        // AWS's own default groups cannot be changed: nothing is set in them.
        List<Parameter> set =
                name.startsWith("default.")
                        ? List.of()
                        : details.ask(PARAMETERS_ACTION, () -> parameters(name, context))
                                .orElse(List.of());
        context.found(
                Described.untagged(
                        arn(group, context),
                        ResourceType.DB_CLUSTER_PARAMETER_GROUP,
                        name,
                        name,
                        action(),
                        WithMember.list(SdkJson.of(group), "Parameters", set)),
                List.of());
    }

    private static List<Parameter> parameters(String name, DescribeContext context) {
        RdsClient client = context.client(RdsClient.class);
        List<Parameter> set = new ArrayList<>();
        Pages.forEach(
                context,
                marker ->
                        client.describeDBClusterParameters(request ->
                                request.dbClusterParameterGroupName(name)
                                        .source("user")
                                        .maxRecords(DbClusterDescriber.PAGE)
                                        .marker(marker)),
                DescribeDbClusterParametersResponse::marker,
                page -> set.addAll(page.parameters()));
        return set;
    }
}
