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
 * @param measurements the metrics that were asked for, of whom; none where the endpoint has no metrics
 */
public record Observations(
        Map<Arn, List<Observation>> byResource,
        List<DiscoveryIssue> issues,
        Map<Arn, List<Measurement>> measurements) {

    /** Nothing was asked. */
    public static final Observations NONE = new Observations(Map.of(), List.of());

    public Observations {
        Map<Arn, List<Observation>> copy = new TreeMap<>();
        byResource.forEach((arn, each) -> copy.put(arn, List.copyOf(each)));
        byResource = copy;
        issues = List.copyOf(issues);
        Map<Arn, List<Measurement>> measured = new TreeMap<>();
        measurements.forEach((arn, each) -> measured.put(arn, List.copyOf(each)));
        measurements = measured;
    }

    /** Without metrics. */
    public Observations(Map<Arn, List<Observation>> byResource, List<DiscoveryIssue> issues) {
        this(byResource, issues, Map.of());
    }

    /** What was asked of a metric of a resource, by its name; of a cache or a target group the first of that name. */
    public Optional<Measurement> measurement(Arn resource, String metric) {
        return measurements.getOrDefault(resource, List.of()).stream()
                .filter(each -> each.question().metric().id().name().equals(metric))
                .findFirst();
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
        List<DiscoveryIssue> allIssues = new ArrayList<>(issues);
        allIssues.addAll(other.issues);
        return new Observations(
                both(byResource, other.byResource),
                allIssues,
                both(measurements, other.measurements));
    }

    private static <T> Map<Arn, List<T>> both(Map<Arn, List<T>> one, Map<Arn, List<T>> other) {
        Map<Arn, List<T>> all = new TreeMap<>(one);
        other.forEach((arn, each) ->
                all.merge(
                        arn,
                        each,
                        (a, b) -> {
                            List<T> both = new ArrayList<>(a);
                            both.addAll(b);
                            return both;
                        }));
        return all;
    }
}
