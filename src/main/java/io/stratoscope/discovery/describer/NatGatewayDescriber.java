package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.ResourceType;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeNatGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.NatGatewayState;
import software.amazon.awssdk.services.ec2.model.Tag;

import java.util.List;
import java.util.function.Consumer;

/** NAT gateways. EC2 goes on describing a deleted one for an hour. */
public final class NatGatewayDescriber extends Ec2Describer<NatGateway> {

    public NatGatewayDescriber() {
        super(ResourceType.NAT_GATEWAY, "natgateway", "nat-gateway-id", "ec2:DescribeNatGateways");
    }

    @Override
    void fetch(
            Ec2Client client,
            List<Filter> filters,
            DescribeContext context,
            Consumer<NatGateway> each) {
        Pages.forEach(
                context,
                token ->
                        client.describeNatGateways(request ->
                                request.filter(filters).maxResults(PAGE).nextToken(token)),
                DescribeNatGatewaysResponse::nextToken,
                page -> page.natGateways().forEach(each));
    }

    @Override
    String id(NatGateway item) {
        return item.natGatewayId();
    }

    @Override
    List<Tag> tags(NatGateway item) {
        return item.tags();
    }

    @Override
    boolean exists(NatGateway item) {
        return item.state() != NatGatewayState.DELETED;
    }

    @Override
    void relate(NatGateway item, RelationsOf relations, DescribeContext context) {
        relations
                .toId(
                        RelationKind.LOCATED_IN,
                        item.subnetId(),
                        Ec2Arns.in(context, "subnet"),
                        "SubnetId")
                .toId(RelationKind.LOCATED_IN, item.vpcId(), Ec2Arns.in(context, "vpc"), "VpcId");
        for (int i = 0; i < item.natGatewayAddresses().size(); i++) {
            // The address itself does not say what it is attached to.
            relations.fromId(
                    RelationKind.ATTACHED_TO,
                    item.natGatewayAddresses().get(i).allocationId(),
                    Ec2Arns.in(context, "elastic-ip"),
                    "NatGatewayAddresses[" + i + "].AllocationId");
        }
    }
}
