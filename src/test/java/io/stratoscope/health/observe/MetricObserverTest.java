package io.stratoscope.health.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.aws.CallMeter;
import io.stratoscope.health.HealthReport;
import io.stratoscope.health.HealthState;
import io.stratoscope.health.ImmichHealth;
import io.stratoscope.health.Observations;
import io.stratoscope.health.Verdict;
import io.stratoscope.metrics.FakeCloudWatch;
import io.stratoscope.metrics.Metric;
import io.stratoscope.metrics.MetricReader;
import io.stratoscope.metrics.ResourceMetrics;
import io.stratoscope.model.DiscoveryIssue;
import io.stratoscope.model.Resource;
import io.stratoscope.topology.Topology;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

/** The metrics of the rules, of the simulated project, from an account that counts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetricObserverTest {

    /** What is said of a whole, for its parts. */
    private static final String PARTS = "parts";

    private final ImmichHealth immich = ImmichHealth.atNoon();
    private final Topology topology = Topology.of(immich.snapshot());
    private FakeCloudWatch account = new FakeCloudWatch();
    private MetricReader reader = new MetricReader(account);

    @BeforeEach
    void begin() {
        account = new FakeCloudWatch();
        reader = new MetricReader(account);
    }

    /** Of each metric that a resource may have, a value of every minute that is neither much nor little. */
    private void writeAll() {
        for (Resource resource : immich.snapshot().resources()) {
            for (Metric metric : ResourceMetrics.of(topology, resource.arn())) {
                account.every(metric.id(), Duration.ofMinutes(30), value(metric));
            }
        }
    }

    private static double value(Metric metric) {
        return switch (metric.id().name()) {
            case "FreeLocalStorage", "BurstCreditBalance" -> 1e12;
            case "RequestCount" -> 100;
            case "HTTPCode_Target_5XX_Count", "HTTPCode_ELB_5XX_Count" -> 1;
            case "CPUUtilization", "MemoryUtilization", "PercentIOLimit" -> 40;
            case "DatabaseConnections", "DatabaseMemoryUsagePercentage" -> 30;
            default -> 0;
        };
    }

    private Observations observe() {
        Asking asking = new Asking(account, topology);
        new MetricObserver(reader).observe(asking);
        return asking.observations();
    }

    private HealthReport report(Observations observations) {
        return immich.with(immich.observations().and(observations)).report();
    }

    @Test
    void everyRuleFindsTheMetricThatItRestsOn() {
        writeAll();

        HealthReport report = report(observe());

        Set<String> heard =
                report.resources().values().stream()
                        .flatMap(each -> each.verdicts().stream())
                        .filter(each -> each.state() == HealthState.HEALTHY)
                        .filter(each ->
                                each.readings().stream()
                                        .anyMatch(reading ->
                                                reading.source()
                                                        .call()
                                                        .equals(MetricReader.ACTION)))
                        .map(Verdict::rule)
                        .filter(rule -> !rule.equals(PARTS))
                        .collect(Collectors.toSet());
        assertThat(heard)
                .containsExactlyInAnyOrder(
                        "load-balancer-errors",
                        "target-group-errors",
                        "load-balancer-latency",
                        "ecs-cpu",
                        "ecs-memory",
                        "database-cpu",
                        "database-connections",
                        "database-local-storage",
                        "database-replica-lag",
                        "cache-memory",
                        "cache-evictions",
                        "cache-replication-lag",
                        "efs-io-limit",
                        "nat-ports");
        assertThat(report.state()).isEqualTo(HealthState.HEALTHY);
    }

    @Test
    void allOfItIsOneQuestionThatIsPaidForOnceInFiveMinutes() {
        writeAll();

        Observations first = observe();
        assertThat(calls("GetMetricData")).isEqualTo(1);
        long metrics = units("GetMetricData");
        assertThat(metrics)
                .isEqualTo(
                        first.measurements().values().stream().mapToLong(each -> each.size()).sum())
                .isBetween(20L, 60L);

        account.later(Duration.ofMinutes(1));
        Observations _ = observe();
        assertThat(units("GetMetricData")).isEqualTo(metrics);

        account.later(Duration.ofMinutes(5));
        Observations _ = observe();
        assertThat(units("GetMetricData")).isEqualTo(2 * metrics);
    }

    private long calls(String operation) {
        return account.meter().counts().stream()
                .filter(count -> count.operation().equals(operation))
                .mapToLong(CallMeter.Count::calls)
                .sum();
    }

    private long units(String operation) {
        return account.meter().counts().stream()
                .filter(count -> count.operation().equals(operation))
                .mapToLong(CallMeter.Count::units)
                .sum();
    }

    @Test
    void aProjectOfWhichNothingIsMeasuredIsNotAskedAboutAndNotHealthy() {
        HealthReport report = report(observe());

        assertThat(units("GetMetricData")).isZero();
        assertThat(report.state()).isEqualTo(HealthState.UNKNOWN);
        assertThat(report.problems()).isEmpty();
    }

    @Test
    void whatIsDeniedIsSaidOnceAndLeavesTheRestWorking() {
        account.refuse(
                FakeCloudWatch.error(
                        400,
                        "AccessDenied",
                        "User: x is not authorized to perform: cloudwatch:ListMetrics"));

        Observations seen = observe();
        HealthReport report = report(seen);

        assertThat(seen.issues())
                .extracting(DiscoveryIssue::call)
                .containsExactly("cloudwatch:GetMetricData");
        assertThat(report.state()).isEqualTo(HealthState.UNKNOWN);
        assertThat(report.resources().values())
                .filteredOn(each -> each.state() == HealthState.UNKNOWN)
                .filteredOn(each -> !each.worst().rule().equals(PARTS))
                .isNotEmpty()
                .allSatisfy(each ->
                        assertThat(each.worst().remedy()).contains("cloudwatch:ListMetrics"));
        assertThat(report.resources().values())
                .filteredOn(each -> each.state() == HealthState.HEALTHY)
                .isNotEmpty();
    }

    @Test
    void anEndpointWithoutMetricsIsNoReasonToDoubt() {
        account.refuse(new UnsupportedOperationException());

        Observations seen = observe();

        assertThat(seen.issues()).isEmpty();
        assertThat(seen.measurements()).isEmpty();
    }
}
