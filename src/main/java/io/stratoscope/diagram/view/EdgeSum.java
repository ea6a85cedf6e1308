package io.stratoscope.diagram.view;

import io.stratoscope.diagram.Diagram.Edge;
import io.stratoscope.model.Relation;
import io.stratoscope.model.RelationKind;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Several links between the same two ends, as one edge. */
final class EdgeSum {
    private static final int MOST_LABELS = 3;

    private final String id;
    private final String from;
    private final String to;
    private final TreeMap<RelationKind, Integer> kinds = new TreeMap<>();
    private final Set<String> labels = new TreeSet<>();
    private final Set<Relation> relations = new LinkedHashSet<>();
    private boolean dashed = true;
    private boolean outward = true;

    EdgeSum(String id, String from, String to) {
        this.id = id;
        this.from = from;
        this.to = to;
    }

    void add(Draft.Link link) {
        kinds.merge(link.kind(), 1, Integer::sum);
        if (!link.label().isEmpty()) {
            labels.add(link.label());
        }
        relations.addAll(link.relations());
        dashed &= link.dashed();
        outward &= link.outward();
    }

    /** Adds an edge that was one between other ends. */
    void add(Edge edge) {
        add(
                new Draft.Link(
                        edge.from(),
                        edge.to(),
                        edge.kind(),
                        edge.label(),
                        edge.dashed(),
                        edge.outward(),
                        edge.relations()));
    }

    Edge edge() {
        return new Edge(
                id,
                from,
                to,
                mostTelling(),
                label(),
                dashed,
                outward,
                relations.stream().sorted().toList());
    }

    /** A flow says more than a mere mention: the first kind that is not one. */
    private RelationKind mostTelling() {
        return kinds.keySet().stream()
                .filter(kind -> kind != RelationKind.PART_OF && kind != RelationKind.LOCATED_IN)
                .findFirst()
                .orElseGet(kinds::firstKey);
    }

    private String label() {
        return labels.size() <= MOST_LABELS
                ? String.join(", ", labels)
                : relations.size() + " relations";
    }
}
