package io.stratoscope.topology;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Coverage;
import io.stratoscope.model.DiscoveryIssue;
import io.stratoscope.model.Failure;
import io.stratoscope.model.Resource;
import io.stratoscope.model.Snapshot;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What a snapshot could not read, and so says nothing about when it lacks it. */
public final class Unread {
    /** The service prefixes of the sweep: when it fails, nothing of the region is known. */
    private static final Set<String> SWEEP = Set.of("tag", "tagging", "resourcegroupstaggingapi");

    private final Snapshot snapshot;
    private final Set<Arn> resources = new HashSet<>();
    private final Set<String> services = new HashSet<>();

    /** Looks through a snapshot's issues and its ledger. */
    public Unread(Snapshot snapshot) {
        this.snapshot = snapshot;
        for (DiscoveryIssue issue : snapshot.issues()) {
            if (issue.failure() instanceof Failure.NotFound) {
                continue;
            }
            if (issue.resource().isPresent()) {
                issue.resource().ifPresent(resources::add);
            } else {
                services.add(key(issue.service(), issue.region()));
            }
        }
        for (Coverage.Row row : snapshot.coverage().rows()) {
            boolean nothingRead = row.confirmed() == 0 && row.total() > row.settled();
            if (nothingRead) {
                services.add(key(row.service(), row.region()));
            }
        }
    }

    boolean covers(Resource resource) {
        boolean elsewhere =
                !resource.region().equals(Resource.GLOBAL)
                        && !snapshot.regions().contains(resource.region());
        return elsewhere
                || resources.contains(resource.arn())
                || services.contains(key(resource.arn().service(), resource.region()))
                || SWEEP.stream()
                        .anyMatch(sweep -> services.contains(key(sweep, resource.region())));
    }

    /** Why nothing is known of what the snapshot lacks, in a few words; empty where its absence says that it is not there. */
    public Optional<String> whyUnknown(Arn absent) {
        String account = absent.account();
        if (!account.isEmpty()
                && !account.equals("aws")
                && !account.equals(snapshot.account().id())) {
            return Optional.of("is in account " + account);
        }
        String region = absent.region();
        if (!region.isEmpty() && !snapshot.regions().contains(region)) {
            return Optional.of("is in " + region + ", which was not looked at");
        }
        boolean unread =
                resources.contains(absent)
                        || failedIn(absent.service(), region)
                        || SWEEP.stream()
                                .anyMatch(sweep ->
                                        failedIn(sweep, region)
                                                || failedIn(sweep, Resource.GLOBAL));
        return unread ? Optional.of("could not be read") : Optional.empty();
    }

    // Where a bucket is, its ARN does not tell: then any region counts.
    private boolean failedIn(String service, String region) {
        return region.isEmpty()
                ? services.stream().anyMatch(place -> place.startsWith(service + " "))
                : services.contains(key(service, region));
    }

    private static String key(String service, String region) {
        return service + " " + region;
    }
}
