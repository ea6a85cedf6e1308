package io.stratoscope.topology;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Relation;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.Snapshot;
import io.stratoscope.topology.TopologyNode.Presence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The relations of a snapshot as a directed graph that allows loops and parallel relations: adjacency lists, whose outgoing sides are
 * pieces of the snapshot's own sorted list. A graph library's hash tables of edges took four times the memory; what needs
 * algorithms makes a {@link DependencyGraph} of it.
 */
final class RelationGraph {

    /** A node and its relations, both sides in the order of the snapshot's. */
    private static final class Vertex {
        private final TopologyNode node;
        private List<Relation> outgoing = List.of();
        private List<Relation> incoming = List.of();

        Vertex(TopologyNode node) {
            this.node = node;
        }

        void addIncoming(Relation relation) {
            if (incoming.isEmpty()) {
                incoming = new ArrayList<>(2);
            }
            incoming.add(relation);
        }
    }

    private final Snapshot snapshot;
    private final Map<Arn, Vertex> vertices;
    private final List<TopologyNode> nodes;

    RelationGraph(Snapshot snapshot) {
        this.snapshot = snapshot;
        int size = snapshot.resources().size();
        vertices = HashMap.newHashMap(size);
        nodes = new ArrayList<>(size);
        for (Resource resource : snapshot.resources()) {
            add(new TopologyNode(resource.arn(), Presence.PRESENT, Optional.of(resource)));
        }
        addRelations(snapshot.relations());
        if (nodes.size() > size) {
            nodes.sort(Comparator.comparing(TopologyNode::arn));
        }
    }

    private void addRelations(List<Relation> relations) {
        int from = 0;
        for (int to = 0; to < relations.size(); to++) {
            Relation relation = relations.get(to);
            end(relation.to()).addIncoming(relation);
            boolean last =
                    to + 1 == relations.size()
                            || !relations.get(to + 1).from().equals(relation.from());
            if (last) {
                end(relation.from()).outgoing = relations.subList(from, to + 1);
                from = to + 1;
            }
        }
    }

    private Vertex add(TopologyNode node) {
        Vertex vertex = new Vertex(node);
        vertices.put(node.arn(), vertex);
        nodes.add(node);
        return vertex;
    }

    private Vertex end(Arn arn) {
        Vertex known = vertices.get(arn);
        return known != null
                ? known
                : add(new TopologyNode(arn, presence(arn, snapshot), Optional.empty()));
    }

    private static Presence presence(Arn arn, Snapshot snapshot) {
        boolean foreign =
                !arn.account().isEmpty() && !arn.account().equals(snapshot.account().id());
        boolean elsewhere =
                !arn.region().isEmpty()
                        && !snapshot.regions().isEmpty()
                        && !snapshot.regions().contains(arn.region())
                        // ACM certificates of CloudFront and metrics of global services live there.
                        && !arn.region().equals("us-east-1");
        return foreign || elsewhere ? Presence.EXTERNAL : Presence.MISSING;
    }

    /** All nodes, sorted by ARN. */
    List<TopologyNode> nodes() {
        return Collections.unmodifiableList(nodes);
    }

    Optional<TopologyNode> node(Arn arn) {
        return Optional.ofNullable(vertices.get(arn)).map(vertex -> vertex.node);
    }

    /** In the order of the snapshot's relations. */
    List<Relation> outgoing(Arn arn) {
        Vertex vertex = vertices.get(arn);
        return vertex == null ? List.of() : vertex.outgoing;
    }

    /** In the order of the snapshot's relations. */
    List<Relation> incoming(Arn arn) {
        Vertex vertex = vertices.get(arn);
        return vertex == null ? List.of() : Collections.unmodifiableList(vertex.incoming);
    }

    Stream<Arn> targets(Arn from, RelationKind kind) {
        return outgoing(from).stream()
                .filter(relation -> relation.kind() == kind)
                .map(Relation::to)
                .distinct();
    }

    Stream<Arn> sources(Arn to, RelationKind kind) {
        return incoming(to).stream()
                .filter(relation -> relation.kind() == kind)
                .map(Relation::from)
                .distinct();
    }
}
