package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.model.Arn;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.ResourceType;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

import java.util.List;
import java.util.function.Consumer;

/** Security groups. Rules for address ranges are read from the description; rules for other groups are relations. */
public final class SecurityGroupDescriber extends Ec2Describer<SecurityGroup> {

    public SecurityGroupDescriber() {
        super(
                ResourceType.SECURITY_GROUP,
                "security-group",
                "group-id",
                "ec2:DescribeSecurityGroups");
    }

    @Override
    void fetch(
            Ec2Client client,
            List<Filter> filters,
            DescribeContext context,
            Consumer<SecurityGroup> each) {
        Pages.forEach(
                context,
                token ->
                        client.describeSecurityGroups(request ->
                                request.filters(filters).maxResults(PAGE).nextToken(token)),
                DescribeSecurityGroupsResponse::nextToken,
                page -> page.securityGroups().forEach(each));
    }

    @Override
    String id(SecurityGroup item) {
        return item.groupId();
    }

    @Override
    List<Tag> tags(SecurityGroup item) {
        return item.tags();
    }

    @Override
    String name(SecurityGroup item) {
        return item.groupName() == null ? id(item) : item.groupName();
    }

    @Override
    void relate(SecurityGroup item, RelationsOf relations, DescribeContext context) {
        relations.toId(RelationKind.PART_OF, item.vpcId(), Ec2Arns.in(context, "vpc"), "VpcId");
        for (int i = 0; i < item.ipPermissions().size(); i++) {
            IpPermission permission = item.ipPermissions().get(i);
            List<UserIdGroupPair> pairs = permission.userIdGroupPairs();
            for (int j = 0; j < pairs.size(); j++) {
                allow(
                        permission,
                        pairs.get(j),
                        "IpPermissions[" + i + "].UserIdGroupPairs[" + j + "].GroupId",
                        relations,
                        context);
            }
        }
    }

    private static void allow(
            IpPermission permission,
            UserIdGroupPair pair,
            String field,
            RelationsOf relations,
            DescribeContext context) {
        if (pair.groupId() == null) {
            return;
        }
        Arn own = context.arn("ec2", "security-group/" + pair.groupId());
        String account = pair.userId() == null ? own.account() : pair.userId();
        // A group may let itself in: that is a relation too.
        relations.toMayBeSelf(
                RelationKind.ALLOWS_FROM,
                new Arn(own.partition(), own.service(), own.region(), account, own.resource()),
                ports(permission),
                field);
    }

    /** {@code tcp 443}, {@code udp 8000-8100}, {@code icmp}, {@code all}. */
    static String ports(IpPermission permission) {
        String protocol = permission.ipProtocol();
        Integer from = permission.fromPort();
        Integer to = permission.toPort();
        if (protocol == null || protocol.equals("-1")) {
            return "all";
        }
        if (from == null || to == null || from < 0 || protocol.startsWith("icmp")) {
            return protocol;
        }
        return protocol + " " + (from.equals(to) ? from.toString() : from + "-" + to);
    }
}
