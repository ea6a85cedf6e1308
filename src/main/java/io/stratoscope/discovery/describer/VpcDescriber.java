package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Resource;
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

    private final NetworkAclDescriber acls = new NetworkAclDescriber();
    private final RouteTableDescriber routeTables = new RouteTableDescriber();

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

    /** The default network ACL and the main route table: every VPC has them, and few people tag them. */
    @Override
    public void parts(List<Resource> owners, DescribeContext context) {
        List<Arn> vpcs = owners.stream().map(Resource::arn).toList();
        Attempt.batches(
                context,
                acls.action(),
                vpcs,
                FILTER_VALUES,
                batch -> acls.fetchAndReport(within(batch, "default"), context));
        Attempt.batches(
                context,
                routeTables.action(),
                vpcs,
                FILTER_VALUES,
                batch -> routeTables.fetchAndReport(within(batch, "association.main"), context));
    }

    private static List<Filter> within(List<Arn> vpcs, String flag) {
        return List.of(
                filter("vpc-id", vpcs.stream().map(Arn::resourceId).toList()),
                filter(flag, List.of("true")));
    }
}
