package io.stratoscope.simulator;

import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.NatGatewayState;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/** Of <a href="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway-cloudwatch.html">NAT gateways</a>, each minute; 0 is said too. As many bytes a day as {@link Charges} counts. */
final class NatMetrics implements MetricFamily {

    private static final double BYTES_A_MINUTE =
            Charges.NAT_GIB_A_DAY.doubleValue() * (1L << 30) / Duration.ofDays(1).toMinutes();

    /** Of what goes through, so much comes from inside. */
    private static final double FROM_INSIDE = 0.15;

    private static final double BYTES_A_CONNECTION = 90_000;

    @Override
    public String namespace() {
        return "AWS/NATGateway";
    }

    @Override
    public Stream<SimulatedMetric> of(AccountState account, String region) {
        Aftermath aftermath = account.aftermath();
        return account
                .client(Ec2Client.class, region)
                .describeNatGatewaysPaginator()
                .natGateways()
                .stream()
                .filter(nat -> nat.state() == NatGatewayState.AVAILABLE)
                .flatMap(nat -> of(nat, aftermath));
    }

    private Stream<SimulatedMetric> of(NatGateway nat, Aftermath aftermath) {
        SimulatedMetric.Series out = minute -> bytes(nat, minute, aftermath, FROM_INSIDE);
        SimulatedMetric.Series in = minute -> bytes(nat, minute, aftermath, 1 - FROM_INSIDE);
        SimulatedMetric.Series none = _ -> Sample.of(0);
        SimulatedMetric.Series connections =
                minute ->
                        Sample.of(
                                Math.floor(
                                        bytes(nat, minute, aftermath, 1).sum()
                                                / BYTES_A_CONNECTION));
        return new Metering(
                        namespace(), Map.of("NatGatewayId", nat.natGatewayId()), nat.createTime())
                .add("BytesInFromSource", StandardUnit.BYTES, out)
                .add("BytesOutToDestination", StandardUnit.BYTES, out)
                .add("BytesInFromDestination", StandardUnit.BYTES, in)
                .add("BytesOutToSource", StandardUnit.BYTES, in)
                .add("ActiveConnectionCount", StandardUnit.COUNT, connections)
                .add("ConnectionAttemptCount", StandardUnit.COUNT, connections)
                .add("ConnectionEstablishedCount", StandardUnit.COUNT, connections)
                .add(
                        "ErrorPortAllocation",
                        StandardUnit.COUNT,
                        minute -> Sample.of(aftermath.inMinute(minute, FailedNat.NAME) ? 25 : 0))
                .add("PacketsDropCount", StandardUnit.COUNT, none)
                .add("IdleTimeoutCount", StandardUnit.COUNT, none)
                .metrics();
    }

    private static Sample bytes(NatGateway nat, long minute, Aftermath aftermath, double share) {
        if (aftermath.isShutIn(minute)) {
            return Sample.of(0);
        }
        double noise = 0.8 + 0.4 * Wave.rough(Wave.seed(nat.natGatewayId()), minute);
        return Sample.of(Math.floor(BYTES_A_MINUTE * share * Visits.level(minute) * noise));
    }
}
