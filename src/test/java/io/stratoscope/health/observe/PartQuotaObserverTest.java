package io.stratoscope.health.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.aws.CallMeter;
import io.stratoscope.health.ImmichHealth;
import io.stratoscope.health.Observation.QuotaUse;
import io.stratoscope.health.Verdict;
import io.stratoscope.health.Verdict.Level;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.provision.TurningClock;
import io.stratoscope.simulator.SimulatedAccount;
import io.stratoscope.topology.Topology;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Quotas of a zone, of a security group, and of Fargate. */
class PartQuotaObserverTest {

    private final TurningClock clock = new TurningClock();
    private final SimulatedAccount account = SimulatedAccount.immich(clock);
    private final ImmichHealth immich = ImmichHealth.of(account);
    private final Topology topology = Topology.of(immich.snapshot());
    private final Observers observers = new Observers(account);

    private List<QuotaUse> uses(ResourceType type, String many) {
        var seen = observers.observe(topology);
        return topology.resources(type).stream()
                .map(Resource::arn)
                .flatMap(arn -> seen.of(arn, QuotaUse.class).stream())
                .filter(use -> use.many().equals(many))
                .toList();
    }

    @Test
    void natGatewaysAreCountedByZone() {
        List<QuotaUse> uses = uses(ResourceType.NAT_GATEWAY, "NAT gateways");

        assertThat(uses)
                .isNotEmpty()
                .extracting(QuotaUse::holder)
                .doesNotHaveDuplicates()
                .allMatch(holder -> holder.matches("The account's eu-central-1[abc]"));
        assertThat(uses)
                .allSatisfy(use -> {
                    assertThat(use.allowed()).isEqualTo(5);
                    assertThat(use.present()).isPositive().isLessThan(5);
                    assertThat(use.code()).isEqualTo("vpc, L-FE5A380F");
                });
    }

    @Test
    void rulesOfAGroupAreCountedByDirection() {
        List<QuotaUse> inbound = uses(ResourceType.SECURITY_GROUP, "inbound rules");
        List<QuotaUse> outbound = uses(ResourceType.SECURITY_GROUP, "outbound rules");

        assertThat(inbound).hasSameSizeAs(outbound).isNotEmpty();
        assertThat(inbound).extracting(QuotaUse::present).anyMatch(count -> count > 0);
        assertThat(inbound).extracting(QuotaUse::allowed).containsOnly(60);
    }

    @Test
    void vcpusOfAllTasksThatRunAreAddedUp() {
        assertThat(uses(ResourceType.ECS_SERVICE, "vCPUs on Fargate"))
                .singleElement()
                .satisfies(use -> {
                    assertThat(use.present()).isEqualTo(FARGATE);
                    assertThat(use.allowed()).as("raised by AWS").isEqualTo(100);
                });
    }

    /** Of all services of the simulated account, rounded up. */
    private static final long FARGATE = 6;

    @Test
    void theRuleNotesWhatIsNearAndNotWhatIsFar() {
        assertThat(verdicts()).allMatch(verdict -> verdict.level() == Level.OK);

        account.faults().quota("L-FE5A380F", 1);
        assertThat(verdicts())
                .filteredOn(verdict -> verdict.level() == Level.NOTICE)
                .allSatisfy(verdict -> {
                    assertThat(verdict.words())
                            .contains("of the 1 NAT gateways that its quota allows");
                    assertThat(verdict.remedy())
                            .contains("vpc, L-FE5A380F", "a restore cannot be made");
                })
                .isNotEmpty();
    }

    private List<Verdict> verdicts() {
        ImmichHealth looked = ImmichHealth.of(account);
        return Stream.of(ResourceType.NAT_GATEWAY)
                .flatMap(type ->
                        looked.snapshot().resources().stream()
                                .filter(each -> each.type().equals(type)))
                .map(Resource::arn)
                .flatMap((Arn arn) -> looked.verdict("quota", arn).stream())
                .toList();
    }

    @Test
    void isAskedOnceAnHour() {
        uses(ResourceType.NAT_GATEWAY, "NAT gateways");
        long after = asked();
        clock.turn(Duration.ofMinutes(59));
        uses(ResourceType.NAT_GATEWAY, "NAT gateways");
        assertThat(asked()).isEqualTo(after);
        clock.turn(Duration.ofMinutes(2));
        uses(ResourceType.NAT_GATEWAY, "NAT gateways");
        assertThat(asked()).isGreaterThan(after);
    }

    private long asked() {
        return account.meter().counts().stream()
                .filter(each -> each.operation().equals("DescribeNatGateways"))
                .mapToLong(CallMeter.Count::calls)
                .sum();
    }

    @Test
    void whatMayNotBeCountedIsNotGuessed() {
        account.faults().deny("ecs:ListClusters");
        assertThat(uses(ResourceType.ECS_SERVICE, "vCPUs on Fargate")).isEmpty();
    }
}
