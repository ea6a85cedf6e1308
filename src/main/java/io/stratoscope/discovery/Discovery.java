package io.stratoscope.discovery;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.aws.CallerIdentity;
import io.stratoscope.discovery.Node.Level;
import io.stratoscope.job.JobContext;
import io.stratoscope.model.AccountInfo;
import io.stratoscope.model.Arn;
import io.stratoscope.model.DiscoveryIssue;
import io.stratoscope.model.Failure;
import io.stratoscope.model.Resource;
import io.stratoscope.model.Snapshot;

import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;

/**
 * Looks at an account and says what a scope holds. First the tag sweep and the describers' own listings, side by side; then
 * whatever was named but not yet confirmed is described, with the parts and relatives that this names in turn, until
 * nothing new comes. Nothing is live until a describe call confirmed it, and nothing is described twice.
 */
public final class Discovery {

    /** Calls under way at once: enough to hide latency, few enough not to be throttled. */
    private static final int AT_ONCE = 8;

    private final AwsAccount account;
    private final Clock clock;
    private final List<Describer> describers;

    public Discovery(AwsAccount account, Clock clock) {
        this(account, clock, Describers.all());
    }

    /** With describers of the caller's choice, in the order in which they are asked. */
    public Discovery(AwsAccount account, Clock clock, List<Describer> describers) {
        this.account = account;
        this.clock = clock;
        this.describers = List.copyOf(describers);
    }

    /**
     * Discovers. A failed call never ends it: what could not be read is in the snapshot's issues, and what an earlier
     * snapshot knew of it stays as stale. A cancelled one answers with what it has.
     *
     * @throws DiscoveryException when there is no identity: no credentials, expired ones, or no way to AWS
     */
    public Snapshot run(DiscoveryRequest request, JobContext job) {
        Instant takenAt = clock.instant();
        job.step("Identify");
        Arn caller = identify(request.regions().getFirst());
        Pass pass = new Pass(ofThisAccount(request, caller.account()), job, caller);
        pass.sweepAndFind();
        pass.describeUntilNothingIsNew();
        job.step("Assemble");
        AccountInfo info = new AccountInfo(caller.account(), account.label(), account.simulated());
        return new SnapshotAssembly(pass.inventory, pass.places).assemble(info, request, takenAt);
    }

    /** What another account had, or another scope, is no earlier state of this one. */
    private static DiscoveryRequest ofThisAccount(DiscoveryRequest request, String accountId) {
        return new DiscoveryRequest(
                request.scope(),
                request.regions(),
                request.previous()
                        .filter(snapshot ->
                                snapshot.account().id().equals(accountId)
                                        && snapshot.scope().equals(request.scope())),
                request.named());
    }

    private Arn identify(String region) {
        try {
            return CallerIdentity.of(
                            account.client(StsClient.class, region)
                                    .getCallerIdentity(GetCallerIdentityRequest.builder().build()))
                    .arn();
        } catch (RuntimeException e) {
            throw new DiscoveryException(CallFailures.of("sts:GetCallerIdentity", e), e);
        }
    }

    /** One run's rounds. */
    private final class Pass {
        private final DiscoveryRequest request;
        private final JobContext job;
        private final Collector.Run run;
        private final Places places;
        private final Inventory inventory;
        private final Semaphore slots = new Semaphore(AT_ONCE);

        Pass(DiscoveryRequest request, JobContext job, Arn caller) {
            this.request = request;
            this.job = job;
            this.places = new Places(describers, request.regions(), caller.partition());
            this.inventory = new Inventory(request.scope(), request.previous());
            request.named().forEach(arn -> inventory.named(arn, request.regions().getFirst()));
            this.run =
                    new Collector.Run(
                            account,
                            job,
                            request.scope(),
                            caller.partition(),
                            caller.account(),
                            inventory::confirmed);
        }

        void sweepAndFind() {
            job.step("Find");
            List<Callable<Runnable>> tasks = new ArrayList<>();
            places.sweptRegions().forEach(region -> tasks.add(sweep(region)));
            for (Describer describer : describers) {
                List<String> regions =
                        describer.global() ? List.of(Resource.GLOBAL) : request.regions();
                for (String region : regions) {
                    tasks.add(task(describer, region, List.of(), false, describer::find));
                }
            }
            round(tasks);
            inventory.follow();
        }

        void describeUntilNothingIsNew() {
            job.step("Describe");
            boolean previousWanted = false;
            while (!job.cancelled()) {
                List<Callable<Runnable>> tasks = new ArrayList<>(describeTasks(false));
                tasks.addAll(partsTasks());
                if (tasks.isEmpty()) {
                    tasks.addAll(describeTasks(true));
                }
                if (tasks.isEmpty() && previousWanted) {
                    return;
                }
                if (tasks.isEmpty()) {
                    inventory.wantPrevious();
                    previousWanted = true;
                }
                round(tasks);
                inventory.follow();
                reportProgress();
            }
            inventory.leavePreviousUnlooked();
            inventory.follow();
            inventory.issue(
                    new DiscoveryIssue(
                            "tag",
                            Resource.GLOBAL,
                            TagSweep.ACTION,
                            Optional.empty(),
                            new Failure.Cancelled("cancelled before everything was looked at")));
        }

