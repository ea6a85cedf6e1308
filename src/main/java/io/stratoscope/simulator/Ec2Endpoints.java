package io.stratoscope.simulator;

import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpcEndpointRequest;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.SecurityGroupIdentifier;
import software.amazon.awssdk.services.ec2.model.State;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;
import software.amazon.awssdk.services.ec2.model.VpcEndpointType;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** VPC endpoints; those of gateways put routes into route tables. */
final class Ec2Endpoints {

    /** AWS's own prefix list of S3 in eu-central-1. */
    private static final String S3_PREFIX_LIST = "pl-6ea54007";

    private static final String DYNAMODB_PREFIX_LIST = "pl-66a5400f";

    private static final String OPEN_POLICY =
            "{\"Statement\":[{\"Action\":\"*\",\"Effect\":\"Allow\",\"Principal\":\"*\",\"Resource\":\"*\"}]}";

    private final SimulatedEc2 ec2;
    private final Ec2Rows<VpcEndpoint> rows;

    Ec2Endpoints(SimulatedEc2 ec2) {
        this.ec2 = ec2;
        rows =
                new Ec2Rows<>(
                                ec2,
                                new Ec2Rows.Kind(
                                        "vpce",
                                        "vpc-endpoint",
                                        ResourceType.VPC_ENDPOINT,
                                        "vpc-endpoint-id",
                                        "InvalidVpcEndpointId.NotFound"),
                                VpcEndpoint::vpcEndpointId,
                                endpoint -> List.of(endpoint.vpcId()),
                                new Ec2Rows.Tags<>(
                                        VpcEndpoint::tags,
                                        (endpoint, tags) ->
                                                endpoint.toBuilder().tags(tags).build()))
                        .filter("service-name", VpcEndpoint::serviceName)
                        .filter("vpc-endpoint-type", VpcEndpoint::vpcEndpointTypeAsString)
                        .filter("vpc-endpoint-state", VpcEndpoint::stateAsString);
    }

    Ec2Rows<VpcEndpoint> rows() {
        return rows;
    }

    VpcEndpoint create(CreateVpcEndpointRequest request) {
        ec2.vpcs().vpcs().get(request.vpcId());
        String id = rows.newId();
        VpcEndpointType type =
                request.vpcEndpointType() == null
                        ? VpcEndpointType.GATEWAY
                        : request.vpcEndpointType();
        request.routeTableIds().forEach(table -> route(table, request.serviceName(), id));
        List<String> interfaces =
                request.subnetIds().stream()
                        .map(subnet ->
                                ec2.attachInterface(
                                                subnet,
                                                request.securityGroupIds(),
                                                "VPC Endpoint Interface " + id,
                                                "vpc_endpoint")
                                        .networkInterfaceId())
                        .toList();
        return rows.create(
                VpcEndpoint.builder()
                        .vpcEndpointId(id)
                        .vpcEndpointType(type)
                        .vpcId(request.vpcId())
                        .serviceName(request.serviceName())
                        .state(State.AVAILABLE)
                        .ownerId(ec2.account().accountId())
                        .creationTimestamp(ec2.account().now())
                        .policyDocument(
                                Optional.ofNullable(request.policyDocument()).orElse(OPEN_POLICY))
                        .routeTableIds(request.routeTableIds())
                        .subnetIds(request.subnetIds())
                        .groups(
                                request.securityGroupIds().stream()
                                        .map(group ->
                                                SecurityGroupIdentifier.builder()
                                                        .groupId(group)
                                                        .build())
                                        .toList())
                        .networkInterfaceIds(interfaces)
                        .privateDnsEnabled(Boolean.TRUE.equals(request.privateDnsEnabled()))
                        .requesterManaged(false)
                        .build(),
                request.tagSpecifications());
    }

    private void route(String table, String service, String endpoint) {
        ec2.routes()
                .toEndpoint(
                        table,
                        service.endsWith(".s3") ? S3_PREFIX_LIST : DYNAMODB_PREFIX_LIST,
                        endpoint);
    }

    /** Changes what a gateway's endpoint stands in, and what may pass it. */
    void modify(ModifyVpcEndpointRequest request) {
        VpcEndpoint endpoint = rows.get(request.vpcEndpointId());
        Set<String> tables = new LinkedHashSet<>(endpoint.routeTableIds());
        for (String table : request.removeRouteTableIds()) {
            if (tables.remove(table)) {
                ec2.routes().notToEndpoint(table, endpoint.vpcEndpointId());
            }
        }
        for (String table : request.addRouteTableIds()) {
            if (tables.add(table)) {
                route(table, endpoint.serviceName(), endpoint.vpcEndpointId());
            }
        }
        String policy =
                Boolean.TRUE.equals(request.resetPolicy())
                        ? OPEN_POLICY
                        : Optional.ofNullable(request.policyDocument())
                                .orElse(endpoint.policyDocument());
        rows.put(endpoint.toBuilder().routeTableIds(tables).policyDocument(policy).build());
    }

    void delete(String id) {
        VpcEndpoint endpoint = rows.get(id);
        endpoint.routeTableIds().forEach(table -> ec2.routes().notToEndpoint(table, id));
        endpoint.networkInterfaceIds().forEach(ec2.interfaces()::remove);
        rows.delete(id);
    }
}
