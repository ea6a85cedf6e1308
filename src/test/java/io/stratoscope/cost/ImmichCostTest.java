package io.stratoscope.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.discovery.Discovery;
import io.stratoscope.discovery.DiscoveryRequest;
import io.stratoscope.job.Jobs;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;
import io.stratoscope.price.PriceTable;
import io.stratoscope.simulator.SimulatedAccount;
import io.stratoscope.topology.Topology;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The whole way: from the simulated account to a figure. */
class ImmichCostTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-28T12:00:00Z"), ZoneOffset.UTC);

    static Snapshot discover(SimulatedAccount account) throws InterruptedException {
        DiscoveryRequest request =
                new DiscoveryRequest(Scope.project("immich"), account.regions(), Optional.empty());
        try (Jobs jobs = new Jobs(CLOCK)) {
            return jobs.start(
                            "discover",
                            context -> new Discovery(account, CLOCK).run(request, context))
                    .await();
        }
    }

    @Test
    void everythingThatIsPaidForHasAFigureOrSaysWhyNot() throws InterruptedException {
        try (SimulatedAccount account = SimulatedAccount.immich(CLOCK)) {
            CostEstimate cost =
                    CostEstimate.of(Topology.of(discover(account)), PriceTable.shipped());
            assertThat(cost.estimates())
                    .extracting(estimate -> estimate.resource().type())
                    .contains(
                            ResourceType.NAT_GATEWAY,
                            ResourceType.ECS_SERVICE,
                            ResourceType.DB_INSTANCE,
                            ResourceType.CACHE_CLUSTER,
                            ResourceType.EFS_FILE_SYSTEM,
                            ResourceType.HOSTED_ZONE);
            assertThat(cost.estimates().getFirst().resource().name()).isEqualTo("immich-server");
            // 2 NAT gateways, 4 public addresses, the load balancer; 6 vCPU and 16 GiB on Fargate;
            // 4 keys, a secret, 15 alarms, 2 zones; 2 nodes of the cache; some GiB of photos, more
            // each day.
            assertThat(cost.monthlyUsd()).isBetween(new BigDecimal("405"), new BigDecimal("430"));
            assertThat(unknown(cost)).contains("immich-database-writer", "immich-backup");
        }
    }

    private static List<String> unknown(CostEstimate cost) {
        return cost.estimates().stream()
                .filter(Estimate::isUnknown)
                .map(Estimate::resource)
                .map(Resource::name)
                .toList();
    }
}
