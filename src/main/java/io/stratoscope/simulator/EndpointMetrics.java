package io.stratoscope.simulator;

import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;
import software.amazon.awssdk.services.ec2.model.VpcEndpointType;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Of <a href="https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-cloudwatch-metrics.html">interface endpoints</a>, every five
 * minutes. As many bytes a day as {@link Charges} counts.
 */
final class EndpointMetrics implements MetricFamily {

    private static final int EVERY = 5;
    private static final double BYTES_A_POINT =
            Charges.ENDPOINT_GIB_A_DAY.doubleValue()
                    * (1L << 30)
                    * EVERY
                    / Duration.ofDays(1).toMinutes();

    private static final double BYTES_A_CONNECTION = 40_000;

    @Override
    public String namespace() {
        return "AWS/PrivateLinkEndpoints";
    }

    @Override
    public Stream<SimulatedMetric> of(AccountState account, String region) {
        return account
                .client(Ec2Client.class, region)
                .describeVpcEndpointsPaginator()
                .vpcEndpoints()
                .stream()
                .filter(endpoint -> endpoint.vpcEndpointType() == VpcEndpointType.INTERFACE)
                .flatMap(this::of);
    }

    private Stream<SimulatedMetric> of(VpcEndpoint endpoint) {
        return new Metering(
                        namespace(),
                        Map.of(
                                "Endpoint Type",
                                endpoint.vpcEndpointTypeAsString(),
                                "Service Name",
                                endpoint.serviceName(),
                                "VPC Endpoint Id",
                                endpoint.vpcEndpointId(),
                                "VPC Id",
                                endpoint.vpcId()),
                        endpoint.creationTimestamp())
                .add(
                        "BytesProcessed",
                        StandardUnit.BYTES,
                        minute -> every(minute, Math.floor(bytes(endpoint, minute))))
                .add(
                        "NewConnections",
                        StandardUnit.COUNT,
                        minute ->
                                every(
                                        minute,
                                        Math.ceil(bytes(endpoint, minute) / BYTES_A_CONNECTION)))
                .add("PacketsDropped", StandardUnit.COUNT, minute -> every(minute, 0))
                .metrics();
    }

    private static Sample every(long minute, double value) {
        return minute % EVERY == 0 ? Sample.of(value) : Sample.NONE;
    }

    private static double bytes(VpcEndpoint endpoint, long minute) {
        double noise = 0.8 + 0.4 * Wave.rough(Wave.seed(endpoint.vpcEndpointId()), minute);
        return BYTES_A_POINT * Visits.level(minute) * noise;
    }
}
