package io.stratoscope.model;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one discovery found; immutable. Nothing edits a snapshot: a refresh makes a new one.
 *
 * @param regions the regions that were looked at, sorted
 * @param resources sorted by ARN, each ARN once
 * @param relations sorted; starts are resources of this snapshot, ends need not be
 * @param issues sorted
 */
public record Snapshot(
        AccountInfo account,
        Scope scope,
        List<String> regions,
        Instant takenAt,
        List<Resource> resources,
        List<Relation> relations,
        List<DiscoveryIssue> issues,
        Coverage coverage) {

    public Snapshot {
        regions = regions.stream().sorted().distinct().toList();
        resources = resources.stream().sorted().toList();
        relations = relations.stream().sorted().distinct().toList();
        issues = issues.stream().sorted().toList();
    }

    /** The resource with this ARN, found by binary search. */
    public Optional<Resource> resource(Arn arn) {
        int low = 0;
        int high = resources.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = resources.get(middle).arn().compareTo(arn);
            if (order == 0) {
                return Optional.of(resources.get(middle));
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return Optional.empty();
    }

    /** All resources by ARN: for those who look up many. */
    public Map<Arn, Resource> byArn() {
        Map<Arn, Resource> index = HashMap.newHashMap(resources.size());
        resources.forEach(resource -> index.put(resource.arn(), resource));
        return Collections.unmodifiableMap(index);
    }
}
