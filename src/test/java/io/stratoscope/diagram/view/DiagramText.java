package io.stratoscope.diagram.view;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Diagram.Edge;
import io.stratoscope.diagram.Diagram.Element;
import io.stratoscope.diagram.Diagram.Group;
import io.stratoscope.diagram.Diagram.Node;

import java.util.List;

/** A diagram as indented text, for comparing and for reading. */
final class DiagramText {
    private DiagramText() {}

    static String of(Diagram diagram) {
        StringBuilder text = new StringBuilder();
        write(diagram.elements(), "", text);
        for (Edge edge : diagram.edges()) {
            text.append(name(diagram, edge.from()))
                    .append(edge.dashed() ? " ..> " : " --> ")
                    .append(name(diagram, edge.to()))
                    .append(edge.label().isEmpty() ? "" : " [" + edge.label() + "]")
                    .append('\n');
        }
        return text.toString();
    }

    /** The edges as {@code from --> to}, by label. */
    static List<String> edges(Diagram diagram) {
        return diagram.edges().stream()
                .map(edge -> name(diagram, edge.from()) + " --> " + name(diagram, edge.to()))
                .toList();
    }

    static String name(Diagram diagram, String id) {
        return diagram.allElements()
                .filter(element -> element.id().equals(id))
                .map(Element::label)
                .findFirst()
                .orElseThrow(() -> new AssertionError("an edge ends at nothing: " + id));
    }

    private static void write(List<Element> elements, String indent, StringBuilder text) {
        for (Element element : elements) {
            text.append(indent).append(element.label());
            text.append(element.sublabel().isEmpty() ? "" : " (" + element.sublabel() + ")");
            switch (element) {
                case Node node -> text.append(" ").append(node.status()).append('\n');
                case Group group -> {
                    text.append(" ").append(group.kind()).append(":\n");
                    write(group.children(), indent + "  ", text);
                }
            }
        }
    }
}
