package io.stratoscope.diagram.plantuml;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Diagram.Edge;

/** Turns the edges that lead out, so that all lead in the direction of reading; they still tell that they do. */
final class Inward {
    private Inward() {}

    static Diagram of(Diagram diagram) {
        return new Diagram(
                diagram.view(),
                diagram.title(),
                diagram.elements(),
                diagram.edges().stream().map(Inward::of).toList(),
                diagram.warnings());
    }

    private static Edge of(Edge edge) {
        return edge.outward()
                ? new Edge(
                        edge.id(),
                        edge.to(),
                        edge.from(),
                        edge.kind(),
                        edge.label(),
                        edge.dashed(),
                        true,
                        edge.relations())
                : edge;
    }
}
