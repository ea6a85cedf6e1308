package io.stratoscope.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.Snapshots;
import io.stratoscope.price.PriceTable;
import io.stratoscope.topology.Topology;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

class CostComparisonTest {
    private static ActualCost.Row row(String day, String service, String usd) {
        return new ActualCost.Row(LocalDate.parse(day), service, new BigDecimal(usd));
    }

    @Test
    void everyPriceHasAServiceThatIsPaid() {
        assertThat(PriceTable.shipped().keys())
                .isNotEmpty()
                .allSatisfy(key -> assertThat(CostComparison.service(key)).isNotEmpty());
    }

    @Test
    void whatNoEstimateExplainsIsTheRest() {
        ActualCost actual =
                new ActualCost(
                        Instant.parse("2026-11-03T06:00:00Z"),
                        List.of(
                                row("2026-11-01", "EC2 - Other", "4"),
                                row("2026-11-02", "EC2 - Other", "2"),
                                row("2026-11-03", "EC2 - Other", "99"),
                                row("2026-11-02", "Tax", "24")),
                        Optional.empty());
        List<CostComparison> services =
                CostComparison.of(
                        CostEstimate.of(Topology.of(Snapshots.immichLike()), PriceTable.shipped()),
                        actual);

        // Two whole days, of 30.4 a month; two gateways of 37.96.
        CostComparison gateways = named(services, "EC2 - Other");
        assertThat(gateways.actualUsd()).isEqualByComparingTo("91.25");
        assertThat(gateways.estimateUsd()).isEqualByComparingTo("75.92");
        assertThat(gateways.unexplainedUsd()).isEqualByComparingTo("15.33");
        assertThat(named(services, "Tax").estimateUsd()).isZero();
        assertThat(named(services, "Tax").unexplainedUsd()).isEqualByComparingTo("365");
        assertThat(named(services, "AWS Secrets Manager").unexplainedUsd()).isNegative();
    }

    @Test
    void withoutAWholeDayThereIsNoRate() {
        ActualCost today =
                new ActualCost(
                        Instant.parse("2026-11-01T06:00:00Z"),
                        List.of(row("2026-11-01", "Tax", "1")),
                        Optional.empty());
        assertThat(today.monthlyRate()).isEmpty();
    }

    private static CostComparison named(List<CostComparison> services, String name) {
        return services.stream()
                .filter(each -> each.service().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
