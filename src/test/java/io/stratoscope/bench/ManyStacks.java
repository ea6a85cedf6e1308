package io.stratoscope.bench;

import io.stratoscope.discovery.Discovery;
import io.stratoscope.discovery.DiscoveryRequest;
import io.stratoscope.job.Jobs;
import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;
import io.stratoscope.provision.apply.AppliedBlueprint;
import io.stratoscope.simulator.SimulatedAccount;

import software.amazon.awssdk.services.ecs.EcsClient;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** A simulated account with many stacks, each in its VPC, of 125 resources that discovery finds. */
final class ManyStacks {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

    /** A stack has 106 resources with two server tasks and one for machine learning; more tasks make it 125. */
    private static final int SERVERS = 12;

    private static final int MACHINE_LEARNERS = 10;

    private ManyStacks() {}

    static SimulatedAccount build(int stacks) {
        SimulatedAccount account = AppliedBlueprint.manyImmichs(stacks, CLOCK);
        account.guard().unlock();
        EcsClient ecs = account.client(EcsClient.class, SimulatedAccount.HOME_REGION);
        for (String cluster : ecs.listClustersPaginator().clusterArns()) {
            for (String service :
                    ecs.listServicesPaginator(request -> request.cluster(cluster)).serviceArns()) {
                int tasks = service.endsWith("server") ? SERVERS : MACHINE_LEARNERS;
                ecs.updateService(
                        request -> request.cluster(cluster).service(service).desiredCount(tasks));
            }
        }
        account.guard().lock();
        return account;
    }

    static Snapshot discover(SimulatedAccount account) throws Exception {
        try (Jobs jobs = new Jobs(CLOCK)) {
            DiscoveryRequest request =
                    new DiscoveryRequest(
                            Scope.project("immich"), account.regions(), Optional.empty());
            return jobs.start(
                            "discover",
                            context -> new Discovery(account, CLOCK).run(request, context))
                    .await();
        }
    }
}
