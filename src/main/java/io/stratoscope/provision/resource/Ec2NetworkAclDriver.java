package io.stratoscope.provision.resource;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Existing.State;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.Removal;
import io.stratoscope.provision.driver.SdkWords;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ResourceType;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A network ACL; its rules and the subnets that it stands before are resources of their own. */
final class Ec2NetworkAclDriver implements Ec2TaggedDriver {

    private static final Set<String> KNOWN = Set.of("VpcId");

    @Override
    public String type() {
        return "AWS::EC2::NetworkAcl";
    }

    @Override
    public Set<String> createOnly() {
        return KNOWN;
    }

    @Override
    public Stream<Existing> find(Ec2Client ec2, List<String> refs, List<Filter> filters) {
        return ec2
                .describeNetworkAclsPaginator(
                        request -> request.networkAclIds(refs).filters(filters))
                .networkAcls()
                .stream()
                .map(acl ->
                        Existing.tagged(
                                type(),
                                acl.networkAclId(),
                                State.READY,
                                attributes(acl.networkAclId()),
                                Ec2Calls.picked(SdkWords.SAME, acl, KNOWN),
                                Ec2Calls.tags(acl.tags())));
    }

    private static JsonObject attributes(String id) {
        return JsonValue.object().put("Id", id).build();
    }

    @Override
    public Existing create(Order order) {
        Ec2Calls.check(order, KNOWN);
        CreateNetworkAclRequest.Builder request =
                SdkWords.SAME.fill(CreateNetworkAclRequest.builder(), order.properties());
        request.clientToken(order.token())
                .tagSpecifications(Ec2Calls.specification(ResourceType.NETWORK_ACL, order));
        String id =
                order.client(Ec2Client.class)
                        .createNetworkAcl(request.build())
                        .networkAcl()
                        .networkAclId();
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
                        .deleteNetworkAcl(request -> request.networkAclId(existing.ref())));
        untilGone(existing, removal);
    }
}
