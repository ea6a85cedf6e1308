package io.stratoscope.health;

import io.stratoscope.health.HealthRule.Concern;
import io.stratoscope.health.Problem.Consequence;
import io.stratoscope.health.Problem.Cost;
import io.stratoscope.model.Arn;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.BlastRadius;
import io.stratoscope.topology.BlastRadius.Effect;
import io.stratoscope.topology.BlastRadius.Impact;
import io.stratoscope.topology.Topology;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Orders what is bad: what others depend on is the cause, they are its consequences. Whose failing explains most is taken first, so of two that
 * explain each other one remains. What a rule says it follows from, as a whole from its parts, is a consequence too.
 */
final class RootCauses {

    private final Topology topology;
    private final Map<String, Concern> concerns = new TreeMap<>();

    RootCauses(Topology topology, List<HealthRule> rules) {
        this.topology = topology;
        rules.forEach(rule -> concerns.put(rule.key(), rule.concern()));
    }

    /** One bad resource, and what would follow from its failing. */
    private record Candidate(ResourceHealth health, BlastRadius radius, Set<Arn> explains) {
        /** Whether all that is bad of it follows from others, by the rules' own word. */
        boolean follows() {
            return health.verdicts().stream()
                    .filter(verdict -> verdict.state().isBad())
                    .noneMatch(verdict -> verdict.causes().isEmpty());
        }
    }

    private static final Comparator<Candidate> LIKELIEST =
            Comparator.comparing(Candidate::follows)
                    .thenComparing(
                            Comparator.comparingInt((Candidate each) -> each.explains().size())
                                    .reversed())
                    .thenComparing(each -> each.health().resource());

    private static final Comparator<Problem> DEAREST =
            Comparator.comparing(Problem::cost)
                    .thenComparing(problem -> problem.cause().state(), Comparator.reverseOrder())
                    .thenComparing(
                            Comparator.comparingInt((Problem problem) -> problem.reach().size())
                                    .reversed())
                    .thenComparing(Problem::resource);

    List<Problem> of(Map<Arn, ResourceHealth> health) {
        List<ResourceHealth> bad =
                health.values().stream().filter(each -> each.state().isBad()).toList();
        if (bad.isEmpty()) {
            return List.of();
        }
        Map<Arn, BlastRadius> radii =
                topology.blastRadii(bad.stream().map(ResourceHealth::resource).toList());
        Map<Arn, Set<Arn>> followers = followers(bad);
        List<Candidate> candidates =
                bad.stream()
                        .map(each -> candidate(each, radii, followers))
                        .sorted(LIKELIEST)
                        .toList();
        Set<Arn> explained = new HashSet<>();
        List<Problem> problems = new ArrayList<>();
        for (Candidate candidate : candidates) {
            if (!explained.contains(candidate.health().resource())) {
                explained.add(candidate.health().resource());
                problems.add(problem(candidate, health, explained));
            }
        }
        return problems.stream().sorted(DEAREST).toList();
    }

    /** Of each bad resource, those that follow from it by the rules' own word. */
    private static Map<Arn, Set<Arn>> followers(List<ResourceHealth> bad) {
        Map<Arn, Set<Arn>> followers = new TreeMap<>();
        for (ResourceHealth each : bad) {
            each.verdicts().stream()
                    .filter(verdict -> verdict.state().isBad())
                    .flatMap(verdict -> verdict.causes().stream())
                    .forEach(cause ->
                            followers
                                    .computeIfAbsent(cause, _ -> new TreeSet<>())
                                    .add(each.resource()));
        }
        return followers;
    }

    private static Candidate candidate(
            ResourceHealth health, Map<Arn, BlastRadius> radii, Map<Arn, Set<Arn>> followers) {
        BlastRadius radius =
                radii.getOrDefault(
                        health.resource(),
                        new BlastRadius("", List.of(health.resource()), List.of()));
        Set<Arn> explains = new LinkedHashSet<>();
        radius.impacts().stream()
                .map(Impact::resource)
                .filter(radii::containsKey)
                .forEach(explains::add);
        Deque<Arn> open = new ArrayDeque<>(explains);
        open.add(health.resource());
        while (!open.isEmpty()) {
            for (Arn follower : followers.getOrDefault(open.remove(), Set.of())) {
                if (explains.add(follower)) {
                    open.add(follower);
                    Optional.ofNullable(radii.get(follower)).stream()
                            .flatMap(further -> further.impacts().stream())
                            .map(Impact::resource)
                            .filter(radii::containsKey)
                            .filter(explains::add)
                            .forEach(open::add);
                }
            }
        }
        explains.remove(health.resource());
        return new Candidate(health, radius, explains);
    }

    private Problem problem(
            Candidate candidate, Map<Arn, ResourceHealth> health, Set<Arn> explained) {
        List<Consequence> consequences = new ArrayList<>();
        for (Arn each : candidate.explains()) {
            ResourceHealth hit = health.get(each);
            if (hit != null && explained.add(each)) {
                consequences.add(
                        new Consequence(
                                each,
                                hit.state(),
                                hit.worst().words(),
                                candidate.radius().of(each).map(Impact::reason).orElse("")));
            }
        }
        return new Problem(
                candidate.health(),
                cost(candidate, consequences),
                consequences,
                candidate.radius().impacts());
    }

    private Cost cost(Candidate candidate, List<Consequence> consequences) {
        boolean down = candidate.health().state() == HealthState.DOWN;
        Stream<Arn> stopping =
                candidate.radius().impacts().stream()
                        .filter(impact -> impact.effect() == Effect.STOPS)
                        .map(Impact::resource);
        Stream<Arn> stopped =
                consequences.stream()
                        .filter(each -> each.state() == HealthState.DOWN)
                        .map(Consequence::resource);
        Stream<Arn> gone =
                down
                        ? Stream.concat(Stream.of(candidate.health().resource()), stopping)
                        : Stream.empty();
        boolean closed = Stream.concat(gone, stopped).anyMatch(this::isDoor);
        if (closed) {
            return Cost.OUTAGE;
        }
        boolean data =
                candidate.health().verdicts().stream()
                        .filter(verdict -> verdict.state().isBad())
                        .anyMatch(verdict ->
                                concerns.getOrDefault(verdict.rule(), Concern.SERVICE)
                                        == Concern.DATA);
        return data ? Cost.DATA_AT_RISK : Cost.IMPAIRED;
    }

    /** By which people come in, or, where a project has none, what works for them. */
    private boolean isDoor(Arn arn) {
        return topology.resource(arn).filter(this::isDoor).isPresent();
    }

    private boolean isDoor(Resource resource) {
        if (resource.type().equals(ResourceType.LOAD_BALANCER)) {
            return isPublic(resource);
        }
        if (resource.type().equals(ResourceType.RECORD_SET)) {
            return leadsToBalancer(resource);
        }
        return resource.type().name().equals("AWS::CloudFront::Distribution");
    }

    private static boolean isPublic(Resource balancer) {
        return balancer.description().text("Scheme").filter("internet-facing"::equals).isPresent();
    }

    private boolean leadsToBalancer(Resource record) {
        return topology.targets(record.arn(), RelationKind.ROUTES_TO)
                .anyMatch(to -> topology.isA(to, ResourceType.LOAD_BALANCER));
    }
}
