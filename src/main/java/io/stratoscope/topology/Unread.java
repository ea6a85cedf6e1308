package io.stratoscope.topology;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Coverage;
import io.stratoscope.model.DiscoveryIssue;
import io.stratoscope.model.Failure;
import io.stratoscope.model.Resource;
import io.stratoscope.model.Snapshot;

import java.util.HashSet;
import java.util.Set;

/** What a snapshot could not read, and so says nothing about when it lacks it. */
final class Unread {
    /** The service prefixes of the sweep: when it fails, nothing of the region is known. */
    private static final Set<String> SWEEP = Set.of("tag", "tagging", "resourcegroupstaggingapi");

    private final Snapshot snapshot;
    private final Set<Arn> resources = new HashSet<>();
    private final Set<String> services = new HashSet<>();

    Unread(Snapshot snapshot) {
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

    private static String key(String service, String region) {
        return service + " " + region;
    }
}
