package io.stratoscope.simulator;

import software.amazon.awssdk.services.rds.model.CreateDbSubnetGroupRequest;
import software.amazon.awssdk.services.rds.model.CreateDbSubnetGroupResponse;
import software.amazon.awssdk.services.rds.model.DBSubnetGroup;
import software.amazon.awssdk.services.rds.model.DbSubnetGroupAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbSubnetGroupNotFoundException;
import software.amazon.awssdk.services.rds.model.DeleteDbSubnetGroupRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbSubnetGroupResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbSubnetGroupsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbSubnetGroupsResponse;
import software.amazon.awssdk.services.rds.model.InvalidDbSubnetGroupStateException;
import software.amazon.awssdk.services.rds.model.ModifyDbSubnetGroupRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbSubnetGroupResponse;
import software.amazon.awssdk.services.rds.model.Subnet;
import software.amazon.awssdk.services.rds.model.Tag;

import java.util.List;
import java.util.Locale;

/** DB subnet groups. */
final class RdsSubnetGroups {

    private final SimulatedRds rds;
    private final ServiceTags<Tag> tags;
    private final SubnetPlaces places;
    private final Rows<DBSubnetGroup> groups;

    RdsSubnetGroups(SimulatedRds rds, ServiceTags<Tag> tags) {
        this.rds = rds;
        this.tags = tags;
        places = new SubnetPlaces(rds.account(), rds.region());
        groups =
                Rows.sorted(
                        SimulatedRds::lastPart,
                        name ->
                                rds.error(
                                        DbSubnetGroupNotFoundException.builder(),
                                        404,
                                        "DBSubnetGroupNotFoundFault",
                                        "DB subnet group '" + name + "' does not exist."));
    }

    DBSubnetGroup get(String name) {
        return groups.get(name);
    }

    CreateDbSubnetGroupResponse create(CreateDbSubnetGroupRequest request) {
        String name = request.dbSubnetGroupName().toLowerCase(Locale.ROOT);
        if (groups.has(name)) {
            throw rds.error(
                    DbSubnetGroupAlreadyExistsException.builder(),
                    400,
                    "DBSubnetGroupAlreadyExists",
                    "The DB subnet group '" + name + "' already exists.");
        }
        var subnets = places.of(request.subnetIds());
        DBSubnetGroup group =
                DBSubnetGroup.builder()
                        .dbSubnetGroupName(name)
                        .dbSubnetGroupDescription(request.dbSubnetGroupDescription())
                        .dbSubnetGroupArn(rds.arn("subgrp:" + name))
                        .vpcId(subnets.getFirst().vpcId())
                        .subnetGroupStatus("Complete")
                        .supportedNetworkTypes("IPV4")
                        .subnets(subnets.stream().map(RdsSubnetGroups::subnet).toList())
                        .build();
        groups.put(name, group);
        tags.register(group.dbSubnetGroupArn(), request.tags());
        return CreateDbSubnetGroupResponse.builder().dbSubnetGroup(group).build();
    }

    private static Subnet subnet(software.amazon.awssdk.services.ec2.model.Subnet subnet) {
        return Subnet.builder()
                .subnetIdentifier(subnet.subnetId())
                .subnetAvailabilityZone(zone -> zone.name(subnet.availabilityZone()))
                .subnetStatus("Active")
                .build();
    }

    ModifyDbSubnetGroupResponse modify(ModifyDbSubnetGroupRequest request) {
        DBSubnetGroup group = groups.get(request.dbSubnetGroupName());
        DBSubnetGroup.Builder changed = group.toBuilder();
        if (request.dbSubnetGroupDescription() != null) {
            changed.dbSubnetGroupDescription(request.dbSubnetGroupDescription());
        }
        if (request.hasSubnetIds()) {
            changed.subnets(
                    places.of(request.subnetIds()).stream().map(RdsSubnetGroups::subnet).toList());
        }
        groups.put(group.dbSubnetGroupName(), changed.build());
        return ModifyDbSubnetGroupResponse.builder().dbSubnetGroup(changed.build()).build();
    }

    DeleteDbSubnetGroupResponse delete(DeleteDbSubnetGroupRequest request) {
        DBSubnetGroup group = groups.get(request.dbSubnetGroupName());
        String name = group.dbSubnetGroupName();
        if (rds.clusters().rows().all().stream()
                .anyMatch(cluster -> name.equalsIgnoreCase(cluster.dbSubnetGroup()))) {
            throw rds.error(
                    InvalidDbSubnetGroupStateException.builder(),
                    400,
                    "InvalidDBSubnetGroupStateFault",
                    "Cannot delete the subnet group '"
                            + name
                            + "' because at least one database instance is still using it.");
        }
        groups.remove(name);
        tags.delete(group.dbSubnetGroupArn());
        return DeleteDbSubnetGroupResponse.builder().build();
    }

    DescribeDbSubnetGroupsResponse describe(DescribeDbSubnetGroupsRequest request) {
        List<DBSubnetGroup> found = groups.find(request.dbSubnetGroupName());
        var page = rds.page(found, SimulatedRds.RECORDS, request.maxRecords(), request.marker());
        return DescribeDbSubnetGroupsResponse.builder()
                .dbSubnetGroups(page.items())
                .marker(page.token())
                .build();
    }
}
