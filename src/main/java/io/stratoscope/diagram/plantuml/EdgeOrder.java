package io.stratoscope.diagram.plantuml;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Diagram.Edge;
import io.stratoscope.diagram.Diagram.Element;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The order of edges in the source. Where nothing else decides, Smetana puts at the bottom what the first edges lead to: so the
 * edges of what is to stand lowest come first.
 */
final class EdgeOrder {
    private final Diagram diagram;
    private final Map<String, Integer> places = new HashMap<>();

    EdgeOrder(Diagram diagram) {
        this.diagram = diagram;
        diagram.allElements().map(Element::id).forEach(id -> places.put(id, places.size()));
    }

    List<Edge> sorted() {
        Comparator<Edge> byPlace =
                Comparator.comparingInt(
                                (Edge edge) -> Math.max(place(edge.from()), place(edge.to())))
                        .thenComparingInt(edge -> Math.min(place(edge.from()), place(edge.to())))
                        .thenComparing(Edge::id);
        return diagram.edges().stream().sorted(byPlace.reversed()).toList();
    }

    private int place(String id) {
        return places.getOrDefault(id, 0);
    }
}
