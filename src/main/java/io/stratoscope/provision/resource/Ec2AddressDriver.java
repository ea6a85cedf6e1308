package io.stratoscope.provision.resource;

import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Existing.State;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.Removal;
import io.stratoscope.provision.driver.SdkWords;

import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AllocateAddressRequest;
import software.amazon.awssdk.services.ec2.model.AllocateAddressResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ResourceType;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** An elastic IP. Its {@code Ref} is the address itself. */
final class Ec2AddressDriver implements Ec2TaggedDriver {

    private static final String ALLOCATION = "AllocationId";
    private static final Set<String> KNOWN = Set.of("Domain");

    @Override
    public String type() {
        return "AWS::EC2::EIP";
    }

    @Override
    public Set<String> createOnly() {
        return KNOWN;
    }

    @Override
    public Stream<Existing> find(Ec2Client ec2, List<String> refs, List<Filter> filters) {
        return ec2
                .describeAddresses(request -> request.publicIps(refs).filters(filters))
                .addresses()
                .stream()
                .map(address ->
                        Existing.tagged(
                                type(),
                                address.publicIp(),
                                State.READY,
                                attributes(address),
                                Ec2Calls.picked(SdkWords.SAME, address, KNOWN),
                                Ec2Calls.tags(address.tags())));
    }

    private static JsonObject attributes(SdkPojo address) {
        return Ec2Calls.picked(SdkWords.SAME, address, Set.of(ALLOCATION, "PublicIp"));
    }

    @Override
    public Existing create(Order order) {
        Ec2Calls.check(order, KNOWN);
        AllocateAddressRequest.Builder request =
                SdkWords.SAME.fill(AllocateAddressRequest.builder(), order.properties());
        request.tagSpecifications(Ec2Calls.specification(ResourceType.ELASTIC_IP, order));
        AllocateAddressResponse address =
                order.client(Ec2Client.class).allocateAddress(request.build());
        return made(address.publicIp(), attributes(address), order);
    }

    @Override
    public void update(Existing existing, Order order) {
        Ec2Calls.check(order, KNOWN);
        Ec2Calls.tag(order, existing.attribute(ALLOCATION).orElseThrow());
    }

    @Override
    public void delete(Existing existing, Removal removal) {
        String allocation = existing.attribute(ALLOCATION).orElseThrow();
        Ec2Calls.unlessGone(() ->
                removal.client(Ec2Client.class)
                        .releaseAddress(request -> request.allocationId(allocation)));
        untilGone(existing, removal);
    }
}
