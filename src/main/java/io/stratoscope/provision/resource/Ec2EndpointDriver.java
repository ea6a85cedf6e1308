package io.stratoscope.provision.resource;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.ObjectBuilder;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Existing.State;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.Removal;
import io.stratoscope.provision.driver.SdkWords;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ModifyVpcEndpointRequest;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A gateway's VPC endpoint, such as that of S3: it puts routes to the service into route tables. */
final class Ec2EndpointDriver implements Ec2TaggedDriver {

    private static final String POLICY = "PolicyDocument";
    private static final String TABLES = "RouteTableIds";
    private static final Set<String> TOLD =
            Set.of("ServiceName", "VpcEndpointType", "VpcId", TABLES);
    private static final Set<String> KNOWN =
            Set.of("ServiceName", "VpcEndpointType", "VpcId", TABLES, POLICY);

    @Override
    public String type() {
        return "AWS::EC2::VPCEndpoint";
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("ServiceName", "VpcEndpointType", "VpcId");
    }

    @Override
    public Stream<Existing> find(Ec2Client ec2, List<String> refs, List<Filter> filters) {
        return ec2
                .describeVpcEndpointsPaginator(
                        request -> request.vpcEndpointIds(refs).filters(filters))
                .vpcEndpoints()
                .stream()
                .flatMap(endpoint ->
                        state(endpoint).map(state -> existing(endpoint, state)).stream());
    }

    /** EC2 writes states with small letters, and the SDK knows them with capitals. */
    private static Optional<State> state(VpcEndpoint endpoint) {
        return switch (String.valueOf(endpoint.stateAsString()).toLowerCase(Locale.ROOT)) {
            case "pending", "pendingacceptance" -> Optional.of(State.PENDING);
            case "deleting" -> Optional.of(State.DELETING);
            case "deleted" -> Optional.empty();
            case "rejected", "failed", "expired" -> Optional.of(State.FAILED);
            default -> Optional.of(State.READY);
        };
    }

    private Existing existing(VpcEndpoint endpoint, State state) {
        ObjectBuilder properties = JsonValue.object();
        Ec2Calls.picked(SdkWords.SAME, endpoint, TOLD).members().forEach(properties::put);
        if (endpoint.policyDocument() != null) {
            properties.put(POLICY, JsonText.parse(endpoint.policyDocument()));
        }
        return Existing.tagged(
                type(),
                endpoint.vpcEndpointId(),
                state,
                attributes(endpoint.vpcEndpointId()),
                properties.build(),
                Ec2Calls.tags(endpoint.tags()));
    }

    private static JsonObject attributes(String id) {
        return JsonValue.object().put("Id", id).build();
    }

    @Override
    public Existing create(Order order) {
        Ec2Calls.check(order, KNOWN);
        CreateVpcEndpointRequest.Builder request =
                SdkWords.without(POLICY)
                        .fill(CreateVpcEndpointRequest.builder(), order.properties());
        order.properties()
                .get(POLICY)
                .ifPresent(policy -> request.policyDocument(JsonText.compact(policy)));
        request.clientToken(order.token())
                .tagSpecifications(Ec2Calls.specification(ResourceType.VPC_ENDPOINT, order));
        String id =
                order.client(Ec2Client.class)
                        .createVpcEndpoint(request.build())
                        .vpcEndpoint()
                        .vpcEndpointId();
        return made(id, attributes(id), order);
    }

    @Override
    public void update(Existing existing, Order order) {
        Ec2Calls.check(order, KNOWN);
        Ec2Client ec2 = order.client(Ec2Client.class);
        Ec2Calls.tag(order, existing.ref());
        Set<String> surplus =
                new LinkedHashSet<>(
                        look(ec2, existing.ref()).orElse(existing).properties().texts(TABLES));
        Set<String> missing = new LinkedHashSet<>(order.properties().texts(TABLES));
        missing.removeAll(surplus);
        surplus.removeAll(Set.copyOf(order.properties().texts(TABLES)));
        Optional<JsonValue> policy = order.properties().get(POLICY);
        if (!surplus.isEmpty() || !missing.isEmpty() || policy.isPresent()) {
            ModifyVpcEndpointRequest.Builder request =
                    ModifyVpcEndpointRequest.builder()
                            .vpcEndpointId(existing.ref())
                            .addRouteTableIds(missing)
                            .removeRouteTableIds(surplus);
            policy.ifPresent(wanted -> request.policyDocument(JsonText.compact(wanted)));
            ec2.modifyVpcEndpoint(request.build());
        }
    }

    @Override
    public void delete(Existing existing, Removal removal) {
        Ec2Calls.unlessGone(() ->
                Ec2Calls.expectNone(
                        removal.client(Ec2Client.class)
                                .deleteVpcEndpoints(
                                        request -> request.vpcEndpointIds(existing.ref()))
                                .unsuccessful()));
        untilGone(existing, removal);
    }
}
