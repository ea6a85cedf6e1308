package io.stratoscope.health;

import io.stratoscope.model.Arn;
import io.stratoscope.model.DiscoveryIssue;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

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

    /** Since when something is bad, and who says so. */
    public record Since(Instant at, Witness by) {}

    /** Who says since when something is bad. */
    public enum Witness {
        /** What a rule read of the cause itself. */
        RULE,
        /** What was read of something that follows from it. */
        CONSEQUENCE,
        /** Nothing that was read: it is the first of the looks in a row that found it so. */
        FIRST_LOOK
    }

    /** Before whatever began, lines tell how it came to it. */
    private static final Duration BEFORE = Duration.ofMinutes(1);

    /** Where nobody knows since when. */
    private static final Duration LONG_BEFORE = Duration.ofMinutes(10);

    /**
     * Since when something is bad: as the rules know it of the cause, else since what follows from it is or a look first found it,
     * whichever was first. Empty where nothing says it.
     */
    public Optional<Since> since(Problem problem) {
        return first(problem.resource(), Verdict::since)
                .map(at -> new Since(at, Witness.RULE))
                .or(() ->
                        Stream.concat(
                                        problem.consequences().stream()
                                                .flatMap(each ->
                                                        first(each.resource(), Verdict::since)
                                                                .stream())
                                                .map(at -> new Since(at, Witness.CONSEQUENCE)),
                                        first(
                                                problem.resource(),
                                                verdict -> verdict.moments().firstSeen())
                                                .map(at -> new Since(at, Witness.FIRST_LOOK))
                                                .stream())
                                .min(Comparator.comparing(Since::at)));
    }

    private Optional<Instant> first(Arn resource, Function<Verdict, Optional<Instant>> moment) {
        return of(resource).stream()
                .flatMap(health -> health.verdicts().stream())
                .filter(verdict -> verdict.state().isBad())
                .map(moment)
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    /** At which moment log lines tell most of a problem: when it began, or when the last ones were written that tell of it. */
    public Instant moment(Problem problem) {
        return first(problem.resource(), verdict -> verdict.moments().lastLines())
                .or(() -> since(problem).map(Since::at))
                .orElse(at);
    }

    /** From when on log lines show how a problem began. */
    public Instant linesFrom(Problem problem) {
        Instant moment = moment(problem);
        return moment.minus(moment.equals(at) ? LONG_BEFORE : BEFORE);
    }

    /**
     * The same, where what no rule dates has the first look that found it so.
     *
     * @param first by the resource, and the key of the rule that says the worst of it
     */
    HealthReport seenFirst(Map<Arn, FirstSeen.Finding> first) {
        Map<Arn, ResourceHealth> dated = new TreeMap<>(resources);
        first.forEach((arn, finding) ->
                dated.computeIfPresent(arn, (_, health) -> finding.dated(health)));
        return new HealthReport(
                at,
                dated,
                problems.stream()
                        .map(each ->
                                new Problem(
                                        dated.getOrDefault(each.resource(), each.cause()),
                                        each.cost(),
                                        each.consequences(),
                                        each.reach()))
                        .toList(),
                notices,
                issues);
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
