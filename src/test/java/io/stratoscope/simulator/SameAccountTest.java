package io.stratoscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.discovery.Discovery;
import io.stratoscope.discovery.DiscoveryRequest;
import io.stratoscope.job.Jobs;
import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;
import io.stratoscope.topology.SnapshotDiff;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.ecs.EcsClient;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The account is built anew at each start of the program; who comes back must find the same one. */
class SameAccountTest {

    private static final Instant MORNING = Instant.parse("2026-11-23T07:12:31.204Z");

    /** Photos were uploaded meanwhile. */
    @Test
    void twoStartsFindTheSameAccountWithMorePhotos() throws InterruptedException {
        SimulatedAccount before = SimulatedAccount.immich(startedAt(MORNING));
        SimulatedAccount after =
                SimulatedAccount.immich(startedAt(MORNING.plus(Duration.ofDays(8))));

        SnapshotDiff diff = SnapshotDiff.between(snapshot(before), snapshot(after));

        assertThat(diff.changed())
                .extracting(change -> change.before().name())
                .containsExactly("immich-library");
        assertThat(diff.added()).isEmpty();
        assertThat(diff.removed()).isEmpty();
    }

    /** ACM renews 60 days before the end, as it would if nobody looked. */
    @Test
    void theCertificateIsOtherwiseAfterItsRenewalToo() throws InterruptedException {
        SimulatedAccount before = SimulatedAccount.immich(startedAt(MORNING));
        SimulatedAccount after =
                SimulatedAccount.immich(startedAt(MORNING.plus(Duration.ofDays(9))));

        SnapshotDiff diff = SnapshotDiff.between(snapshot(before), snapshot(after));

        assertThat(diff.changed())
                .extracting(change -> change.before().name())
                .containsExactlyInAnyOrder("immich-cert", "immich-library");
        assertThat(diff.changed())
                .filteredOn(change -> change.after().name().equals("immich-cert"))
                .singleElement()
                .satisfies(change ->
                        assertThat(change.after().description().text("NotAfter"))
                                .contains("2028-01-01T00:00:00Z"));
    }

    @Test
    void whatWasReallyChangedIsFound() throws InterruptedException {
        SimulatedAccount before = SimulatedAccount.immich(startedAt(MORNING));
        SimulatedAccount after = SimulatedAccount.immich(startedAt(MORNING));
        after.guard().unlock();
        after.client(EcsClient.class, SimulatedAccount.HOME_REGION)
                .updateService(request ->
                        request.cluster("immich").service("immich-server").desiredCount(3));

        SnapshotDiff diff = SnapshotDiff.between(snapshot(before), snapshot(after));

        assertThat(diff.changed())
                .extracting(change -> change.before().name())
                .contains("immich-server");
    }

    private static Clock startedAt(Instant start) {
        return Clock.fixed(start, TestAccounts.CLOCK.getZone());
    }

    private static Snapshot snapshot(SimulatedAccount account) throws InterruptedException {
        try (Jobs jobs = new Jobs(TestAccounts.CLOCK)) {
            return jobs.<Snapshot>start(
                            "discover",
                            context ->
                                    new Discovery(account, TestAccounts.CLOCK)
                                            .run(
                                                    new DiscoveryRequest(
                                                            new Scope.Everything(),
                                                            account.regions(),
                                                            Optional.empty()),
                                                    context))
                    .await();
        }
    }
}
