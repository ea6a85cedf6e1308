package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.discovery.Described;
import io.stratoscope.discovery.SdkJson;
import io.stratoscope.model.Arn;
import io.stratoscope.model.ResourceType;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBParameterGroup;
import software.amazon.awssdk.services.rds.model.DbParameterGroupNotFoundException;
import software.amazon.awssdk.services.rds.model.DescribeDbParameterGroupsResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbParametersResponse;
import software.amazon.awssdk.services.rds.model.Parameter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** DB parameter groups, with the parameters that were set in them. */
public final class DbParameterGroupDescriber extends ListedDescriber<DBParameterGroup> {

    private static final String PARAMETERS_ACTION = "rds:DescribeDBParameters";

    public DbParameterGroupDescriber() {
        super("rds", "pg", "rds:DescribeDBParameterGroups");
    }

    @Override
    void fetch(
            DescribeContext context,
            @Nullable String name,
            BooleanSupplier stop,
            Consumer<DBParameterGroup> each) {
        RdsClient client = context.client(RdsClient.class);
        Pages.forEach(
                stop,
                marker ->
                        client.describeDBParameterGroups(request ->
                                request.dbParameterGroupName(name)
                                        .maxRecords(DbClusterDescriber.PAGE)
                                        .marker(marker)),
                DescribeDbParameterGroupsResponse::marker,
                page -> page.dbParameterGroups().forEach(each));
    }

    @Override
    Arn arn(DBParameterGroup group, DescribeContext context) {
        return Arn.of(group.dbParameterGroupArn());
    }

    @Override
    boolean saysGone(RuntimeException failure) {
        return failure instanceof DbParameterGroupNotFoundException;
    }

    @Override
    void report(DBParameterGroup group, DescribeContext context, Details details) {
        String name = group.dbParameterGroupName();
        // AWS's own default groups cannot be changed: nothing is set in them.
        List<Parameter> set =
                name.startsWith("default.")
                        ? List.of()
                        : details.ask(PARAMETERS_ACTION, () -> parameters(name, context))
                                .orElse(List.of());
        context.found(
                Described.untagged(
                        arn(group, context),
                        ResourceType.DB_PARAMETER_GROUP,
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
                        client.describeDBParameters(request ->
                                request.dbParameterGroupName(name)
                                        .source("user")
                                        .maxRecords(DbClusterDescriber.PAGE)
                                        .marker(marker)),
                DescribeDbParametersResponse::marker,
                page -> set.addAll(page.parameters()));
        return set;
    }
}
