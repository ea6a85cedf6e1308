package io.stratoscope.cost;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A VPC whose S3 traffic is paid for at a NAT gateway, although a gateway endpoint is free. */
final class MissingS3EndpointRule implements WasteRule {
    @Override
    public List<Waste> find(CostEstimate cost) {
        Topology topology = cost.topology();
        if (!WasteRule.wasRead(topology, "ec2:DescribeVpcEndpoints")) {
            return List.of();
        }
        Set<Arn> withEndpoint =
                topology.resources(ResourceType.VPC_ENDPOINT).stream()
                        .filter(MissingS3EndpointRule::isS3Gateway)
                        .flatMap(endpoint -> topology.vpc(endpoint.arn()).stream())
                        .collect(Collectors.toSet());
        return topology.resources(ResourceType.NAT_GATEWAY).stream()
                .flatMap(nat -> topology.vpc(nat.arn()).stream())
                .distinct()
                .filter(vpc -> !withEndpoint.contains(vpc))
                .flatMap(vpc -> topology.resource(vpc).stream())
                .map(vpc ->
                        new Waste(
                                "missing-s3-endpoint",
                                vpc,
                                Optional.empty(),
                                "What goes to S3 is paid for at the NAT gateway"
                                        + cost.prices()
                                                .price("nat-gateway-data", vpc.region())
                                                .map(price -> ", " + price.words())
                                                .orElse("")
                                        + "; through a gateway endpoint it is free.",
                                List.of(
                                        "ec2:DescribeVpcEndpoints: no gateway endpoint for S3 in "
                                                + vpc.id()),
                                "Make a gateway endpoint for S3 in the VPC and associate its route tables."))
                .toList();
    }

    private static boolean isS3Gateway(Resource endpoint) {
        return endpoint.description().text("VpcEndpointType").filter("Gateway"::equals).isPresent()
                && endpoint.description()
                        .text("ServiceName")
                        .filter(name -> name.endsWith(".s3"))
                        .isPresent();
    }
}
