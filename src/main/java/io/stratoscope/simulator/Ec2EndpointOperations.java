package io.stratoscope.simulator;

import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointResponse;
import software.amazon.awssdk.services.ec2.model.DeleteVpcEndpointsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpcEndpointsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointsResponse;
import software.amazon.awssdk.services.ec2.model.ModifyVpcEndpointRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpcEndpointResponse;

/** VPC endpoints. */
interface Ec2EndpointOperations extends Ec2Operations {

    @Override
    default CreateVpcEndpointResponse createVpcEndpoint(CreateVpcEndpointRequest request) {
        return answer(
                "CreateVpcEndpoint",
                request,
                () ->
                        CreateVpcEndpointResponse.builder()
                                .vpcEndpoint(
                                        ec2().endpoints()
                                                .rows()
                                                .once(
                                                        request.clientToken(),
                                                        () -> ec2().endpoints().create(request)))
                                .build());
    }

    @Override
    default ModifyVpcEndpointResponse modifyVpcEndpoint(ModifyVpcEndpointRequest request) {
        return answer(
                "ModifyVpcEndpoint",
                request,
                () -> {
                    ec2().endpoints().modify(request);
                    return ModifyVpcEndpointResponse.builder().returnValue(true).build();
                });
    }

    @Override
    default DeleteVpcEndpointsResponse deleteVpcEndpoints(DeleteVpcEndpointsRequest request) {
        return answer(
                "DeleteVpcEndpoints",
                request,
                () -> {
                    request.vpcEndpointIds().forEach(ec2().endpoints()::delete);
                    return DeleteVpcEndpointsResponse.builder().build();
                });
    }

    @Override
    default DescribeVpcEndpointsResponse describeVpcEndpoints(DescribeVpcEndpointsRequest request) {
        return answer(
                "DescribeVpcEndpoints",
                request,
                () -> {
                    var page =
                            pageOf(
                                    ec2().endpoints()
                                            .rows()
                                            .find(request.vpcEndpointIds(), request.filters()),
                                    request.maxResults(),
                                    request.nextToken());
                    return DescribeVpcEndpointsResponse.builder()
                            .vpcEndpoints(page.items())
                            .nextToken(page.token())
                            .build();
                });
    }
}
