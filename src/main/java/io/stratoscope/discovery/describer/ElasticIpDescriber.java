package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.ResourceType;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Tag;

import java.util.List;
import java.util.function.Consumer;

/** Elastic IP addresses. The call has no pages. */
public final class ElasticIpDescriber extends Ec2Describer<Address> {

    public ElasticIpDescriber() {
        super(ResourceType.ELASTIC_IP, "elastic-ip", "allocation-id", "ec2:DescribeAddresses");
    }

    @Override
    void fetch(
            Ec2Client client,
            List<Filter> filters,
            DescribeContext context,
            Consumer<Address> each) {
        client.describeAddresses(request -> request.filters(filters)).addresses().stream()
                // Those of EC2-Classic have no id, and no ARN either.
                .filter(address -> address.allocationId() != null)
                .forEach(each);
    }

    @Override
    String id(Address item) {
        return item.allocationId();
    }

    @Override
    List<Tag> tags(Address item) {
        return item.tags();
    }

    @Override
    String name(Address item) {
        return item.publicIp() == null ? id(item) : item.publicIp();
    }

    @Override
    void relate(Address item, RelationsOf relations, DescribeContext context) {
        relations.toId(
                RelationKind.ATTACHED_TO,
                item.instanceId(),
                Ec2Arns.in(context, "instance"),
                "InstanceId");
    }
}