        private void reportProgress() {
            long wanted =
                    inventory.nodes().stream().filter(node -> !node.reasons.isEmpty()).count();
            long settled =
                    inventory.nodes().stream()
                            .filter(node -> !node.reasons.isEmpty() && node.settled())
                            .count();
            job.progress(settled, wanted);
        }

        // Each task answers with what is to be done with its result once all have ended.
        private void round(List<Callable<Runnable>> tasks) {
            job.inParallel(tasks).forEach(Runnable::run);
        }

        private Callable<Runnable> sweep(String region) {
            return () -> {
                Collector collector = new Collector(run, region);
                TagSweep sweep = new TagSweep();
                inSlot(() -> sweep.run(collector));
                return () -> {
                    inventory.take(collector, "tag", false);
                    if (!collector.failures().isEmpty()) {
                        inventory.sweepFailed(region);
                    }
                    sweep.tagsByArn()
                            .forEach((arn, tags) -> {
                                if (places.keepsFromSweep(arn, region)) {
                                    inventory.swept(arn, tags, region);
                                }
                            });
                };
            };
        }

        private List<Callable<Runnable>> describeTasks(boolean partsToo) {
            Map<Places.Place, List<Arn>> groups = new LinkedHashMap<>();
            for (Node node : inventory.nodes()) {
                if (node.asked || node.settled() || node.reasons.isEmpty()) {
                    continue;
                }
                Optional<Places.Place> place =
                        places.of(node)
                                .filter(each -> places.ownAccount(node.arn, run.accountId()));
                if (place.isEmpty()) {
                    node.asked = true;
                } else if (partsToo || !place.orElseThrow().describer().partsOnly()) {
                    node.asked = true;
                    groups.computeIfAbsent(place.orElseThrow(), key -> new ArrayList<>())
                            .add(node.arn);
                }
            }
            List<Callable<Runnable>> tasks = new ArrayList<>();
            groups.forEach((place, arns) ->
                    chunks(arns, place.describer().taskSize())
                            .forEach(chunk ->
                                    tasks.add(
                                            task(
                                                    place.describer(),
                                                    place.region(),
                                                    chunk,
                                                    false,
                                                    context ->
                                                            place.describer()
                                                                    .describe(chunk, context)))));
            return tasks;
        }

        private static <T> List<List<T>> chunks(List<T> all, int size) {
            List<List<T>> chunks = new ArrayList<>();
            for (int from = 0; from < all.size(); from += Math.min(size, all.size())) {
                chunks.add(
                        List.copyOf(all.subList(from, from + Math.min(size, all.size() - from))));
            }
            return chunks;
        }

        private List<Callable<Runnable>> partsTasks() {
            Map<Places.Place, List<Resource>> groups = new LinkedHashMap<>();
            for (Node node : inventory.nodes()) {
                if (node.partsAsked
                        || node.sighting.isEmpty()
                        || inventory.level(node).compareTo(Level.PART) < 0) {
                    continue;
                }
                node.partsAsked = true;
                Resource owner = SnapshotAssembly.resource(node, inventory, places, Instant.EPOCH);
                places.of(node)
                        .ifPresent(place ->
                                groups.computeIfAbsent(place, key -> new ArrayList<>()).add(owner));
            }
            List<Callable<Runnable>> tasks = new ArrayList<>();
            groups.forEach((place, owners) ->
                    chunks(owners, place.describer().partsTaskSize())
                            .forEach(chunk ->
                                    tasks.add(
                                            task(
                                                    place.describer(),
                                                    place.region(),
                                                    chunk.stream().map(Resource::arn).toList(),
                                                    true,
                                                    context ->
                                                            place.describer()
                                                                    .parts(chunk, context)))));
            return tasks;
        }

        private Callable<Runnable> task(
                Describer describer,
                String region,
                List<Arn> about,
                boolean parts,
                java.util.function.Consumer<DescribeContext> work) {
            return () -> {
                Collector collector = new Collector(run, region);
                inSlot(() -> {
                    try {
                        work.accept(collector);
                    } catch (RuntimeException e) {
                        // A describer that fails as a whole must not take the others with it.
                        collector.failed(describer.service() + ":Describe", about, e);
                    }
                });
                return () -> inventory.take(collector, describer.service(), parts);
            };
        }

        private void inSlot(Runnable work) throws InterruptedException {
            slots.acquire();
            try {
                if (!job.cancelled()) {
                    work.run();
                }
            } finally {
                slots.release();
            }
        }
    }
}
