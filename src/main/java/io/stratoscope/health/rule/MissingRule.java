package io.stratoscope.health.rule;

import io.stratoscope.health.HealthRule;
import io.stratoscope.health.Reading;
import io.stratoscope.health.Situation;
import io.stratoscope.health.Verdict;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Relation;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;
import io.stratoscope.topology.TopologyNode;
import io.stratoscope.topology.TopologyNode.Presence;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What something works with, and what is not there: the file system that a task mounts, the target of a DNS record. */
final class MissingRule implements HealthRule {
    private static final Set<RelationKind> NEEDED =
            EnumSet.of(
                    RelationKind.ROUTES_TO,
                    RelationKind.CONNECTS_TO,
                    RelationKind.MOUNTS,
                    RelationKind.STORES_IN,
                    RelationKind.COPIES_FROM,
                    RelationKind.COPIES_TO,
                    RelationKind.ENCRYPTED_BY,
                    RelationKind.USES_CERTIFICATE,
                    RelationKind.ASSUMES_ROLE,
                    RelationKind.READS_SECRET);

    @Override
    public String key() {
        return "missing";
    }

    @Override
    public String title() {
        return "What resources work with is there: no DNS record, mount or role leads to nothing.";
    }

    @Override
    public List<Verdict> judge(Situation situation) {
        Topology topology = situation.topology();
        // What a discovery could not read is not gone.
        Set<String> unread =
                Set.copyOf(
                        topology.snapshot().issues().stream()
                                .map(issue -> issue.service())
                                .toList());
        List<Verdict> verdicts =
                topology.nodes().stream()
                        .filter(node -> node.presence() == Presence.MISSING)
                        .flatMap(node ->
                                verdict(node, topology, unread.contains(node.arn().service()))
                                        .stream())
                        .toList();
        return verdicts.stream().map(verdict -> told(verdict, verdicts)).toList();
    }

    /** What goes with it often says better what it was for: a file system is mounted by its access point. */
    private static Verdict told(Verdict missing, List<Verdict> verdicts) {
        return verdicts.stream()
                .filter(each -> each.causes().contains(missing.resource()))
                .findFirst()
                .map(part ->
                        new Verdict(
                                missing.rule(),
                                missing.resource(),
                                missing.level(),
                                part.words(),
                                missing.remedy(),
                                missing.moments(),
                                Stream.concat(part.readings().stream(), missing.readings().stream())
                                        .toList(),
                                missing.causes()))
                .orElse(missing);
    }

    private Optional<Verdict> verdict(TopologyNode node, Topology topology, boolean unread) {
        return topology.incoming(node.arn()).stream()
                .filter(relation -> NEEDED.contains(relation.kind()))
                .filter(relation -> !isPast(relation.from(), topology))
                .findFirst()
                .map(relation -> verdict(node, relation, topology, unread));
    }

    /** A revision that was taken back, and by which nothing runs, needs nothing any more. */
    private static boolean isPast(Arn arn, Topology topology) {
        return topology.resource(arn)
                        .filter(from -> from.type().equals(ResourceType.ECS_TASK_DEFINITION))
                        .flatMap(from -> from.description().text("status"))
                        .filter(status -> !status.equals("ACTIVE"))
                        .isPresent()
                && topology.incoming(arn).isEmpty();
    }

    private Verdict verdict(
            TopologyNode node, Relation relation, Topology topology, boolean unread) {
        Reading[] readings =
                topology.resource(relation.from()).stream()
                        .map(from ->
                                new Reading(
                                        topology.name(from.arn()) + " " + relation.kind().verb(),
                                        node.arn().toString(),
                                        from.confirmedAt(),
                                        relation.evidence()))
                        .toArray(Reading[]::new);
        String who = topology.name(relation.from()) + " " + relation.kind().verb() + " it";
        return unread
                ? Verdict.unknown(
                        key(),
                        node.arn(),
                        who + ", and whether it is there could not be read.",
                        "Look at the coverage for the reason.",
                        readings)
                : Verdict.down(
                                key(),
                                node.arn(),
                                who + ", and it is not there.",
                                "Make it again or restore it, or take the reference to it away.",
                                readings)
                        .because(fileSystem(node, relation, topology));
    }

    /** An access point goes with its file system, which is named beside it. */
    private static List<Arn> fileSystem(TopologyNode node, Relation relation, Topology topology) {
        String point = node.arn().lastSegment();
        return topology.resource(relation.from()).stream()
                .flatMap(from -> from.description().objects("volumes").stream())
                .filter(volume ->
                        volume.text(
                                        "efsVolumeConfiguration",
                                        "authorizationConfig",
                                        "accessPointId")
                                .filter(point::equals)
                                .isPresent())
                .flatMap(volume -> volume.text("efsVolumeConfiguration", "fileSystemId").stream())
                .map(id ->
                        new Arn(
                                node.arn().partition(),
                                node.arn().service(),
                                node.arn().region(),
                                node.arn().account(),
                                "file-system/" + id))
                .filter(system -> topology.resource(system).isEmpty())
                .toList();
    }
}
