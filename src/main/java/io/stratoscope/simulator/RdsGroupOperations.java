package io.stratoscope.simulator;

import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.CreateDbClusterParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.CreateDbClusterParameterGroupResponse;
import software.amazon.awssdk.services.rds.model.CreateDbParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.CreateDbParameterGroupResponse;
import software.amazon.awssdk.services.rds.model.CreateDbSubnetGroupRequest;
import software.amazon.awssdk.services.rds.model.CreateDbSubnetGroupResponse;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterParameterGroupResponse;
import software.amazon.awssdk.services.rds.model.DeleteDbSubnetGroupRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbSubnetGroupResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterParameterGroupsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterParameterGroupsResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterParametersRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterParametersResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbEngineVersionsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbEngineVersionsResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbParameterGroupsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbParameterGroupsResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbParametersRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbParametersResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbSubnetGroupsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbSubnetGroupsResponse;
import software.amazon.awssdk.services.rds.model.DescribePendingMaintenanceActionsRequest;
import software.amazon.awssdk.services.rds.model.DescribePendingMaintenanceActionsResponse;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterParameterGroupResponse;
import software.amazon.awssdk.services.rds.model.ModifyDbParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbParameterGroupResponse;
import software.amazon.awssdk.services.rds.model.ModifyDbSubnetGroupRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbSubnetGroupResponse;

/** A part of the simulated RDS: what clusters and instances have in common, subnets and parameters. */
interface RdsGroupOperations extends RdsClient {

    /** The service itself, with its rooms. */
    SimulatedRds rds();

    @Override
    default CreateDbSubnetGroupResponse createDBSubnetGroup(CreateDbSubnetGroupRequest request) {
        return rds().call(
                        "CreateDBSubnetGroup", request, () -> rds().subnetGroups().create(request));
    }

    /** Nothing is due. */
    @Override
    default DescribePendingMaintenanceActionsResponse describePendingMaintenanceActions(
            DescribePendingMaintenanceActionsRequest request) {
        return rds().call(
                        "DescribePendingMaintenanceActions",
                        request,
                        () -> DescribePendingMaintenanceActionsResponse.builder().build());
    }

    @Override
    default DescribeDbEngineVersionsResponse describeDBEngineVersions(
            DescribeDbEngineVersionsRequest request) {
        return rds().call(
                        "DescribeDBEngineVersions",
                        request,
                        () -> RdsEngineVersions.describe(rds(), request));
    }

    @Override
    default DescribeDbSubnetGroupsResponse describeDBSubnetGroups(
            DescribeDbSubnetGroupsRequest request) {
        return rds().call(
                        "DescribeDBSubnetGroups",
                        request,
                        () -> rds().subnetGroups().describe(request));
    }

    @Override
    default CreateDbClusterParameterGroupResponse createDBClusterParameterGroup(
            CreateDbClusterParameterGroupRequest request) {
        return rds().call(
                        "CreateDBClusterParameterGroup",
                        request,
                        () -> rds().clusterParameterGroups().create(request));
    }

    @Override
    default ModifyDbClusterParameterGroupResponse modifyDBClusterParameterGroup(
            ModifyDbClusterParameterGroupRequest request) {
        return rds().call(
                        "ModifyDBClusterParameterGroup",
                        request,
                        () -> rds().clusterParameterGroups().modify(request));
    }

    @Override
    default DescribeDbClusterParameterGroupsResponse describeDBClusterParameterGroups(
            DescribeDbClusterParameterGroupsRequest request) {
        return rds().call(
                        "DescribeDBClusterParameterGroups",
                        request,
                        () -> rds().clusterParameterGroups().describe(request));
    }

    @Override
    default DescribeDbClusterParametersResponse describeDBClusterParameters(
            DescribeDbClusterParametersRequest request) {
        return rds().call(
                        "DescribeDBClusterParameters",
                        request,
                        () -> rds().clusterParameterGroups().describeParameters(request));
    }

    @Override
    default CreateDbParameterGroupResponse createDBParameterGroup(
            CreateDbParameterGroupRequest request) {
        return rds().call(
                        "CreateDBParameterGroup",
                        request,
                        () -> rds().parameterGroups().create(request));
    }

    @Override
    default ModifyDbParameterGroupResponse modifyDBParameterGroup(
            ModifyDbParameterGroupRequest request) {
        return rds().call(
                        "ModifyDBParameterGroup",
                        request,
                        () -> rds().parameterGroups().modify(request));
    }

    @Override
    default DescribeDbParameterGroupsResponse describeDBParameterGroups(
            DescribeDbParameterGroupsRequest request) {
        return rds().call(
                        "DescribeDBParameterGroups",
                        request,
                        () -> rds().parameterGroups().describe(request));
    }

    @Override
    default DescribeDbParametersResponse describeDBParameters(DescribeDbParametersRequest request) {
        return rds().call(
                        "DescribeDBParameters",
                        request,
                        () -> rds().parameterGroups().describeParameters(request));
    }

    @Override
    default ModifyDbSubnetGroupResponse modifyDBSubnetGroup(ModifyDbSubnetGroupRequest request) {
        return rds().call(
                        "ModifyDBSubnetGroup", request, () -> rds().subnetGroups().modify(request));
    }

    @Override
    default DeleteDbSubnetGroupResponse deleteDBSubnetGroup(DeleteDbSubnetGroupRequest request) {
        return rds().call(
                        "DeleteDBSubnetGroup", request, () -> rds().subnetGroups().delete(request));
    }

    @Override
    default DeleteDbClusterParameterGroupResponse deleteDBClusterParameterGroup(
            DeleteDbClusterParameterGroupRequest request) {
        return rds().call(
                        "DeleteDBClusterParameterGroup",
                        request,
                        () -> rds().clusterParameterGroups().delete(request));
    }
}
