package io.stratoscope.ui.diagram;

import io.stratoscope.diagram.Diagram.Edge;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What is tied to an element directly.
 *
 * @param edges that start or end there
 * @param elements ids of what is at their other ends; without the element itself
 */
record Neighbourhood(List<Edge> edges, Set<String> elements) {

    Neighbourhood {
        edges = List.copyOf(edges);
        elements = Set.copyOf(elements);
    }

    static Neighbourhood of(DiagramIndex index, String elementId) {
        List<Edge> edges = index.edgesOf(elementId);
        Set<String> others = new LinkedHashSet<>();
        for (Edge edge : edges) {
            others.add(edge.from());
            others.add(edge.to());
        }
        others.remove(elementId);
        return new Neighbourhood(edges, others);
    }
}
