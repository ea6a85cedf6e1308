package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.ResourceType;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointsResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.SecurityGroupIdentifier;
import software.amazon.awssdk.services.ec2.model.State;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;

import java.util.List;
import java.util.function.Consumer;

/** VPC endpoints. */
public final class VpcEndpointDescriber extends Ec2Describer<VpcEndpoint> {

    public VpcEndpointDescriber() {
        super(
                ResourceType.VPC_ENDPOINT,
                "vpc-endpoint",
                "vpc-endpoint-id",
                "ec2:DescribeVpcEndpoints");
    }

    @Override
    void fetch(
            Ec2Client client,
            List<Filter> filters,
            DescribeContext context,
            Consumer<VpcEndpoint> each) {
        Pages.forEach(
                context,
                token ->
                        client.describeVpcEndpoints(request ->
                                request.filters(filters).maxResults(PAGE).nextToken(token)),
                DescribeVpcEndpointsResponse::nextToken,
                page -> page.vpcEndpoints().forEach(each));
    }

    @Override
    String id(VpcEndpoint item) {
        return item.vpcEndpointId();
    }

    @Override
    List<Tag> tags(VpcEndpoint item) {
        return item.tags();
    }

    // com.amazonaws.eu-central-1.s3
    @Override
    String name(VpcEndpoint item) {
        String service = item.serviceName();
        return service == null ? id(item) : service.substring(service.lastIndexOf('.') + 1);
    }

    @Override
    boolean exists(VpcEndpoint item) {
        return item.state() != State.DELETED;
    }

    @Override
    void relate(VpcEndpoint item, RelationsOf relations, DescribeContext context) {
        relations
                .toId(RelationKind.LOCATED_IN, item.vpcId(), Ec2Arns.in(context, "vpc"), "VpcId")
                .toIds(
                        RelationKind.LOCATED_IN,
                        item.subnetIds(),
                        Ec2Arns.in(context, "subnet"),
                        "SubnetIds")
                .toIds(
                        RelationKind.ATTACHED_TO,
                        item.routeTableIds(),
                        Ec2Arns.in(context, "route-table"),
                        "RouteTableIds")
                .toIds(
                        RelationKind.PROTECTED_BY,
                        item.groups().stream().map(SecurityGroupIdentifier::groupId).toList(),
                        Ec2Arns.in(context, "security-group"),
                        "Groups");
    }
}
