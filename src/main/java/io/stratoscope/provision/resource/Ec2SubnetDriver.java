package io.stratoscope.provision.resource;

import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Existing.State;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.Removal;
import io.stratoscope.provision.driver.SdkWords;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateSubnetRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.SubnetState;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A subnet. */
final class Ec2SubnetDriver implements Ec2TaggedDriver {

    private static final Set<String> KNOWN = Set.of("AvailabilityZone", "CidrBlock", "VpcId");

    @Override
    public String type() {
        return "AWS::EC2::Subnet";
    }

    @Override
    public Set<String> createOnly() {
        return KNOWN;
    }

    @Override
    public Stream<Existing> find(Ec2Client ec2, List<String> refs, List<Filter> filters) {
        return ec2
                .describeSubnetsPaginator(request -> request.subnetIds(refs).filters(filters))
                .subnets()
                .stream()
                .map(subnet ->
                        Existing.tagged(
                                type(),
                                subnet.subnetId(),
                                subnet.state() == SubnetState.PENDING ? State.PENDING : State.READY,
                                attributes(subnet),
                                Ec2Calls.picked(SdkWords.SAME, subnet, KNOWN),
                                Ec2Calls.tags(subnet.tags())));
    }

    private static JsonObject attributes(Subnet subnet) {
        return Ec2Calls.picked(
                SdkWords.SAME,
                subnet,
                Set.of("AvailabilityZone", "AvailabilityZoneId", "CidrBlock", "SubnetId", "VpcId"));
    }

    @Override
    public Existing create(Order order) {
        Ec2Calls.check(order, KNOWN);
        CreateSubnetRequest.Builder request =
                SdkWords.SAME.fill(CreateSubnetRequest.builder(), order.properties());
        request.tagSpecifications(Ec2Calls.specification(ResourceType.SUBNET, order));
        Subnet subnet = order.client(Ec2Client.class).createSubnet(request.build()).subnet();
        return made(subnet.subnetId(), attributes(subnet), order);
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
                        .deleteSubnet(request -> request.subnetId(existing.ref())));
        untilGone(existing, removal);
    }
}
