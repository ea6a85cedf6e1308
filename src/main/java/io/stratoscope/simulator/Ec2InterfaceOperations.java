package io.stratoscope.simulator;

import software.amazon.awssdk.services.ec2.model.CreateFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.CreateFlowLogsResponse;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInterfaceResponse;
import software.amazon.awssdk.services.ec2.model.DeleteFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteFlowLogsResponse;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkInterfaceResponse;
import software.amazon.awssdk.services.ec2.model.DescribeFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeFlowLogsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesResponse;
import software.amazon.awssdk.services.ec2.model.Reservation;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesResponse;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesRequest;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesResponse;

import java.util.List;
import java.util.Optional;

/** Network interfaces, instances and flow logs. */
interface Ec2InterfaceOperations extends Ec2Operations {

    @Override
    default CreateFlowLogsResponse createFlowLogs(CreateFlowLogsRequest request) {
        return answer("CreateFlowLogs", request, () -> ec2().flowLogs().create(request));
    }

    @Override
    default DeleteFlowLogsResponse deleteFlowLogs(DeleteFlowLogsRequest request) {
        return answer(
                "DeleteFlowLogs",
                request,
                () -> {
                    request.flowLogIds().forEach(ec2().flowLogs().flowLogs()::delete);
                    return DeleteFlowLogsResponse.builder().build();
                });
    }

    @Override
    default DescribeFlowLogsResponse describeFlowLogs(DescribeFlowLogsRequest request) {
        return answer(
                "DescribeFlowLogs",
                request,
                () -> {
                    var page =
                            pageOf(
                                    ec2().flowLogs()
                                            .flowLogs()
                                            .find(request.flowLogIds(), request.filter()),
                                    request.maxResults(),
                                    request.nextToken());
                    return DescribeFlowLogsResponse.builder()
                            .flowLogs(page.items())
                            .nextToken(page.token())
                            .build();
                });
    }

    @Override
    default CreateNetworkInterfaceResponse createNetworkInterface(
            CreateNetworkInterfaceRequest request) {
        return answer(
                "CreateNetworkInterface",
                request,
                () ->
                        CreateNetworkInterfaceResponse.builder()
                                .networkInterface(
                                        ec2().interfaces()
                                                .create(
                                                        String.valueOf(request.subnetId()),
                                                        request.groups(),
                                                        Optional.ofNullable(request.description())
                                                                .orElse(""),
                                                        "interface"))
                                .build());
    }

    @Override
    default DeleteNetworkInterfaceResponse deleteNetworkInterface(
            DeleteNetworkInterfaceRequest request) {
        return answer(
                "DeleteNetworkInterface",
                request,
                () -> {
                    ec2().interfaces().remove(request.networkInterfaceId());
                    return DeleteNetworkInterfaceResponse.builder().build();
                });
    }

    @Override
    default DescribeNetworkInterfacesResponse describeNetworkInterfaces(
            DescribeNetworkInterfacesRequest request) {
        return answer(
                "DescribeNetworkInterfaces",
                request,
                () -> {
                    var page =
                            pageOf(
                                    ec2().interfaces()
                                            .interfaces()
                                            .find(request.networkInterfaceIds(), request.filters()),
                                    request.maxResults(),
                                    request.nextToken());
                    return DescribeNetworkInterfacesResponse.builder()
                            .networkInterfaces(page.items())
                            .nextToken(page.token())
                            .build();
                });
    }

    @Override
    default RunInstancesResponse runInstances(RunInstancesRequest request) {
        return answer(
                "RunInstances",
                request,
                () ->
                        RunInstancesResponse.builder()
                                .instances(ec2().interfaces().run(request))
                                .ownerId(ec2().account().accountId())
                                .reservationId(ec2().account().ids().ec2("r"))
                                .build());
    }

    @Override
    default TerminateInstancesResponse terminateInstances(TerminateInstancesRequest request) {
        return answer(
                "TerminateInstances",
                request,
                () -> {
                    request.instanceIds().forEach(ec2().interfaces()::terminate);
                    return TerminateInstancesResponse.builder().build();
                });
    }

    @Override
    default DescribeInstancesResponse describeInstances(DescribeInstancesRequest request) {
        return answer(
                "DescribeInstances",
                request,
                () -> {
                    var page =
                            pageOf(
                                    ec2().interfaces()
                                            .instances()
                                            .find(request.instanceIds(), request.filters()),
                                    request.maxResults(),
                                    request.nextToken());
                    List<Reservation> reservations =
                            page.items().stream()
                                    .map(instance ->
                                            Reservation.builder()
                                                    .ownerId(ec2().account().accountId())
                                                    .reservationId(
                                                            "r-"
                                                                    + instance.instanceId()
                                                                            .substring(2))
                                                    .instances(instance)
                                                    .build())
                                    .toList();
                    return DescribeInstancesResponse.builder()
                            .reservations(reservations)
                            .nextToken(page.token())
                            .build();
                });
    }
}
