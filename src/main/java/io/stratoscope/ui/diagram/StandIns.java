package io.stratoscope.ui.diagram;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Diagram.Edge;
import io.stratoscope.diagram.Diagram.Element;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Relation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which folded node a resource is in that has no element of its own. A diagram says it only by its edges: where one end of a
 * relation is shown at one end of an edge, the relation's other end is in the node at the edge's other end.
 */
final class StandIns {

    private final DiagramIndex index;
    private final Map<Arn, Element> known = new HashMap<>();
    private final Set<Arn> unclear = new HashSet<>();

    private StandIns(DiagramIndex index) {
        this.index = index;
    }

    static StandIns of(DiagramIndex index) {
        StandIns standIns = new StandIns(index);
        for (Edge edge : index.drawing().diagram().edges()) {
            edge.relations().forEach(relation -> standIns.learn(edge, relation));
        }
        standIns.unclear.forEach(standIns.known::remove);
        return standIns;
    }

    private void learn(Edge edge, Relation relation) {
        learn(edge, relation.from(), relation.to());
        learn(edge, relation.to(), relation.from());
    }

    private void learn(Edge edge, Arn hidden, Arn other) {
        Optional<String> shown = index.element(other).map(Element::id);
        if (index.element(hidden).isPresent() || shown.isEmpty()) {
            return;
        }
        String there = shown.get();
        Optional<Element> holder =
                there.equals(edge.from())
                        ? index.element(edge.to())
                        : there.equals(edge.to()) ? index.element(edge.from()) : Optional.empty();
        holder.filter(StandIns::isFolded).ifPresent(element -> note(hidden, element));
    }

    private static boolean isFolded(Element element) {
        return element instanceof Diagram.Node node && node.count() > 1;
    }

    private void note(Arn hidden, Element holder) {
        Element before = known.putIfAbsent(hidden, holder);
        if (before != null && !before.id().equals(holder.id())) {
            unclear.add(hidden);
        }
    }

    /** The node that a resource without an element of its own is folded into, where that is known. */
    Optional<Element> holderOf(Arn arn) {
        return Optional.ofNullable(known.get(arn));
    }
}
