package io.stratoscope.discovery;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Relation;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.Snapshot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an earlier snapshot knew, each relation given to the resources whose calls told it: it is theirs to keep where they
 * cannot be read again.
 */
final class EarlierState {

    private final Map<Arn, Node> nodes = new HashMap<>();

    private EarlierState() {}

    /** A node for each of its resources. */
    static Map<Arn, Node> of(Snapshot snapshot) {
        EarlierState state = new EarlierState();
        for (Resource resource : snapshot.resources()) {
            Node node = new Node(resource.arn(), resource.region());
            node.previous = Optional.of(resource);
            node.previousRelations = new ArrayList<>();
            node.previousAround = new ArrayList<>();
            state.nodes.put(node.arn, node);
        }
        Map<Arn, List<Node>> kin = state.kin(snapshot);
        for (Relation relation : snapshot.relations()) {
            state.remember(relation, kin.getOrDefault(relation.from(), List.of()));
        }
        return state.nodes;
    }

    /** Of each resource those that it was a part of, and its parts. */
    private Map<Arn, List<Node>> kin(Snapshot snapshot) {
        Map<Arn, List<Node>> kin = new HashMap<>();
        for (Relation relation : snapshot.relations()) {
            if (relation.kind() == RelationKind.PART_OF) {
                kinship(relation.from(), relation.to(), kin);
                kinship(relation.to(), relation.from(), kin);
            }
        }
        return kin;
    }

    private void kinship(Arn one, Arn other, Map<Arn, List<Node>> kin) {
        get(other).ifPresent(node -> kin.computeIfAbsent(one, key -> new ArrayList<>()).add(node));
    }

    private void remember(Relation relation, List<Node> kin) {
        Optional<Node> start = get(relation.from());
        Optional<Node> end = get(relation.to());
        start.ifPresent(from -> {
            from.previousRelations.add(relation);
            from.previousAround.add(relation);
        });
        // One that leads from a bucket to a bucket is the first one's to tell.
        end.filter(to -> start.filter(from -> sameType(from, to)).isEmpty())
                .ifPresent(to -> to.previousAround.add(relation));
        // A service's description tells of the target group that routes to it.
        end.filter(to -> told(to, relation)).ifPresent(to -> to.previousRelations.add(relation));
        // A database's description tells which of its instances replicates to which; a cache
        // node's, which
        // parameters its group has.
        if (start.filter(from -> told(from, relation)).isEmpty()) {
            kin.stream()
                    .filter(each -> !each.arn.equals(relation.to()) && told(each, relation))
                    .forEach(each -> each.previousRelations.add(relation));
        }
    }

    private Optional<Node> get(Arn arn) {
        return Optional.ofNullable(nodes.get(arn));
    }

    private static boolean sameType(Node one, Node other) {
        return one.previous.map(Resource::type).equals(other.previous.map(Resource::type));
    }

    private static boolean told(Node node, Relation relation) {
        return node.previous
                .filter(resource -> resource.call().equals(relation.evidence().call()))
                .isPresent();
    }
}
