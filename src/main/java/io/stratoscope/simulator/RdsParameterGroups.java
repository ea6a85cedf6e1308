package io.stratoscope.simulator;

import software.amazon.awssdk.services.rds.model.CreateDbParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.CreateDbParameterGroupResponse;
import software.amazon.awssdk.services.rds.model.DBParameterGroup;
import software.amazon.awssdk.services.rds.model.DbParameterGroupAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbParameterGroupNotFoundException;
import software.amazon.awssdk.services.rds.model.DescribeDbParameterGroupsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbParameterGroupsResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbParametersRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbParametersResponse;
import software.amazon.awssdk.services.rds.model.ModifyDbParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbParameterGroupResponse;
import software.amazon.awssdk.services.rds.model.Parameter;
import software.amazon.awssdk.services.rds.model.Tag;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Parameter groups of DB instances. */
final class RdsParameterGroups {

    private final SimulatedRds rds;
    private final ServiceTags<Tag> tags;
    private final RdsParameters parameters = new RdsParameters();
    private final Rows<DBParameterGroup> groups;

    RdsParameterGroups(SimulatedRds rds, ServiceTags<Tag> tags) {
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
                                        "DBParameterGroup not found: " + name));
    }

    CreateDbParameterGroupResponse create(CreateDbParameterGroupRequest request) {
        String name = request.dbParameterGroupName().toLowerCase(Locale.ROOT);
        if (groups.has(name)) {
            throw rds.error(
                    DbParameterGroupAlreadyExistsException.builder(),
                    400,
                    "DBParameterGroupAlreadyExists",
                    "Parameter group " + name + " already exists");
        }
        DBParameterGroup group =
                DBParameterGroup.builder()
                        .dbParameterGroupName(name)
                        .dbParameterGroupFamily(request.dbParameterGroupFamily())
                        .description(request.description())
                        .dbParameterGroupArn(rds.arn("pg:" + name))
                        .build();
        groups.put(name, group);
        tags.register(group.dbParameterGroupArn(), request.tags());
        return CreateDbParameterGroupResponse.builder().dbParameterGroup(group).build();
    }

    ModifyDbParameterGroupResponse modify(ModifyDbParameterGroupRequest request) {
        String name = groups.get(request.dbParameterGroupName()).dbParameterGroupName();
        parameters.set(name, request.parameters());
        return ModifyDbParameterGroupResponse.builder().dbParameterGroupName(name).build();
    }

    DescribeDbParameterGroupsResponse describe(DescribeDbParameterGroupsRequest request) {
        List<DBParameterGroup> found = groups.find(request.dbParameterGroupName());
        var page = rds.page(found, SimulatedRds.RECORDS, request.maxRecords(), request.marker());
        return DescribeDbParameterGroupsResponse.builder()
                .dbParameterGroups(page.items())
                .marker(page.token())
                .build();
    }

    DescribeDbParametersResponse describeParameters(DescribeDbParametersRequest request) {
        List<Parameter> found =
                parameters.of(
                        groups.get(request.dbParameterGroupName()).dbParameterGroupName(),
                        Optional.ofNullable(request.source()));
        var page = rds.page(found, SimulatedRds.RECORDS, request.maxRecords(), request.marker());
        return DescribeDbParametersResponse.builder()
                .parameters(page.items())
                .marker(page.token())
                .build();
    }
}
