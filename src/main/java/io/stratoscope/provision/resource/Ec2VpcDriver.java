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
import software.amazon.awssdk.services.ec2.model.CreateVpcRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcAttributeName;
import software.amazon.awssdk.services.ec2.model.VpcState;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A VPC. What it does for DNS is told, and set, by a call for each property. */
final class Ec2VpcDriver implements Ec2TaggedDriver {

    private static final String HOSTNAMES = "EnableDnsHostnames";
    private static final String SUPPORT = "EnableDnsSupport";
    private static final Set<String> TOLD = Set.of("CidrBlock", "InstanceTenancy");
    private static final Set<String> KNOWN =
            Set.of("CidrBlock", "InstanceTenancy", HOSTNAMES, SUPPORT);

    @Override
    public String type() {
        return "AWS::EC2::VPC";
    }

    @Override
    public Set<String> createOnly() {
        return TOLD;
    }

    @Override
    public Stream<Existing> find(Ec2Client ec2, List<String> refs, List<Filter> filters) {
        return ec2
                .describeVpcsPaginator(request -> request.vpcIds(refs).filters(filters))
                .vpcs()
                .stream()
                .map(vpc -> existing(ec2, vpc));
    }

    private Existing existing(Ec2Client ec2, Vpc vpc) {
        String id = vpc.vpcId();
        ObjectBuilder properties = JsonValue.object();
        Ec2Calls.picked(SdkWords.SAME, vpc, TOLD).members().forEach(properties::put);
        properties
                .put(
                        HOSTNAMES,
                        ec2.describeVpcAttribute(request ->
                                        request.vpcId(id)
                                                .attribute(VpcAttributeName.ENABLE_DNS_HOSTNAMES))
                                .enableDnsHostnames()
                                .value())
                .put(
                        SUPPORT,
                        ec2.describeVpcAttribute(request ->
                                        request.vpcId(id)
                                                .attribute(VpcAttributeName.ENABLE_DNS_SUPPORT))
                                .enableDnsSupport()
                                .value());
        return Existing.tagged(
                type(),
                id,
                vpc.state() == VpcState.PENDING ? State.PENDING : State.READY,
                attributes(vpc),
                properties.build(),
                Ec2Calls.tags(vpc.tags()));
    }

    private static JsonObject attributes(Vpc vpc) {
        return JsonValue.object()
                .put("VpcId", vpc.vpcId())
                .put("CidrBlock", vpc.cidrBlock())
                .build();
    }

    @Override
    public Existing create(Order order) {
        Ec2Calls.check(order, KNOWN);
        CreateVpcRequest.Builder request =
                SdkWords.without(HOSTNAMES, SUPPORT)
                        .fill(CreateVpcRequest.builder(), order.properties());
        request.tagSpecifications(Ec2Calls.specification(ResourceType.VPC, order));
        Vpc vpc = order.client(Ec2Client.class).createVpc(request.build()).vpc();
        return made(vpc.vpcId(), attributes(vpc), order);
    }

    /** Names need answers: those are switched on first, and off last. */
    @Override
    public void update(Existing existing, Order order) {
        Ec2Calls.check(order, KNOWN);
        Ec2Client ec2 = order.client(Ec2Client.class);
        String id = existing.ref();
        Ec2Calls.tag(order, id);
        if (order.properties().isTrue(SUPPORT)) {
            support(ec2, id, true);
        }
        if (order.properties().get(HOSTNAMES).isPresent()) {
            boolean on = order.properties().isTrue(HOSTNAMES);
            ec2.modifyVpcAttribute(
                    request -> request.vpcId(id).enableDnsHostnames(value -> value.value(on)));
        }
        if (order.properties().get(SUPPORT).isPresent() && !order.properties().isTrue(SUPPORT)) {
            support(ec2, id, false);
        }
    }

    private static void support(Ec2Client ec2, String id, boolean on) {
        ec2.modifyVpcAttribute(
                request -> request.vpcId(id).enableDnsSupport(value -> value.value(on)));
    }

    @Override
    public void delete(Existing existing, Removal removal) {
        Ec2Calls.unlessGone(() ->
                removal.client(Ec2Client.class)
                        .deleteVpc(request -> request.vpcId(existing.ref())));
        untilGone(existing, removal);
    }
}
