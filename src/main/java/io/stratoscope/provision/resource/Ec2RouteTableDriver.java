package io.stratoscope.provision.resource;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Existing.State;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.Removal;
import io.stratoscope.provision.driver.SdkWords;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ResourceType;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A route table; its routes and the subnets that use it are resources of their own. */
final class Ec2RouteTableDriver implements Ec2TaggedDriver {

    private static final Set<String> KNOWN = Set.of("VpcId");

    @Override
    public String type() {
        return "AWS::EC2::RouteTable";
    }

    @Override
    public Set<String> createOnly() {
        return KNOWN;
    }

    @Override
    public Stream<Existing> find(Ec2Client ec2, List<String> refs, List<Filter> filters) {
        return ec2
                .describeRouteTablesPaginator(
                        request -> request.routeTableIds(refs).filters(filters))
                .routeTables()
                .stream()
                .map(table ->
                        Existing.tagged(
                                type(),
                                table.routeTableId(),
                                State.READY,
                                attributes(table.routeTableId()),
                                Ec2Calls.picked(SdkWords.SAME, table, KNOWN),
                                Ec2Calls.tags(table.tags())));
    }

    private static JsonObject attributes(String id) {
        return JsonValue.object().put("RouteTableId", id).build();
    }

    @Override
    public Existing create(Order order) {
        Ec2Calls.check(order, KNOWN);
        CreateRouteTableRequest.Builder request =
                SdkWords.SAME.fill(CreateRouteTableRequest.builder(), order.properties());
        request.clientToken(order.token())
                .tagSpecifications(Ec2Calls.specification(ResourceType.ROUTE_TABLE, order));
        String id =
                order.client(Ec2Client.class)
                        .createRouteTable(request.build())
                        .routeTable()
                        .routeTableId();
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
                removal.client(Ec2Client.class)
                        .deleteRouteTable(request -> request.routeTableId(existing.ref())));
        untilGone(existing, removal);
    }
}
