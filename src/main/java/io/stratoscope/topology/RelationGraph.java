package io.stratoscope.topology;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Relation;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.Snapshot;
import io.stratoscope.topology.TopologyNode.Presence;

import org.jgrapht.graph.DirectedPseudograph;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The relations of a snapshot as a directed graph that allows loops and parallel relations. */
final class RelationGraph {
    private final DirectedPseudograph<Arn, Relation> graph =
            new DirectedPseudograph<>(Relation.class);
    private final Map<Arn, TopologyNode> nodes = new TreeMap<>();

    RelationGraph(Snapshot snapshot) {
        for (Resource resource : snapshot.resources()) {
            addNode(new TopologyNode(resource.arn(), Presence.PRESENT, Optional.of(resource)));
        }
        for (Relation relation : snapshot.relations()) {
            addEnd(relation.from(), snapshot);
            addEnd(relation.to(), snapshot);
            graph.addEdge(relation.from(), relation.to(), relation);
        }
    }

    private void addEnd(Arn arn, Snapshot snapshot) {
        if (!nodes.containsKey(arn)) {
            addNode(new TopologyNode(arn, presence(arn, snapshot), Optional.empty()));
        }
    }

    private void addNode(TopologyNode node) {
        nodes.put(node.arn(), node);
        graph.addVertex(node.arn());
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

    Map<Arn, TopologyNode> nodes() {
        return nodes;
    }

    /** In the order of the snapshot's relations: the graph keeps the order of insertion. */
    List<Relation> outgoing(Arn arn) {
        return graph.containsVertex(arn) ? List.copyOf(graph.outgoingEdgesOf(arn)) : List.of();
    }

    List<Relation> incoming(Arn arn) {
        return graph.containsVertex(arn) ? List.copyOf(graph.incomingEdgesOf(arn)) : List.of();
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
