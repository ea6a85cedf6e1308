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
import software.amazon.awssdk.services.ec2.model.CreateNatGatewayRequest;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.ResourceType;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A NAT gateway. It takes minutes until it is available, and again until it is gone and lets go of its elastic IP; EC2 goes on
 * telling of it for an hour.
 */
final class Ec2NatGatewayDriver implements Ec2TaggedDriver {

    private static final String ALLOCATION = "AllocationId";
    private static final Set<String> TOLD = Set.of("ConnectivityType", "SubnetId");
    private static final Set<String> KNOWN = Set.of(ALLOCATION, "ConnectivityType", "SubnetId");

    @Override
    public String type() {
        return "AWS::EC2::NatGateway";
    }

    @Override
    public Set<String> createOnly() {
        return KNOWN;
    }

    @Override
    public Stream<Existing> find(Ec2Client ec2, List<String> refs, List<Filter> filters) {
        return ec2
                .describeNatGatewaysPaginator(
                        request -> request.natGatewayIds(refs).filter(filters))
                .natGateways()
                .stream()
                .flatMap(gateway -> state(gateway).map(state -> existing(gateway, state)).stream());
    }

    private static Optional<State> state(NatGateway gateway) {
        return switch (gateway.state()) {
            case PENDING -> Optional.of(State.PENDING);
            case DELETING -> Optional.of(State.DELETING);
            case FAILED -> Optional.of(State.FAILED);
            case DELETED -> Optional.empty();
            case AVAILABLE, UNKNOWN_TO_SDK_VERSION -> Optional.of(State.READY);
        };
    }

    private Existing existing(NatGateway gateway, State state) {
        ObjectBuilder properties = JsonValue.object();
        Ec2Calls.picked(SdkWords.SAME, gateway, TOLD).members().forEach(properties::put);
        gateway.natGatewayAddresses().stream()
                .flatMap(address -> Stream.ofNullable(address.allocationId()))
                .limit(1)
                .forEach(allocation -> properties.put(ALLOCATION, allocation));
        return Existing.tagged(
                type(),
                gateway.natGatewayId(),
                state,
                attributes(gateway.natGatewayId()),
                properties.build(),
                Ec2Calls.tags(gateway.tags()));
    }

    private static JsonObject attributes(String id) {
        return JsonValue.object().put("NatGatewayId", id).build();
    }

    @Override
    public Existing create(Order order) {
        Ec2Calls.check(order, KNOWN);
        CreateNatGatewayRequest.Builder request =
                SdkWords.SAME.fill(CreateNatGatewayRequest.builder(), order.properties());
        request.clientToken(order.token())
                .tagSpecifications(Ec2Calls.specification(ResourceType.NATGATEWAY, order));
        String id =
                order.client(Ec2Client.class)
                        .createNatGateway(request.build())
                        .natGateway()
                        .natGatewayId();
        return made(id, attributes(id), order);
    }

    @Override
    public Ec2Exception failure(Ec2Client ec2, Existing failed) {
        NatGateway gateway =
                ec2.describeNatGateways(request -> request.natGatewayIds(failed.ref()))
                        .natGateways()
                        .getFirst();
        return Ec2Calls.failure(gateway.failureCode(), gateway.failureMessage());
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
                        .deleteNatGateway(request -> request.natGatewayId(existing.ref())));
        untilGone(existing, removal);
    }
}
