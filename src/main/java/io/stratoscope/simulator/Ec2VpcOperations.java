package io.stratoscope.simulator;

import software.amazon.awssdk.services.ec2.model.AttachInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.AttachInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.AvailabilityZone;
import software.amazon.awssdk.services.ec2.model.AvailabilityZoneState;
import software.amazon.awssdk.services.ec2.model.CreateDefaultVpcRequest;
import software.amazon.awssdk.services.ec2.model.CreateDefaultVpcResponse;
import software.amazon.awssdk.services.ec2.model.CreateInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.CreateSubnetRequest;
import software.amazon.awssdk.services.ec2.model.CreateSubnetResponse;
import software.amazon.awssdk.services.ec2.model.CreateVpcRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcResponse;
import software.amazon.awssdk.services.ec2.model.DeleteInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DeleteSubnetRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSubnetResponse;
import software.amazon.awssdk.services.ec2.model.DeleteVpcRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpcResponse;
import software.amazon.awssdk.services.ec2.model.DescribeAvailabilityZonesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAvailabilityZonesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInternetGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInternetGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcAttributeResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsResponse;
import software.amazon.awssdk.services.ec2.model.DetachInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DetachInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.ModifyVpcAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpcAttributeResponse;

/** VPCs, subnets, internet gateways and availability zones. */
interface Ec2VpcOperations extends Ec2Operations {

    @Override
    default CreateDefaultVpcResponse createDefaultVpc(CreateDefaultVpcRequest request) {
        return answer(
                "CreateDefaultVpc",
                request,
                () ->
                        CreateDefaultVpcResponse.builder()
                                .vpc(ec2().vpcs().createDefaultVpc())
                                .build());
    }

    @Override
    default CreateVpcResponse createVpc(CreateVpcRequest request) {
        return answer(
                "CreateVpc",
                request,
                () -> CreateVpcResponse.builder().vpc(ec2().vpcs().createVpc(request)).build());
    }

    @Override
    default DeleteVpcResponse deleteVpc(DeleteVpcRequest request) {
        return answer(
                "DeleteVpc",
                request,
                () -> {
                    ec2().vpcs().deleteVpc(request.vpcId());
                    return DeleteVpcResponse.builder().build();
                });
    }

    @Override
    default ModifyVpcAttributeResponse modifyVpcAttribute(ModifyVpcAttributeRequest request) {
        return answer(
                "ModifyVpcAttribute",
                request,
                () -> {
                    ec2().vpcs().modifyVpcAttribute(request);
                    return ModifyVpcAttributeResponse.builder().build();
                });
    }

    @Override
    default DescribeVpcAttributeResponse describeVpcAttribute(DescribeVpcAttributeRequest request) {
        return answer(
                "DescribeVpcAttribute",
                request,
                () -> {
                    String id = ec2().vpcs().vpcs().get(request.vpcId()).vpcId();
                    return DescribeVpcAttributeResponse.builder()
                            .vpcId(id)
                            .enableDnsSupport(on -> on.value(ec2().vpcs().dnsSupport(id)))
                            .enableDnsHostnames(on -> on.value(ec2().vpcs().dnsHostnames(id)))
                            .build();
                });
    }

    @Override
    default DescribeVpcsResponse describeVpcs(DescribeVpcsRequest request) {
        return answer(
                "DescribeVpcs",
                request,
                () -> {
                    var page =
                            pageOf(
                                    ec2().vpcs().vpcs().find(request.vpcIds(), request.filters()),
                                    request.maxResults(),
                                    request.nextToken());
                    return DescribeVpcsResponse.builder()
                            .vpcs(page.items())
                            .nextToken(page.token())
                            .build();
                });
    }

    @Override
    default CreateSubnetResponse createSubnet(CreateSubnetRequest request) {
        return answer(
                "CreateSubnet",
                request,
                () ->
                        CreateSubnetResponse.builder()
                                .subnet(ec2().vpcs().createSubnet(request))
                                .build());
    }

    @Override
    default DeleteSubnetResponse deleteSubnet(DeleteSubnetRequest request) {
        return answer(
                "DeleteSubnet",
                request,
                () -> {
                    ec2().vpcs().deleteSubnet(request.subnetId());
                    return DeleteSubnetResponse.builder().build();
                });
    }

    @Override
    default DescribeSubnetsResponse describeSubnets(DescribeSubnetsRequest request) {
        return answer(
                "DescribeSubnets",
                request,
                () -> {
                    var page =
                            pageOf(
                                    ec2().vpcs()
                                            .subnets()
                                            .find(request.subnetIds(), request.filters()),
                                    request.maxResults(),
                                    request.nextToken());
                    return DescribeSubnetsResponse.builder()
                            .subnets(page.items())
                            .nextToken(page.token())
                            .build();
                });
    }

    @Override
    default CreateInternetGatewayResponse createInternetGateway(
            CreateInternetGatewayRequest request) {
        return answer(
                "CreateInternetGateway",
                request,
                () ->
                        CreateInternetGatewayResponse.builder()
                                .internetGateway(ec2().internetGateways().create(request))
                                .build());
    }

    @Override
    default AttachInternetGatewayResponse attachInternetGateway(
            AttachInternetGatewayRequest request) {
        return answer(
                "AttachInternetGateway",
                request,
                () -> {
                    ec2().internetGateways().attach(request.internetGatewayId(), request.vpcId());
                    return AttachInternetGatewayResponse.builder().build();
                });
    }

    @Override
    default DetachInternetGatewayResponse detachInternetGateway(
            DetachInternetGatewayRequest request) {
        return answer(
                "DetachInternetGateway",
                request,
                () -> {
                    ec2().internetGateways().detach(request.internetGatewayId(), request.vpcId());
                    return DetachInternetGatewayResponse.builder().build();
                });
    }

    @Override
    default DeleteInternetGatewayResponse deleteInternetGateway(
            DeleteInternetGatewayRequest request) {
        return answer(
                "DeleteInternetGateway",
                request,
                () -> {
                    ec2().internetGateways().delete(request.internetGatewayId());
                    return DeleteInternetGatewayResponse.builder().build();
                });
    }

    @Override
    default DescribeInternetGatewaysResponse describeInternetGateways(
            DescribeInternetGatewaysRequest request) {
        return answer(
                "DescribeInternetGateways",
                request,
                () -> {
                    var page =
                            pageOf(
                                    ec2().internetGateways()
                                            .rows()
                                            .find(request.internetGatewayIds(), request.filters()),
                                    request.maxResults(),
                                    request.nextToken());
                    return DescribeInternetGatewaysResponse.builder()
                            .internetGateways(page.items())
                            .nextToken(page.token())
                            .build();
                });
    }

    @Override
    default DescribeAvailabilityZonesResponse describeAvailabilityZones(
            DescribeAvailabilityZonesRequest request) {
        return answer(
                "DescribeAvailabilityZones",
                request,
                () ->
                        DescribeAvailabilityZonesResponse.builder()
                                .availabilityZones(
                                        ec2().vpcs().zones().stream()
                                                .map(zone ->
                                                        AvailabilityZone.builder()
                                                                .zoneName(zone)
                                                                .zoneId(ec2().vpcs().zoneId(zone))
                                                                .regionName(ec2().region())
                                                                .zoneType("availability-zone")
                                                                .state(
                                                                        AvailabilityZoneState
                                                                                .AVAILABLE)
                                                                .build())
                                                .toList())
                                .build());
    }
}
