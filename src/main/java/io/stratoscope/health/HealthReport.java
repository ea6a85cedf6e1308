package io.stratoscope.health;

import io.stratoscope.model.Arn;
import io.stratoscope.model.DiscoveryIssue;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a project is.
 *
 * @param resources of each resource, and of what is missing, by ARN
 * @param problems the dearest first
 * @param notices what works and should be otherwise
 * @param issues what could not be asked
 */
public record HealthReport(
        Instant at,
        Map<Arn, ResourceHealth> resources,
        List<Problem> problems,
        List<Verdict> notices,
        List<DiscoveryIssue> issues) {

    public HealthReport {
        resources = Collections.unmodifiableMap(new TreeMap<>(resources));
        problems = List.copyOf(problems);
        notices = List.copyOf(notices);
        issues = List.copyOf(issues);
    }

    public Optional<ResourceHealth> of(Arn resource) {
        return Optional.ofNullable(resources.get(resource));
    }

    /**
     * Since when something is bad: as the rules know it of the cause, else since what follows from it is. Empty where nothing says it.
     */
    public Optional<Instant> since(Problem problem) {
        return since(problem.resource())
                .or(() ->
                        problem.consequences().stream()
                                .map(each -> since(each.resource()))
                                .flatMap(Optional::stream)
                                .min(Comparator.naturalOrder()));
    }

    private Optional<Instant> since(Arn resource) {
        return of(resource).stream()
                .flatMap(health -> health.verdicts().stream())
                .filter(verdict -> verdict.state().isBad())
                .map(Verdict::since)
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    /** How many are so; every state is there. */
    public Map<HealthState, Long> counts() {
        Map<HealthState, Long> counts = new EnumMap<>(HealthState.class);
        for (HealthState state : HealthState.values()) {
            counts.put(state, 0L);
        }
        resources.values().forEach(each -> counts.merge(each.state(), 1L, Long::sum));
        return counts;
    }

    /** The project as a whole: never better than the part of which least is known. */
    public HealthState state() {
        return resources.values().stream()
                .map(ResourceHealth::state)
                .reduce(HealthState.HEALTHY, HealthState::and);
    }
}
