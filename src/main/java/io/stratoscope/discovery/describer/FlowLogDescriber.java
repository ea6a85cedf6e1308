package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.ResourceType;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeFlowLogsResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.FlowLog;
import software.amazon.awssdk.services.ec2.model.Tag;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Flow logs. */
public final class FlowLogDescriber extends Ec2Describer<FlowLog> {

    public FlowLogDescriber() {
        super(ResourceType.FLOW_LOG, "vpc-flow-log", "flow-log-id", "ec2:DescribeFlowLogs");
    }

    @Override
    void fetch(
            Ec2Client client,
            List<Filter> filters,
            DescribeContext context,
            Consumer<FlowLog> each) {
        Pages.forEach(
                context,
                token ->
                        client.describeFlowLogs(request ->
                                request.filter(filters).maxResults(PAGE).nextToken(token)),
                DescribeFlowLogsResponse::nextToken,
                page -> page.flowLogs().forEach(each));
    }

    @Override
    String id(FlowLog item) {
        return item.flowLogId();
    }

    @Override
    List<Tag> tags(FlowLog item) {
        return item.tags();
    }

    /** A folder of a bucket is in the bucket. */
    private static @Nullable String destination(FlowLog item) {
        String arn = item.logDestination();
        int slash = arn == null || !arn.contains(":s3:") ? -1 : arn.indexOf('/');
        return arn == null || slash < 0 ? arn : arn.substring(0, slash);
    }

    @Override
    void relate(FlowLog item, RelationsOf relations, DescribeContext context) {
        Optional.ofNullable(item.resourceId())
                .flatMap(id -> Ec2Arns.byPrefix(context, id))
                .ifPresent(watched -> relations.to(RelationKind.MONITORS, watched, "ResourceId"));
        relations
                .toArn(RelationKind.LOGS_TO, destination(item), "LogDestination")
                .toArn(
                        RelationKind.ASSUMES_ROLE,
                        item.deliverLogsPermissionArn(),
                        "DeliverLogsPermissionArn");
        if (item.logDestination() == null) {
            relations.toId(
                    RelationKind.LOGS_TO,
                    item.logGroupName(),
                    name -> context.arn("logs", "log-group:" + name),
                    "LogGroupName");
        }
    }
}
