package io.stratoscope.simulator;

import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.AllocateAddressRequest;
import software.amazon.awssdk.services.ec2.model.AllocateAddressResponse;
import software.amazon.awssdk.services.ec2.model.CreateNatGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateNatGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DeleteNatGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNatGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DescribeAddressesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAddressesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNatGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNatGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.ReleaseAddressRequest;
import software.amazon.awssdk.services.ec2.model.ReleaseAddressResponse;

/** Elastic IPs and NAT gateways. */
interface Ec2GatewayOperations extends Ec2Operations {

    @Override
    default AllocateAddressResponse allocateAddress(AllocateAddressRequest request) {
        return answer(
                "AllocateAddress",
                request,
                () -> {
                    Address address = ec2().gateways().allocate(request);
                    return AllocateAddressResponse.builder()
                            .allocationId(address.allocationId())
                            .publicIp(address.publicIp())
                            .domain(address.domain())
                            .build();
                });
    }

    @Override
    default ReleaseAddressResponse releaseAddress(ReleaseAddressRequest request) {
        return answer(
                "ReleaseAddress",
                request,
                () -> {
                    ec2().gateways().release(request.allocationId());
                    return ReleaseAddressResponse.builder().build();
                });
    }

    @Override
    default DescribeAddressesResponse describeAddresses(DescribeAddressesRequest request) {
        return answer(
                "DescribeAddresses",
                request,
                () ->
                        DescribeAddressesResponse.builder()
                                .addresses(
                                        ec2().gateways()
                                                .addresses(
                                                        request.publicIps(),
                                                        request.allocationIds(),
                                                        request.filters()))
                                .build());
    }

    @Override
    default CreateNatGatewayResponse createNatGateway(CreateNatGatewayRequest request) {
        return answer(
                "CreateNatGateway",
                request,
                () ->
                        CreateNatGatewayResponse.builder()
                                .natGateway(
                                        ec2().gateways()
                                                .natGateways()
                                                .once(
                                                        request.clientToken(),
                                                        () -> ec2().gateways().createNat(request)))
                                .build());
    }

    @Override
    default DeleteNatGatewayResponse deleteNatGateway(DeleteNatGatewayRequest request) {
        return answer(
                "DeleteNatGateway",
                request,
                () -> {
                    ec2().gateways().deleteNat(request.natGatewayId());
                    return DeleteNatGatewayResponse.builder()
                            .natGatewayId(request.natGatewayId())
                            .build();
                });
    }

    @Override
    default DescribeNatGatewaysResponse describeNatGateways(DescribeNatGatewaysRequest request) {
        return answer(
                "DescribeNatGateways",
                request,
                () -> {
                    var page =
                            pageOf(
                                    ec2().gateways()
                                            .natGateways()
                                            .find(request.natGatewayIds(), request.filter()),
                                    request.maxResults(),
                                    request.nextToken());
                    return DescribeNatGatewaysResponse.builder()
                            .natGateways(page.items())
                            .nextToken(page.token())
                            .build();
                });
    }
}
