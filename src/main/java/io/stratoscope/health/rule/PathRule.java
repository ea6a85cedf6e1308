package io.stratoscope.health.rule;

import io.stratoscope.health.HealthRule;
import io.stratoscope.health.Reading;
import io.stratoscope.health.Situation;
import io.stratoscope.health.Verdict;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Evidence;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.EffectiveRelation;
import io.stratoscope.topology.Obstacles;
import io.stratoscope.topology.Topology;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a service can reach what it works with, and is reached by its load balancer: known from security groups and network ACLs alone. */
final class PathRule implements HealthRule {
    private static final int NFS = 2049;

    @Override
    public String key() {
        return "network-path";
    }

    @Override
    public String title() {
        return "Security groups and network ACLs let a service reach its database, cache and files.";
    }

    @Override
    public List<Verdict> judge(Situation situation) {
        Topology topology = situation.topology();
        Obstacles obstacles = topology.obstacles();
        List<Verdict> verdicts = new ArrayList<>();
        for (Resource service : situation.resources(ResourceType.ECS_SERVICE)) {
            for (EffectiveRelation relation : topology.effective(service.arn())) {
                port(topology, relation)
                        .flatMap(port -> blocked(topology, obstacles, relation, port))
                        .ifPresent(verdicts::add);
            }
            fromBalancers(topology, obstacles, service).forEach(verdicts::add);
        }
        return verdicts;
    }

    private static Optional<Integer> port(Topology topology, EffectiveRelation relation) {
        if (relation.kind() == RelationKind.MOUNTS
                && topology.isA(relation.to(), ResourceType.EFS_FILE_SYSTEM)) {
            return Optional.of(NFS);
        }
        if (relation.kind() != RelationKind.CONNECTS_TO) {
            return Optional.empty();
        }
        return topology.resource(relation.to())
                .flatMap(to ->
                        to.description()
                                .number("Port")
                                .or(() -> to.description().number("Endpoint", "Port"))
                                .or(() ->
                                        to.description().objects("NodeGroups").stream()
                                                .flatMap(group ->
                                                        group
                                                                .number("PrimaryEndpoint", "Port")
                                                                .stream())
                                                .findFirst()))
                .map(BigDecimal::intValue);
    }

    private Optional<Verdict> blocked(
            Topology topology, Obstacles obstacles, EffectiveRelation relation, int port) {
        List<Arn> doors =
                Stream.of(
                                Stream.of(relation.to()),
                                parts(topology, relation.to(), ResourceType.DB_INSTANCE),
                                parts(topology, relation.to(), ResourceType.CACHE_CLUSTER),
                                parts(topology, relation.to(), ResourceType.EFS_MOUNT_TARGET))
                        .flatMap(stream -> stream)
                        .filter(door ->
                                topology.targets(door, RelationKind.PROTECTED_BY)
                                        .findAny()
                                        .isPresent())
                        .toList();
        List<String> reasons =
                doors.stream()
                        .map(door -> obstacles.between(relation.from(), door, port))
                        .flatMap(Optional::stream)
                        .toList();
        return doors.isEmpty() || reasons.size() < doors.size()
                ? Optional.empty()
                : Optional.of(
                        verdict(
                                topology,
                                relation.from(),
                                relation.to(),
                                port,
                                reasons.getFirst()));
    }

    private static Stream<Arn> parts(Topology topology, Arn whole, ResourceType type) {
        return topology.parts(whole, type).stream();
    }

    private Stream<Verdict> fromBalancers(
            Topology topology, Obstacles obstacles, Resource service) {
        return topology.sources(service.arn(), RelationKind.ROUTES_TO)
                .flatMap(group -> topology.resource(group).stream())
                .filter(group -> group.type().equals(ResourceType.TARGET_GROUP))
                .flatMap(group -> {
                    Optional<Integer> port =
                            group.description().number("Port").map(BigDecimal::intValue);
                    return port.stream()
                            .flatMap(number ->
                                    group.description().texts("LoadBalancerArns").stream()
                                            .flatMap(text -> Arn.parse(text).stream())
                                            .flatMap(balancer ->
                                                    obstacles
                                                            .between(
                                                                    balancer, service.arn(), number)
                                                            .map(reason ->
                                                                    verdict(
                                                                            topology,
                                                                            balancer,
                                                                            service.arn(),
                                                                            number,
                                                                            reason))
                                                            .stream()));
                });
    }

    private Verdict verdict(Topology topology, Arn from, Arn to, int port, String reason) {
        Reading[] readings =
                Stream.of(from, to)
                        .flatMap(end -> topology.targets(end, RelationKind.PROTECTED_BY))
                        .distinct()
                        .flatMap(group -> topology.resource(group).stream())
                        .map(group ->
                                new Reading(
                                        group.name(),
                                        group.description().objects("IpPermissions").size()
                                                + " rules in",
                                        group.confirmedAt(),
                                        new Evidence(group.call(), "IpPermissions")))
                        .toArray(Reading[]::new);
        return Verdict.down(
                key(),
                from,
                "It cannot reach %s on port %d: %s.".formatted(topology.name(to), port, reason),
                "Let it in: a rule for tcp "
                        + port
                        + " in the security group of "
                        + topology.name(to)
                        + ", or in the network ACL that is named.",
                readings);
    }
}
