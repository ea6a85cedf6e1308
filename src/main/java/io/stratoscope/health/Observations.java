package io.stratoscope.health;

import io.stratoscope.model.Arn;
import io.stratoscope.model.DiscoveryIssue;
import io.stratoscope.model.Failure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was asked beyond a snapshot.
 *
 * @param byResource what of whom, in the order of the answers; a resource that was asked about and of which nothing came has an empty list
 * @param issues what could not be asked
 */
public record Observations(Map<Arn, List<Observation>> byResource, List<DiscoveryIssue> issues) {

    /** Nothing was asked. */
    public static final Observations NONE = new Observations(Map.of(), List.of());

    public Observations {
        Map<Arn, List<Observation>> copy = new TreeMap<>();
        byResource.forEach((arn, each) -> copy.put(arn, List.copyOf(each)));
        byResource = copy;
        issues = List.copyOf(issues);
    }

    /** What was seen of one sort; none where nothing was asked. */
    public <T extends Observation> List<T> of(Arn resource, Class<T> sort) {
        return byResource.getOrDefault(resource, List.of()).stream()
                .filter(sort::isInstance)
                .map(sort::cast)
                .toList();
    }

    /** Whether somebody asked about it. */
    public boolean asked(Arn resource) {
        return byResource.containsKey(resource);
    }

    /** Why it could not be asked. */
    public Optional<Failure> failure(Arn resource) {
        return issues.stream()
                .filter(issue -> issue.resource().filter(resource::equals).isPresent())
                .map(DiscoveryIssue::failure)
                .findFirst();
    }

    /** What to do about a resource that was not asked about. */
    public String remedy(Arn resource) {
        return failure(resource).map(Failure::remedy).orElse("Refresh.");
    }

    /** Both. */
    public Observations and(Observations other) {
        Map<Arn, List<Observation>> all = new TreeMap<>(byResource);
        other.byResource.forEach((arn, each) ->
                all.merge(
                        arn,
                        each,
                        (a, b) -> {
                            List<Observation> both = new ArrayList<>(a);
                            both.addAll(b);
                            return both;
                        }));
        List<DiscoveryIssue> allIssues = new ArrayList<>(issues);
        allIssues.addAll(other.issues);
        return new Observations(all, allIssues);
    }
}
