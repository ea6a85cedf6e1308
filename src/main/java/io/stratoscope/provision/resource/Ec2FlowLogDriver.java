package io.stratoscope.provision.resource;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.ObjectBuilder;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Existing.State;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.Removal;
import io.stratoscope.provision.driver.SdkWords;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.CreateFlowLogsResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.FlowLog;
import software.amazon.awssdk.services.ec2.model.ResourceType;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The log of a VPC's, a subnet's or an interface's traffic. Nothing of it can be changed but its tags. */
final class Ec2FlowLogDriver implements Ec2TaggedDriver {

    private static final String RESOURCE = "ResourceId";
    private static final String RESOURCE_TYPE = "ResourceType";
    private static final Set<String> KNOWN =
            Set.of(
                    RESOURCE,
                    RESOURCE_TYPE,
                    "DeliverLogsPermissionArn",
                    "LogDestination",
                    "LogDestinationType",
                    "LogFormat",
                    "LogGroupName",
                    "MaxAggregationInterval",
                    "TrafficType");

    @Override
    public String type() {
        return "AWS::EC2::FlowLog";
    }

    @Override
    public Set<String> createOnly() {
        return KNOWN;
    }

    @Override
    public Stream<Existing> find(Ec2Client ec2, List<String> refs, List<Filter> filters) {
        return ec2
                .describeFlowLogsPaginator(request -> request.flowLogIds(refs).filter(filters))
                .flowLogs()
                .stream()
                .map(this::existing);
    }

    private Existing existing(FlowLog log) {
        ObjectBuilder properties = JsonValue.object();
        Ec2Calls.picked(SdkWords.SAME, log, KNOWN).members().forEach(properties::put);
        properties.put(RESOURCE_TYPE, kind(log.resourceId()));
        return Existing.tagged(
                type(),
                log.flowLogId(),
                State.READY,
                attributes(log.flowLogId()),
                properties.build(),
                Ec2Calls.tags(log.tags()));
    }

    /** EC2 does not tell it: an id does. */
    private static String kind(String id) {
        return switch (id.substring(0, id.indexOf('-') + 1)) {
            case "vpc-" -> "VPC";
            case "subnet-" -> "Subnet";
            case "eni-" -> "NetworkInterface";
            case "tgw-" -> "TransitGateway";
            default -> "";
        };
    }

    private static JsonObject attributes(String id) {
        return JsonValue.object().put("Id", id).build();
    }

    @Override
    public Existing create(Order order) {
        Ec2Calls.check(order, KNOWN);
        CreateFlowLogsRequest.Builder request =
                SdkWords.without(RESOURCE)
                        .fill(CreateFlowLogsRequest.builder(), order.properties());
        request.resourceIds(order.text(RESOURCE))
                .clientToken(order.token())
                .tagSpecifications(Ec2Calls.specification(ResourceType.VPC_FLOW_LOG, order));
        CreateFlowLogsResponse answer =
                order.client(Ec2Client.class).createFlowLogs(request.build());
        Ec2Calls.expectNone(answer.unsuccessful());
        String id = answer.flowLogIds().getFirst();
        return made(id, attributes(id), order);
    }

    @Override
    public void update(Existing existing, Order order) {
        Ec2Calls.check(order, KNOWN);
        Ec2Calls.tag(order, existing.ref());
    }

    @Override
    public void delete(Existing existing, Removal removal) {
        Ec2Calls.unlessGone(() ->
                Ec2Calls.expectNone(
                        removal.client(Ec2Client.class)
                                .deleteFlowLogs(request -> request.flowLogIds(existing.ref()))
                                .unsuccessful()));
        untilGone(existing, removal);
    }
}
