package io.stratoscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.model.Resource;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.costexplorer.CostExplorerClient;
import software.amazon.awssdk.services.costexplorer.model.DataUnavailableException;
import software.amazon.awssdk.services.costexplorer.model.Expression;
import software.amazon.awssdk.services.costexplorer.model.GetCostAndUsageRequest;
import software.amazon.awssdk.services.costexplorer.model.GetCostAndUsageResponse;
import software.amazon.awssdk.services.costexplorer.model.Granularity;
import software.amazon.awssdk.services.costexplorer.model.GroupDefinition;
import software.amazon.awssdk.services.costexplorer.model.GroupDefinitionType;
import software.amazon.awssdk.services.costexplorer.model.Metric;
import software.amazon.awssdk.services.costexplorer.model.MetricValue;
import software.amazon.awssdk.services.ec2.Ec2Client;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

class SimulatedCostExplorerTest {
    private final SimulatedAccount account = TestAccounts.immich();
    private final CostExplorerClient costs =
            account.client(CostExplorerClient.class, Resource.GLOBAL);

    @AfterEach
    void close() {
        account.close();
    }

    private GetCostAndUsageResponse usage(
            String start, String end, Consumer<GetCostAndUsageRequest.Builder> more) {
        return costs.getCostAndUsage(r -> {
            r.timePeriod(p -> p.start(start).end(end))
                    .granularity(Granularity.DAILY)
                    .metrics("UnblendedCost");
            more.accept(r);
        });
    }

    private static GroupDefinition by(GroupDefinitionType type, String key) {
        return GroupDefinition.builder().type(type).key(key).build();
    }

    private static BigDecimal amount(Map<String, MetricValue> metrics) {
        return new BigDecimal(Objects.requireNonNull(metrics.get("UnblendedCost")).amount());
    }

    private BigDecimal total(String start, String end) {
        return usage(start, end, r -> {}).resultsByTime().stream()
                .map(day -> amount(day.total()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void aDayCostsTheSameEachTimeAndDaysDiffer() {
        assertThat(total("2026-11-01", "2026-11-02")).isEqualTo(total("2026-11-01", "2026-11-02"));
        assertThat(total("2026-11-01", "2026-11-02"))
                .isPositive()
                .isNotEqualTo(total("2026-11-02", "2026-11-03"));
    }

    @Test
    void nothingIsPaidForWhatIsNotThere() {
        String day = "2026-11-20";
        BigDecimal before = natOn(day);
        account.client(Ec2Client.class, TestAccounts.REGION)
                .describeNatGateways()
                .natGateways()
                .forEach(nat ->
                        account.client(Ec2Client.class, TestAccounts.REGION)
                                .deleteNatGateway(r -> r.natGatewayId(nat.natGatewayId())));
        assertThat(before).isPositive();
        assertThat(natOn(day)).isZero();
        try (SimulatedAccount empty = TestAccounts.empty()) {
            assertThatThrownBy(() ->
                            empty.client(CostExplorerClient.class, Resource.GLOBAL)
                                    .getCostForecast(r ->
                                            r.timePeriod(p ->
                                                            p.start("2026-11-23").end("2026-12-01"))
                                                    .granularity(Granularity.MONTHLY)
                                                    .metric(Metric.UNBLENDED_COST)))
                    .isInstanceOf(DataUnavailableException.class);
        }
    }

    private BigDecimal natOn(String day) {
        return usage(
                        day,
                        "2026-11-21",
                        r -> r.groupBy(by(GroupDefinitionType.DIMENSION, "SERVICE")))
                .resultsByTime()
                .getFirst()
                .groups()
                .stream()
                .filter(group -> group.keys().getFirst().equals("EC2 - Other"))
                .map(group -> amount(group.metrics()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void tomorrowCostsNothingYetAndTodayAPart() {
        assertThat(total("2026-11-24", "2026-11-25")).isZero();
        assertThat(total("2026-11-23", "2026-11-24"))
                .isPositive()
                .isLessThan(total("2026-11-22", "2026-11-23"));
    }

    @Test
    void groupsByTagAndFiltersByIt() {
        assertThat(
                        usage(
                                        "2026-11-01",
                                        "2026-11-02",
                                        r -> r.groupBy(by(GroupDefinitionType.TAG, "Project")))
                                .resultsByTime()
                                .getFirst()
                                .groups())
                .flatExtracting(group -> group.keys())
                .contains("Project$immich");
        assertThat(
                        usage(
                                        "2026-11-01",
                                        "2026-11-02",
                                        r ->
                                                r.filter(f ->
                                                        f.tags(t -> t.key("Project").values("no"))))
                                .resultsByTime())
                .singleElement()
                .satisfies(day -> assertThat(amount(day.total())).isZero());
    }

    @Test
    void severalTagsAreAllMeant() {
        assertThat(filtered("immich")).isPositive();
        assertThat(filtered("another")).isZero();
    }

    private BigDecimal filtered(String project) {
        return usage(
                        "2026-11-01",
                        "2026-11-02",
                        r ->
                                r.filter(f ->
                                        f.and(
                                                Expression.builder()
                                                        .tags(t ->
                                                                t.key("Environment")
                                                                        .values("production"))
                                                        .build(),
                                                Expression.builder()
                                                        .tags(t -> t.key("Project").values(project))
                                                        .build())))
                .resultsByTime()
                .stream()
                .map(day -> amount(day.total()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void refusesWhatCostExplorerRefuses() {
        assertThatThrownBy(() -> usage("2026-11-02", "2026-11-02", r -> {}))
                .hasMessageContaining("should be before end");
        assertThatThrownBy(() -> usage("yesterday", "2026-11-02", r -> {}))
                .hasMessageContaining("yyyy-MM-dd");
        assertThatThrownBy(() -> usage("2020-11-01", "2026-11-02", r -> {}))
                .hasMessageContaining("14 months");
    }
}
