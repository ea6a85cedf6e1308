package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.model.ResourceType;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Vpc;

import java.util.List;
import java.util.function.Consumer;

/** VPCs. */
public final class VpcDescriber extends Ec2Describer<Vpc> {

    public VpcDescriber() {
        super(ResourceType.VPC, "vpc", "vpc-id", "ec2:DescribeVpcs");
    }

    @Override
    void fetch(
            Ec2Client client, List<Filter> filters, DescribeContext context, Consumer<Vpc> each) {
        Pages.forEach(
                context,
                token ->
                        client.describeVpcs(request ->
                                request.filters(filters).maxResults(PAGE).nextToken(token)),
                DescribeVpcsResponse::nextToken,
                page -> page.vpcs().forEach(each));
    }

    @Override
    String id(Vpc vpc) {
        return vpc.vpcId();
    }

    @Override
    List<Tag> tags(Vpc vpc) {
        return vpc.tags();
    }

    @Override
    void relate(Vpc vpc, RelationsOf relations, DescribeContext context) {
        // A VPC stands in nothing but its region.
    }
}
