package io.stratoscope.diagram.export;

import io.stratoscope.diagram.Diagram.Edge;
import io.stratoscope.diagram.Diagram.Element;
import io.stratoscope.diagram.Diagram.Group;
import io.stratoscope.diagram.Diagram.Node;
import io.stratoscope.diagram.Drawing;
import io.stratoscope.diagram.Exporter;
import io.stratoscope.diagram.Format;
import io.stratoscope.diagram.Scene.Bounds;
import io.stratoscope.diagram.xml.XmlWriter;
import io.stratoscope.model.Arn;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** GraphML with the containers as nested graphs, and what is known of everything as data. */
public final class GraphmlExporter implements Exporter {
    private static final List<String> NODE_TEXTS =
            List.of("label", "sublabel", "type", "arn", "members", "status", "kind");
    private static final List<String> NODE_NUMBERS = List.of("x", "y", "width", "height");

    @Override
    public Format format() {
        return Format.GRAPHML;
    }

    @Override
    public byte[] export(Drawing drawing) {
        return new Writer(drawing).write().getBytes(StandardCharsets.UTF_8);
    }

    private static final class Writer {
        private final Drawing drawing;
        private final Names names;
        private final Places places;
        private final XmlWriter out = new XmlWriter();

        Writer(Drawing drawing) {
            this.drawing = drawing;
            this.names = new Names(drawing.diagram());
            this.places = new Places(drawing.scene());
        }

        String write() {
            out.declaration();
            out.open(
                    "graphml",
                    Attributes.of(
                            "xmlns", "http://graphml.graphdrawing.org/xmlns",
                            "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance",
                            "xsi:schemaLocation",
                                    "http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd"));
            key("title", "graph", "string");
            key("view", "graph", "string");
            NODE_TEXTS.forEach(name -> key(name, "node", "string"));
            key("count", "node", "int");
            NODE_NUMBERS.forEach(name -> key(name, "node", "double"));
            key("relation", "edge", "string");
            key("text", "edge", "string");
            key("dashed", "edge", "boolean");
            out.open("graph", Attributes.of("id", "diagram", "edgedefault", "directed"));
            data("title", drawing.diagram().title());
            data("view", drawing.diagram().view().key());
            drawing.diagram().elements().forEach(this::element);
            int number = 0;
            for (Edge edge : drawing.diagram().edges()) {
                edge("e" + ++number, edge);
            }
            out.close();
            out.close();
            return out.toString();
        }

        private void key(String name, String domain, String type) {
            out.empty(
                    "key",
                    Attributes.of("id", name, "for", domain, "attr.name", name, "attr.type", type));
        }

        private void element(Element element) {
            String name = names.of(element);
            out.open("node", Attributes.of("id", name));
            data("label", element.label());
            if (!element.sublabel().isEmpty()) {
                data("sublabel", element.sublabel());
            }
            element.resource().ifPresent(arn -> data("arn", arn.toString()));
            Bounds bounds = places.bounds(element.id());
            data("x", String.valueOf(bounds.x()));
            data("y", String.valueOf(bounds.y()));
            data("width", String.valueOf(bounds.width()));
            data("height", String.valueOf(bounds.height()));
            switch (element) {
                case Node node -> {
                    data("type", node.type().name());
                    data("status", node.status().name());
                    data("count", String.valueOf(node.count()));
                    if (!node.members().isEmpty()) {
                        data(
                                "members",
                                node.members().stream()
                                        .map(Arn::toString)
                                        .collect(Collectors.joining("\n")));
                    }
                }
                case Group group -> {
                    data("kind", group.kind().name());
                    // The schema wants data before the nested graph.
                    if (!group.children().isEmpty()) {
                        out.open(
                                "graph",
                                Attributes.of("id", name + "_in", "edgedefault", "directed"));
                        group.children().forEach(this::element);
                        out.close();
                    }
                }
            }
            out.close();
        }

        private void edge(String id, Edge edge) {
            out.open(
                    "edge",
                    Attributes.of(
                            "id",
                            id,
                            "source",
                            names.of(edge.from()),
                            "target",
                            names.of(edge.to())));
            data("relation", edge.kind().name());
            if (!edge.label().isEmpty()) {
                data("text", edge.label());
            }
            data("dashed", String.valueOf(edge.dashed()));
            out.close();
        }

        private void data(String key, String value) {
            out.text("data", Map.of("key", key), value);
        }
    }
}
