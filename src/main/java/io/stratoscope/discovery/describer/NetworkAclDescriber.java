package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.ResourceType;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkAclsResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.Tag;

import java.util.List;
import java.util.function.Consumer;

/** Network ACLs. */
public final class NetworkAclDescriber extends Ec2Describer<NetworkAcl> {

    public NetworkAclDescriber() {
        super(ResourceType.NETWORK_ACL, "network-acl", "network-acl-id", "ec2:DescribeNetworkAcls");
    }

    @Override
    void fetch(
            Ec2Client client,
            List<Filter> filters,
            DescribeContext context,
            Consumer<NetworkAcl> each) {
        Pages.forEach(
                context,
                token ->
                        client.describeNetworkAcls(request ->
                                request.filters(filters).maxResults(PAGE).nextToken(token)),
                DescribeNetworkAclsResponse::nextToken,
                page -> page.networkAcls().forEach(each));
    }

    @Override
    String id(NetworkAcl item) {
        return item.networkAclId();
    }

    @Override
    List<Tag> tags(NetworkAcl item) {
        return item.tags();
    }

    @Override
    void relate(NetworkAcl item, RelationsOf relations, DescribeContext context) {
        relations.toId(RelationKind.PART_OF, item.vpcId(), Ec2Arns.in(context, "vpc"), "VpcId");
        for (int i = 0; i < item.associations().size(); i++) {
            relations.toId(
                    RelationKind.ATTACHED_TO,
                    item.associations().get(i).subnetId(),
                    Ec2Arns.in(context, "subnet"),
                    "Associations[" + i + "].SubnetId");
        }
    }
}
