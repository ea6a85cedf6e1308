package io.stratoscope.provision.resource;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.Driver;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.Removal;
import io.stratoscope.provision.driver.Scope;

import software.amazon.awssdk.services.ec2.Ec2Client;

import java.util.List;
import java.util.Set;

/** That an internet gateway is attached to a VPC. Those of the stack's gateways are the stack's. */
final class Ec2GatewayAttachmentDriver implements Driver {

    private static final String GATEWAY = "InternetGatewayId";
    private static final String VPC = "VpcId";

    @Override
    public String type() {
        return "AWS::EC2::VPCGatewayAttachment";
    }

    @Override
    public Set<String> createOnly() {
        return Set.of(VPC);
    }

    /** A VPC has one. */
    @Override
    public String key(JsonObject properties) {
        return properties.text(VPC).orElse("");
    }

    @Override
    public List<Existing> list(Scope scope) {
        List<String> gateways =
                scope.existing("AWS::EC2::InternetGateway").stream().map(Existing::ref).toList();
        if (gateways.isEmpty()) {
            return List.of();
        }
        return scope
                .client(Ec2Client.class)
                .describeInternetGatewaysPaginator(request -> request.internetGatewayIds(gateways))
                .internetGateways()
                .stream()
                .flatMap(gateway ->
                        gateway.attachments().stream()
                                .map(attachment ->
                                        existing(gateway.internetGatewayId(), attachment.vpcId())))
                .toList();
    }

    private Existing existing(String gateway, String vpc) {
        return Existing.part(
                type(),
                "IGW|" + vpc,
                vpc,
                JsonValue.object().put("AttachmentType", "IGW").build(),
                JsonValue.object().put(GATEWAY, gateway).put(VPC, vpc).build());
    }

    @Override
    public Existing create(Order order) {
        Ec2Calls.check(order, Set.of(GATEWAY, VPC));
        Ec2Client ec2 = order.client(Ec2Client.class);
        String gateway = order.text(GATEWAY);
        String vpc = order.text(VPC);
        if (!isAttached(ec2, gateway, vpc)) {
            ec2.attachInternetGateway(request -> request.internetGatewayId(gateway).vpcId(vpc));
        }
        return existing(gateway, vpc);
    }

    private static boolean isAttached(Ec2Client ec2, String gateway, String vpc) {
        return ec2
                .describeInternetGateways(request -> request.internetGatewayIds(gateway))
                .internetGateways()
                .stream()
                .flatMap(found -> found.attachments().stream())
                .anyMatch(attachment -> attachment.vpcId().equals(vpc));
    }

    /** Another gateway for the VPC; it can have one only, so the old one has to go first. */
    @Override
    public void update(Existing existing, Order order) {
        Ec2Calls.check(order, Set.of(GATEWAY, VPC));
        if (!existing.properties().text(GATEWAY).equals(order.properties().text(GATEWAY))) {
            detach(existing, order.client(Ec2Client.class));
        }
        create(order);
    }

    @Override
    public void delete(Existing existing, Removal removal) {
        detach(existing, removal.client(Ec2Client.class));
    }

    private static void detach(Existing existing, Ec2Client ec2) {
        String gateway = existing.properties().text(GATEWAY).orElseThrow();
        Ec2Calls.unlessGone(() ->
                ec2.detachInternetGateway(
                        request -> request.internetGatewayId(gateway).vpcId(existing.key())));
    }
}
