package io.stratoscope.health.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.aws.CallMeter;
import io.stratoscope.health.ImmichHealth;
import io.stratoscope.health.Observation.QuotaUse;
import io.stratoscope.health.Observations;
import io.stratoscope.model.Arn;
import io.stratoscope.model.ResourceType;
import io.stratoscope.provision.TurningClock;
import io.stratoscope.simulator.SimulatedAccount;
import io.stratoscope.topology.Topology;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class QuotaObserverTest {

    private final TurningClock clock = new TurningClock();
    private final SimulatedAccount account = SimulatedAccount.immich(clock);
    private final ImmichHealth immich = ImmichHealth.of(account);
    private final Topology topology = Topology.of(immich.snapshot());
    private final Observers observers = new Observers(account);

    private QuotaUse vpcs() {
        Arn vpc = immich.resource(ResourceType.VPC, "immich-vpc").arn();
        Observations seen = observers.observe(topology);
        return seen.of(vpc, QuotaUse.class).getFirst();
    }

    private long asked() {
        return account.meter().counts().stream()
                .filter(each -> each.operation().equals("GetServiceQuota"))
                .mapToLong(CallMeter.Count::calls)
                .sum();
    }

    @Test
    void countsWhatTheWholeAccountHasAndWhatItMayHave() {
        account.faults().quota("L-F678F1CE", 7);
        QuotaUse use = vpcs();
        assertThat(use.allowed()).isEqualTo(7);
        assertThat(use.told()).isTrue();
        assertThat(use.present()).as("the other project's too").isGreaterThan(1);
    }

    @Test
    void isAskedOnceAnHour() {
        long before = asked();
        vpcs();
        long after = asked();
        assertThat(after).isGreaterThan(before);
        clock.turn(Duration.ofMinutes(59));
        vpcs();
        assertThat(asked()).isEqualTo(after);
        clock.turn(Duration.ofMinutes(2));
        vpcs();
        assertThat(asked()).isEqualTo(after + (after - before));
    }

    @Test
    void whatMayNotBeAskedIsAsAwsGivesItAtFirst() {
        account.faults().deny("servicequotas:GetServiceQuota");
        QuotaUse use = vpcs();
        assertThat(use.told()).isFalse();
        assertThat(use.allowed()).isEqualTo(5);
    }
}
