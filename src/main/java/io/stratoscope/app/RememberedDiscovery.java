package io.stratoscope.app;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.discovery.Discovery;
import io.stratoscope.discovery.DiscoveryRequest;
import io.stratoscope.job.JobContext;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;
import io.stratoscope.store.FileException;
import io.stratoscope.store.SnapshotStore;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Discovers, knowing what the last discovery of the same scope found, and keeps the result for the next one: what cannot be
 * read keeps its last known state.
 */
final class RememberedDiscovery {

    private final Clock clock;

    RememberedDiscovery(Clock clock) {
        this.clock = clock;
    }

    Snapshot run(AwsAccount account, Scope scope, Path dataDirectory, JobContext context) {
        return run(account, scope, Set.of(), dataDirectory, context);
    }

    /**
     * @param named looked at too, whether or not anything in the account names them
     */
    Snapshot run(
            AwsAccount account,
            Scope scope,
            Set<Arn> named,
            Path dataDirectory,
            JobContext context) {
        Optional<SnapshotStore> store = open(dataDirectory, context);
        Optional<Snapshot> previous =
                store.flatMap(memory ->
                        remember(
                                context,
                                () -> memory.latest(account.label(), scope, account.regions())));
        DiscoveryRequest request = new DiscoveryRequest(scope, account.regions(), previous, named);
        Snapshot snapshot = new Discovery(account, clock).run(request, context);
        store.ifPresent(memory ->
                remember(
                        context,
                        () -> {
                            memory.save(snapshot);
                            return Optional.empty();
                        }));
        return snapshot;
    }

    private Optional<SnapshotStore> open(Path dataDirectory, JobContext context) {
        return remember(
                context,
                () -> {
                    SnapshotStore store = SnapshotStore.open(dataDirectory, clock);
                    store.putAside()
                            .ifPresent(file ->
                                    context.log(
                                            "The store was damaged; it is kept as "
                                                    + file
                                                    + ", and a new one was begun."));
                    return Optional.of(store);
                });
    }

    // Without a memory there is still a picture: an operator whose disk is full must see it all the
    // more.
    private static <T> Optional<T> remember(JobContext context, Supplier<Optional<T>> work) {
        try {
            return work.get();
        } catch (FileException e) {
            context.log("Going on without a memory of earlier snapshots: " + e.getMessage());
            return Optional.empty();
        }
    }
}
