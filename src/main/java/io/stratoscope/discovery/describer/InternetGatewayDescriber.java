package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.ResourceType;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeInternetGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.Tag;

import java.util.List;
import java.util.function.Consumer;

/** Internet gateways. */
public final class InternetGatewayDescriber extends Ec2Describer<InternetGateway> {

    public InternetGatewayDescriber() {
        super(
                ResourceType.INTERNET_GATEWAY,
                "internet-gateway",
                "internet-gateway-id",
                "ec2:DescribeInternetGateways");
    }

    @Override
    void fetch(
            Ec2Client client,
            List<Filter> filters,
            DescribeContext context,
            Consumer<InternetGateway> each) {
        Pages.forEach(
                context,
                token ->
                        client.describeInternetGateways(request ->
                                request.filters(filters).maxResults(PAGE).nextToken(token)),
                DescribeInternetGatewaysResponse::nextToken,
                page -> page.internetGateways().forEach(each));
    }

    @Override
    String id(InternetGateway item) {
        return item.internetGatewayId();
    }

    @Override
    List<Tag> tags(InternetGateway item) {
        return item.tags();
    }

    @Override
    void relate(InternetGateway item, RelationsOf relations, DescribeContext context) {
        for (int i = 0; i < item.attachments().size(); i++) {
            relations.toId(
                    RelationKind.ATTACHED_TO,
                    item.attachments().get(i).vpcId(),
                    Ec2Arns.in(context, "vpc"),
                    "Attachments[" + i + "].VpcId");
        }
    }
}
