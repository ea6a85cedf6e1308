package io.stratoscope.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stratoscope.cost.Usage.Measured;
import io.stratoscope.json.JsonText;
import io.stratoscope.metrics.FakeCloudWatch;
import io.stratoscope.metrics.MetricId;
import io.stratoscope.metrics.MetricReader;
import io.stratoscope.metrics.ResourceMetrics;
import io.stratoscope.model.Arn;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.SnapshotBuilder;
import io.stratoscope.price.PriceTable;
import io.stratoscope.topology.Topology;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

class UsageReaderTest {
    private static final Duration TWO_WEEKS = Duration.ofDays(14);

    private final FakeCloudWatch watch = new FakeCloudWatch();
    private final SnapshotBuilder it = new SnapshotBuilder();

    private static Arn arn(String service, String resource) {
        return Arn.parse(
                        "arn:aws:%s:%s:123456789012:%s"
                                .formatted(service, FakeCloudWatch.REGION, resource))
                .orElseThrow();
    }

    private Arn nat() {
        Arn nat = arn("ec2", "natgateway/nat-1");
        it.add(ResourceType.NAT_GATEWAY, nat, "nat", (JsonObject) JsonText.parse("{}"));
        return nat;
    }

    private Arn service() {
        Arn service = arn("ecs", "service/c/s");
        it.add(
                ResourceType.ECS_SERVICE,
                service,
                "s",
                (JsonObject) JsonText.parse("{\"serviceName\":\"s\",\"clusterArn\":\"c\"}"));
        return service;
    }

    private MetricId metric(Arn of, String name) {
        return ResourceMetrics.of(Topology.of(it.build()), of).stream()
                .map(metric -> metric.id())
                .filter(id -> id.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void every(Arn of, String name, Duration since, double aMinute) {
        watch.every(metric(of, name), since, aMinute);
    }

    private Usage usage() {
        return new UsageReader(new MetricReader(watch))
                .read(Topology.of(it.build()), watch.clock().instant(), () -> false);
    }

    private CostEstimate estimate() {
        return CostEstimate.of(Topology.of(it.build()), PriceTable.shipped(), usage());
    }

    private static List<String> rules(CostEstimate cost) {
        return Waste.in(cost).stream().map(Waste::rule).toList();
    }

    @Test
    void bytesOfTwoWeeksAreThoseOfAMonth() {
        Arn nat = nat();
        double gib = 1L << 30;
        every(nat, "BytesOutToDestination", TWO_WEEKS, gib / 60);
        every(nat, "BytesInFromDestination", TWO_WEEKS, gib / 30);
        Measured data = usage().of(nat, "nat-gateway-data").orElseThrow();
        assertThat(data.quantity().doubleValue())
                .as("3 GiB an hour, 730 hours")
                .isCloseTo(2_190, within(10.0));
        assertThat(data.words()).contains("14 days", "BytesOutToDestination");
        Estimate estimate = estimate().of(nat).orElseThrow();
        assertThat(estimate.unknown()).isEmpty();
        assertThat(estimate.monthlyUsd().doubleValue())
                .isCloseTo(37.96 + 2_190 * 0.052, within(1.0));
    }

    @Test
    void whatIsYoungerIsCountedByItsOwnTime() {
        Arn nat = nat();
        double gib = 1L << 30;
        every(nat, "BytesOutToDestination", Duration.ofDays(2), gib / 60);
        every(nat, "BytesInFromDestination", Duration.ofDays(2), 0);
        Measured data = usage().of(nat, "nat-gateway-data").orElseThrow();
        assertThat(data.quantity().doubleValue()).isCloseTo(730, within(20.0));
        assertThat(data.words()).contains("2 days");
    }

    @Test
    void halfOfASumIsNotTheSum() {
        Arn nat = nat();
        every(nat, "BytesOutToDestination", TWO_WEEKS, 1);
        assertThat(usage().of(nat, "nat-gateway-data")).isEmpty();
        assertThat(estimate().of(nat).orElseThrow().unknown())
                .containsExactly("the data that it processes ($0.052/GiB)");
    }

    @Test
    void whyNothingWasMeasuredIsSaid() {
        Arn nat = nat();
        watch.refuse(FakeCloudWatch.error(403, "AccessDenied", "no"));
        assertThat(usage().problem()).isPresent();
        assertThat(estimate().of(nat).orElseThrow().unknown().getFirst())
                .startsWith("the data that it processes ($0.052/GiB), not measured: ");
    }

    @Test
    void aServiceThatWouldDoWithHalfIsWaste() {
        Arn service = service();
        every(service, "CPUUtilization", TWO_WEEKS, 29);
        every(service, "MemoryUtilization", TWO_WEEKS, 39);
        assertThat(rules(estimate())).contains("oversized-service");
    }

    @Test
    void aBusyHourIsEnough() {
        Arn service = service();
        every(service, "CPUUtilization", TWO_WEEKS, 5);
        every(service, "MemoryUtilization", TWO_WEEKS, 5);
        MetricId cpu = metric(service, "CPUUtilization");
        for (int minute = 120; minute < 240; minute++) {
            watch.put(
                    cpu,
                    watch.clock()
                            .instant()
                            .truncatedTo(ChronoUnit.MINUTES)
                            .minusSeconds(60L * minute),
                    90);
        }
        assertThat(rules(estimate())).isEmpty();
    }

    @Test
    void memoryAloneKeepsAServiceAsLargeAsItIs() {
        Arn service = service();
        every(service, "CPUUtilization", TWO_WEEKS, 5);
        every(service, "MemoryUtilization", TWO_WEEKS, 41);
        assertThat(rules(estimate())).isEmpty();
    }

    @Test
    void aWeekIsTooShortToSay() {
        Arn service = service();
        every(service, "CPUUtilization", Duration.ofDays(7), 5);
        every(service, "MemoryUtilization", Duration.ofDays(7), 5);
        assertThat(rules(estimate())).isEmpty();
    }

    @Test
    void withoutMetricsNothingIsSaid() {
        service();
        assertThat(rules(estimate())).isEmpty();
        assertThat(usage().problem()).isEqualTo(Optional.empty());
    }
}
