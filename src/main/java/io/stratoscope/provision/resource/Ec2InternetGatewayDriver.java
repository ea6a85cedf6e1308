package io.stratoscope.provision.resource;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Existing.State;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.Removal;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ResourceType;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** An internet gateway; what it is attached to is a resource of its own. */
final class Ec2InternetGatewayDriver implements Ec2TaggedDriver {

    @Override
    public String type() {
        return "AWS::EC2::InternetGateway";
    }

    @Override
    public Set<String> createOnly() {
        return Set.of();
    }

    @Override
    public Stream<Existing> find(Ec2Client ec2, List<String> refs, List<Filter> filters) {
        return ec2
                .describeInternetGatewaysPaginator(
                        request -> request.internetGatewayIds(refs).filters(filters))
                .internetGateways()
                .stream()
                .map(gateway ->
                        Existing.tagged(
                                type(),
                                gateway.internetGatewayId(),
                                State.READY,
                                attributes(gateway.internetGatewayId()),
                                JsonObject.EMPTY,
                                Ec2Calls.tags(gateway.tags())));
    }

    private static JsonObject attributes(String id) {
        return JsonValue.object().put("InternetGatewayId", id).build();
    }

    @Override
    public Existing create(Order order) {
        Ec2Calls.check(order, Set.of());
        String id =
                order.client(Ec2Client.class)
                        .createInternetGateway(request ->
                                request.tagSpecifications(
                                        Ec2Calls.specification(
                                                ResourceType.INTERNET_GATEWAY, order)))
                        .internetGateway()
                        .internetGatewayId();
        return made(id, attributes(id), order);
    }

    @Override
    public void update(Existing existing, Order order) {
        Ec2Calls.check(order, Set.of());
        Ec2Calls.tag(order, existing.ref());
    }

    @Override
    public void delete(Existing existing, Removal removal) {
        Ec2Calls.unlessGone(() ->
                removal.client(Ec2Client.class)
                        .deleteInternetGateway(
                                request -> request.internetGatewayId(existing.ref())));
        untilGone(existing, removal);
    }
}
