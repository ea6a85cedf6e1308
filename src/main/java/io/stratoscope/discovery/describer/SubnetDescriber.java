package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.discovery.Described;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.ResourceType;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Tag;

import java.util.List;
import java.util.function.Consumer;

/** Subnets. */
public final class SubnetDescriber extends Ec2Describer<Subnet> {

    public SubnetDescriber() {
        super(ResourceType.SUBNET, "subnet", "subnet-id", "ec2:DescribeSubnets");
    }

    @Override
    void fetch(
            Ec2Client client,
            List<Filter> filters,
            DescribeContext context,
            Consumer<Subnet> each) {
        Pages.forEach(
                context,
                token ->
                        client.describeSubnets(request ->
                                request.filters(filters).maxResults(PAGE).nextToken(token)),
                DescribeSubnetsResponse::nextToken,
                page -> page.subnets().forEach(each));
    }

    @Override
    String id(Subnet item) {
        return item.subnetId();
    }

    @Override
    List<Tag> tags(Subnet item) {
        return item.tags();
    }

    @Override
    Described refine(Subnet item, Described described) {
        return described.inZone(item.availabilityZone());
    }

    @Override
    void relate(Subnet item, RelationsOf relations, DescribeContext context) {
        relations.toId(RelationKind.LOCATED_IN, item.vpcId(), Ec2Arns.in(context, "vpc"), "VpcId");
    }
}
