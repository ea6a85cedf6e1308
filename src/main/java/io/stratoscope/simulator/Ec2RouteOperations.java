package io.stratoscope.simulator;

import software.amazon.awssdk.services.ec2.model.AssociateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.AssociateRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.CreateRouteResponse;
import software.amazon.awssdk.services.ec2.model.CreateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.CreateRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.DeleteRouteRequest;
import software.amazon.awssdk.services.ec2.model.DeleteRouteResponse;
import software.amazon.awssdk.services.ec2.model.DeleteRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.DeleteRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesResponse;
import software.amazon.awssdk.services.ec2.model.DisassociateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteResponse;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteTableAssociationRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteTableAssociationResponse;

/** Route tables. */
interface Ec2RouteOperations extends Ec2Operations {

    @Override
    default CreateRouteTableResponse createRouteTable(CreateRouteTableRequest request) {
        return answer(
                "CreateRouteTable",
                request,
                () ->
                        CreateRouteTableResponse.builder()
                                .routeTable(
                                        ec2().routes()
                                                .routeTables()
                                                .once(
                                                        request.clientToken(),
                                                        () -> ec2().routes().create(request)))
                                .build());
    }

    @Override
    default CreateRouteResponse createRoute(CreateRouteRequest request) {
        return answer(
                "CreateRoute",
                request,
                () -> {
                    ec2().routes().createRoute(request);
                    return CreateRouteResponse.builder().returnValue(true).build();
                });
    }

    @Override
    default ReplaceRouteResponse replaceRoute(ReplaceRouteRequest request) {
        return answer(
                "ReplaceRoute",
                request,
                () -> {
                    ec2().routes().replaceRoute(request);
                    return ReplaceRouteResponse.builder().build();
                });
    }

    @Override
    default DeleteRouteResponse deleteRoute(DeleteRouteRequest request) {
        return answer(
                "DeleteRoute",
                request,
                () -> {
                    ec2().routes()
                            .deleteRoute(
                                    request.routeTableId(),
                                    String.valueOf(request.destinationCidrBlock()));
                    return DeleteRouteResponse.builder().build();
                });
    }

    @Override
    default AssociateRouteTableResponse associateRouteTable(AssociateRouteTableRequest request) {
        return answer(
                "AssociateRouteTable",
                request,
                () ->
                        AssociateRouteTableResponse.builder()
                                .associationId(
                                        ec2().routes()
                                                .associate(
                                                        request.routeTableId(), request.subnetId()))
                                .build());
    }

    @Override
    default ReplaceRouteTableAssociationResponse replaceRouteTableAssociation(
            ReplaceRouteTableAssociationRequest request) {
        return answer(
                "ReplaceRouteTableAssociation",
                request,
                () ->
                        ReplaceRouteTableAssociationResponse.builder()
                                .newAssociationId(
                                        ec2().routes()
                                                .replaceAssociation(
                                                        request.associationId(),
                                                        request.routeTableId()))
                                .build());
    }

    @Override
    default DisassociateRouteTableResponse disassociateRouteTable(
            DisassociateRouteTableRequest request) {
        return answer(
                "DisassociateRouteTable",
                request,
                () -> {
                    ec2().routes().disassociate(request.associationId());
                    return DisassociateRouteTableResponse.builder().build();
                });
    }

    @Override
    default DeleteRouteTableResponse deleteRouteTable(DeleteRouteTableRequest request) {
        return answer(
                "DeleteRouteTable",
                request,
                () -> {
                    ec2().routes().delete(request.routeTableId());
                    return DeleteRouteTableResponse.builder().build();
                });
    }

    @Override
    default DescribeRouteTablesResponse describeRouteTables(DescribeRouteTablesRequest request) {
        return answer(
                "DescribeRouteTables",
                request,
                () -> {
                    var page =
                            pageOf(
                                    ec2().routes()
                                            .routeTables()
                                            .find(request.routeTableIds(), request.filters()),
                                    request.maxResults(),
                                    request.nextToken());
                    return DescribeRouteTablesResponse.builder()
                            .routeTables(page.items())
                            .nextToken(page.token())
                            .build();
                });
    }
}
