package io.stratoscope.simulator;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Subnet;

import java.util.List;

/** Where subnets lie, for the services that put something into them. */
final class SubnetPlaces {

    private final AccountState account;
    private final String region;

    SubnetPlaces(AccountState account, String region) {
        this.account = account;
        this.region = region;
    }

    /**
     * The subnets with these ids, in their order.
     *
     * @throws software.amazon.awssdk.services.ec2.model.Ec2Exception when there is no such subnet
     */
    List<Subnet> of(List<String> ids) {
        Ec2Client ec2 = account.client(Ec2Client.class, region);
        return ids.stream()
                .map(id -> ec2.describeSubnets(request -> request.subnetIds(id)).subnets())
                .map(List::getFirst)
                .toList();
    }
}
