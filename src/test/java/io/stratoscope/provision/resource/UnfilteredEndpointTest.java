package io.stratoscope.provision.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.discovery.FakeAccount;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Place;
import io.stratoscope.provision.driver.Scope;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeNatGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNatGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.NatGatewayState;
import software.amazon.awssdk.services.ec2.model.Tag;

import java.util.List;

/** An endpoint that does not know the filter for tags, as moto for NAT gateways. */
final class UnfilteredEndpointTest {

    private static final class Unfiltered implements Ec2Client {
        @Override
        public DescribeNatGatewaysResponse describeNatGateways(DescribeNatGatewaysRequest request) {
            return DescribeNatGatewaysResponse.builder()
                    .natGateways(
                            gateway("nat-ours", Scope.STACK_TAG, "photos"),
                            gateway("nat-others", Scope.STACK_TAG, "photos-2"),
                            gateway("nat-nobodys", "Name", "photos"))
                    .build();
        }

        private static NatGateway gateway(String id, String key, String value) {
            return NatGateway.builder()
                    .natGatewayId(id)
                    .state(NatGatewayState.AVAILABLE)
                    .tags(Tag.builder().key(key).value(value).build())
                    .build();
        }

        @Override
        public String serviceName() {
            return "ec2";
        }

        @Override
        public void close() {}
    }

    @Test
    void onlyTheStacksOwnIsTakenForTheStacks() {
        Place place =
                new Place(
                        new FakeAccount().with(Ec2Client.class, new Unfiltered()),
                        FakeAccount.ID,
                        FakeAccount.REGION);

        List<Existing> found =
                Drivers.of("AWS::EC2::NatGateway")
                        .orElseThrow()
                        .list(new Scope(place, "photos", _ -> List.of()));

        assertThat(found).extracting(Existing::ref).containsExactly("nat-ours");
    }
}
