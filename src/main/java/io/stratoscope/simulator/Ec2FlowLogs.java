package io.stratoscope.simulator;

import software.amazon.awssdk.services.ec2.model.CreateFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.CreateFlowLogsResponse;
import software.amazon.awssdk.services.ec2.model.FlowLog;
import software.amazon.awssdk.services.ec2.model.FlowLogsResourceType;
import software.amazon.awssdk.services.ec2.model.LogDestinationType;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.UnsuccessfulItem;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Flow logs of VPCs and subnets. */
final class Ec2FlowLogs {

    private static final String DEFAULT_FORMAT =
            "${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${packets} ${bytes} ${start} ${end} ${action} ${log-status}";

    private final SimulatedEc2 ec2;
    private final Ec2Rows<FlowLog> flowLogs;

    Ec2FlowLogs(SimulatedEc2 ec2) {
        this.ec2 = ec2;
        flowLogs =
                new Ec2Rows<>(
                                ec2,
                                new Ec2Rows.Kind(
                                        "fl",
                                        "vpc-flow-log",
                                        ResourceType.VPC_FLOW_LOG,
                                        "flow-log-id",
                                        "InvalidFlowLogId.NotFound"),
                                FlowLog::flowLogId,
                                log ->
                                        log.resourceId().startsWith("vpc-")
                                                ? List.of(log.resourceId())
                                                : List.of(),
                                new Ec2Rows.Tags<>(
                                        FlowLog::tags,
                                        (log, tags) -> log.toBuilder().tags(tags).build()))
                        .filter("resource-id", FlowLog::resourceId)
                        .filter("log-destination-type", FlowLog::logDestinationTypeAsString)
                        .filter("log-group-name", FlowLog::logGroupName)
                        .filter("traffic-type", FlowLog::trafficTypeAsString)
                        .filter("deliver-log-status", FlowLog::deliverLogsStatus);
    }

    Ec2Rows<FlowLog> flowLogs() {
        return flowLogs;
    }

    /** Makes one for each resource; where that fails, the answer says so instead of the call. */
    CreateFlowLogsResponse create(CreateFlowLogsRequest request) {
        SimulatedIam.refuseFresh(
                ec2.account(),
                request.deliverLogsPermissionArn(),
                () -> ec2.error(400, "InvalidParameter", "Unable to assume given IAM role"));
        List<String> ids = new ArrayList<>();
        List<UnsuccessfulItem> failed = new ArrayList<>();
        for (String resource : request.resourceIds()) {
            Optional<String> token =
                    Optional.ofNullable(request.clientToken()).map(given -> given + resource);
            Optional<FlowLog> known = flowLogs.madeWith(token.orElse(null));
            if (known.isPresent()) {
                ids.add(known.get().flowLogId());
            } else if (request.resourceType() == FlowLogsResourceType.VPC
                    && !ec2.vpcs().vpcs().has(resource)) {
                failed.add(
                        failure(
                                resource,
                                "InvalidVpcId.NotFound",
                                "The Vpc ID '%s' does not exist".formatted(resource)));
            } else if (flowLogs.all().stream().anyMatch(log -> same(log, resource, request))) {
                failed.add(
                        failure(
                                resource,
                                "FlowLogAlreadyExists",
                                "There is an existing Flow Log with the same configuration and log destination."));
            } else {
                ids.add(
                        flowLogs.once(token.orElse(null), () -> create(resource, request))
                                .flowLogId());
            }
        }
        return CreateFlowLogsResponse.builder().flowLogIds(ids).unsuccessful(failed).build();
    }

    private static boolean same(FlowLog log, String resource, CreateFlowLogsRequest request) {
        return log.resourceId().equals(resource)
                && log.trafficType() == request.trafficType()
                && Objects.equals(log.logDestination(), request.logDestination())
                && Objects.equals(log.logGroupName(), request.logGroupName());
    }

    private static UnsuccessfulItem failure(String resource, String code, String message) {
        return UnsuccessfulItem.builder()
                .resourceId(resource)
                .error(error -> error.code(code).message(message))
                .build();
    }

    private FlowLog create(String resource, CreateFlowLogsRequest request) {
        return flowLogs.create(
                FlowLog.builder()
                        .flowLogId(flowLogs.newId())
                        .resourceId(resource)
                        .creationTime(ec2.account().now())
                        .trafficType(request.trafficType())
                        .flowLogStatus("ACTIVE")
                        .deliverLogsStatus("SUCCESS")
                        .deliverLogsPermissionArn(request.deliverLogsPermissionArn())
                        .logDestinationType(
                                Optional.ofNullable(request.logDestinationType())
                                        .orElse(LogDestinationType.CLOUD_WATCH_LOGS))
                        .logDestination(request.logDestination())
                        .logGroupName(request.logGroupName())
                        .logFormat(Optional.ofNullable(request.logFormat()).orElse(DEFAULT_FORMAT))
                        .maxAggregationInterval(
                                Optional.ofNullable(request.maxAggregationInterval()).orElse(600))
                        .build(),
                request.tagSpecifications());
    }
}
