package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.discovery.Described;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.ResourceType;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.EbsInstanceBlockDevice;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.Tag;

import java.util.List;
import java.util.function.Consumer;

/** Instances. EC2 goes on describing a terminated one for an hour. */
public final class InstanceDescriber extends Ec2Describer<Instance> {

    public InstanceDescriber() {
        super(ResourceType.EC2_INSTANCE, "instance", "instance-id", "ec2:DescribeInstances");
    }

    @Override
    void fetch(
            Ec2Client client,
            List<Filter> filters,
            DescribeContext context,
            Consumer<Instance> each) {
        Pages.forEach(
                context,
                token ->
                        client.describeInstances(request ->
                                request.filters(filters).maxResults(PAGE).nextToken(token)),
                DescribeInstancesResponse::nextToken,
                page ->
                        page.reservations()
                                .forEach(reservation -> reservation.instances().forEach(each)));
    }

    @Override
    String id(Instance item) {
        return item.instanceId();
    }

    @Override
    List<Tag> tags(Instance item) {
        return item.tags();
    }

    @Override
    Described refine(Instance item, Described described) {
        return described.inZone(
                item.placement() == null ? null : item.placement().availabilityZone());
    }

    @Override
    boolean exists(Instance item) {
        return item.state() == null || item.state().name() != InstanceStateName.TERMINATED;
    }

    @Override
    void relate(Instance item, RelationsOf relations, DescribeContext context) {
        relations
                .toId(
                        RelationKind.LOCATED_IN,
                        item.subnetId(),
                        Ec2Arns.in(context, "subnet"),
                        "SubnetId")
                .toId(RelationKind.LOCATED_IN, item.vpcId(), Ec2Arns.in(context, "vpc"), "VpcId")
                .toIds(
                        RelationKind.PROTECTED_BY,
                        item.securityGroups().stream().map(GroupIdentifier::groupId).toList(),
                        Ec2Arns.in(context, "security-group"),
                        "SecurityGroups");
        if (item.iamInstanceProfile() != null) {
            relations.toArn(
                    RelationKind.ASSUMES_ROLE,
                    item.iamInstanceProfile().arn(),
                    "IamInstanceProfile.Arn");
        }
        for (int i = 0; i < item.blockDeviceMappings().size(); i++) {
            EbsInstanceBlockDevice volume = item.blockDeviceMappings().get(i).ebs();
            if (volume != null) {
                relations.toId(
                        RelationKind.STORES_IN,
                        volume.volumeId(),
                        Ec2Arns.in(context, "volume"),
                        "BlockDeviceMappings[" + i + "].Ebs.VolumeId");
            }
        }
    }
}
