package io.stratoscope.simulator;

import software.amazon.awssdk.services.ec2.model.CreateFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.FlowLog;
import software.amazon.awssdk.services.ec2.model.FlowLogsResourceType;
import software.amazon.awssdk.services.ec2.model.LogDestinationType;
import software.amazon.awssdk.services.ec2.model.ResourceType;

import java.util.ArrayList;
import java.util.List;
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

    List<String> create(CreateFlowLogsRequest request) {
        List<String> ids = new ArrayList<>();
        for (String resource : request.resourceIds()) {
            if (request.resourceType() == FlowLogsResourceType.VPC) {
                ec2.vpcs().vpcs().get(resource);
            }
            String id = flowLogs.newId();
            flowLogs.create(
                    FlowLog.builder()
                            .flowLogId(id)
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
                            .logFormat(
                                    Optional.ofNullable(request.logFormat()).orElse(DEFAULT_FORMAT))
                            .maxAggregationInterval(
                                    Optional.ofNullable(request.maxAggregationInterval())
                                            .orElse(600))
                            .build(),
                    request.tagSpecifications());
            ids.add(id);
        }
        return ids;
    }
}
