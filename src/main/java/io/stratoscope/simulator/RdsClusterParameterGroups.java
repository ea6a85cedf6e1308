package io.stratoscope.simulator;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.rds.model.CreateDbClusterParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.CreateDbClusterParameterGroupResponse;
import software.amazon.awssdk.services.rds.model.DBClusterParameterGroup;
import software.amazon.awssdk.services.rds.model.DbParameterGroupAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbParameterGroupNotFoundException;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterParameterGroupResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterParameterGroupsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterParameterGroupsResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterParametersRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterParametersResponse;
import software.amazon.awssdk.services.rds.model.InvalidDbParameterGroupStateException;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterParameterGroupResponse;
import software.amazon.awssdk.services.rds.model.Parameter;
import software.amazon.awssdk.services.rds.model.Tag;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Parameter groups of clusters. */
final class RdsClusterParameterGroups {

    /** How the names of the groups begin that engines bring with them. */
    private static final String OF_ENGINES = "default.";

    private static final String NEWEST = "16";

    private final SimulatedRds rds;
    private final ServiceTags<Tag> tags;
    private final RdsParameters parameters = new RdsParameters();
    private final Rows<DBClusterParameterGroup> groups;

    RdsClusterParameterGroups(SimulatedRds rds, ServiceTags<Tag> tags) {
        this.rds = rds;
        this.tags = tags;
        groups =
                Rows.sorted(
                        SimulatedRds::lastPart,
                        name ->
                                rds.error(
                                        DbParameterGroupNotFoundException.builder(),
                                        404,
                                        "DBParameterGroupNotFound",
                                        "DBClusterParameterGroup not found: " + name));
    }

    DBClusterParameterGroup get(String name) {
        return groups.get(name);
    }

    /** The group that a caller names, or the engine's own, which is there when it is needed. */
    DBClusterParameterGroup named(@Nullable String name, String engine, @Nullable String version) {
        if (name != null && (groups.has(name) || !isOfEngine(name))) {
            return groups.get(name);
        }
        String own = OF_ENGINES + engine + major(version);
        if (name != null && !own.equals(name)) {
            return groups.get(name);
        }
        if (!groups.has(own)) {
            String family = own.substring(OF_ENGINES.length());
            groups.put(
                    own,
                    DBClusterParameterGroup.builder()
                            .dbClusterParameterGroupName(own)
                            .dbParameterGroupFamily(family)
                            .description("Default cluster parameter group for " + family)
                            .dbClusterParameterGroupArn(rds.arn("cluster-pg:" + own))
                            .build());
        }
        return groups.get(own);
    }

    private static String major(@Nullable String version) {
        return version == null ? NEWEST : version.replaceFirst("\\..*", "");
    }

    private static boolean isOfEngine(String name) {
        return name.startsWith(OF_ENGINES);
    }

    private void refuseChangeOf(DBClusterParameterGroup group) {
        if (isOfEngine(group.dbClusterParameterGroupName())) {
            throw rds.error(
                    InvalidDbParameterGroupStateException.builder(),
                    400,
                    "InvalidDBParameterGroupState",
                    "Default DBClusterParameterGroup "
                            + group.dbClusterParameterGroupName()
                            + " cannot be modified or deleted");
        }
    }

    CreateDbClusterParameterGroupResponse create(CreateDbClusterParameterGroupRequest request) {
        String name = request.dbClusterParameterGroupName().toLowerCase(Locale.ROOT);
        if (groups.has(name)) {
            throw rds.error(
                    DbParameterGroupAlreadyExistsException.builder(),
                    400,
                    "DBParameterGroupAlreadyExists",
                    "Parameter group " + name + " already exists");
        }
        DBClusterParameterGroup group =
                DBClusterParameterGroup.builder()
                        .dbClusterParameterGroupName(name)
                        .dbParameterGroupFamily(request.dbParameterGroupFamily())
                        .description(request.description())
                        .dbClusterParameterGroupArn(rds.arn("cluster-pg:" + name))
                        .build();
        groups.put(name, group);
        tags.register(group.dbClusterParameterGroupArn(), request.tags());
        return CreateDbClusterParameterGroupResponse.builder()
                .dbClusterParameterGroup(group)
                .build();
    }

    ModifyDbClusterParameterGroupResponse modify(ModifyDbClusterParameterGroupRequest request) {
        DBClusterParameterGroup group = groups.get(request.dbClusterParameterGroupName());
        refuseChangeOf(group);
        String name = group.dbClusterParameterGroupName();
        request.parameters().stream()
                .filter(RdsParameters::tooSoon)
                .findFirst()
                .ifPresent(parameter -> {
                    throw rds.error(
                            400,
                            "InvalidParameterCombination",
                            "cannot use immediate apply method for static parameter");
                });
        parameters.set(name, request.parameters());
        return ModifyDbClusterParameterGroupResponse.builder()
                .dbClusterParameterGroupName(name)
                .build();
    }

    DeleteDbClusterParameterGroupResponse delete(DeleteDbClusterParameterGroupRequest request) {
        DBClusterParameterGroup group = groups.get(request.dbClusterParameterGroupName());
        refuseChangeOf(group);
        String name = group.dbClusterParameterGroupName();
        if (rds.clusters().rows().all().stream()
                .anyMatch(cluster -> name.equalsIgnoreCase(cluster.dbClusterParameterGroup()))) {
            throw rds.error(
                    InvalidDbParameterGroupStateException.builder(),
                    400,
                    "InvalidDBParameterGroupState",
                    "One or more database clusters are still members of this parameter group "
                            + name
                            + ", so the group cannot be deleted");
        }
        groups.remove(name);
        parameters.forget(name);
        tags.delete(group.dbClusterParameterGroupArn());
        return DeleteDbClusterParameterGroupResponse.builder().build();
    }

    DescribeDbClusterParameterGroupsResponse describe(
            DescribeDbClusterParameterGroupsRequest request) {
        List<DBClusterParameterGroup> found = groups.find(request.dbClusterParameterGroupName());
        var page = rds.page(found, SimulatedRds.RECORDS, request.maxRecords(), request.marker());
        return DescribeDbClusterParameterGroupsResponse.builder()
                .dbClusterParameterGroups(page.items())
                .marker(page.token())
                .build();
    }

    DescribeDbClusterParametersResponse describeParameters(
            DescribeDbClusterParametersRequest request) {
        List<Parameter> found =
                parameters.of(
                        groups.get(request.dbClusterParameterGroupName())
                                .dbClusterParameterGroupName(),
                        Optional.ofNullable(request.source()));
        var page = rds.page(found, SimulatedRds.RECORDS, request.maxRecords(), request.marker());
        return DescribeDbClusterParametersResponse.builder()
                .parameters(page.items())
                .marker(page.token())
                .build();
    }
}
