package io.stratoscope.diagram.export;

import io.stratoscope.diagram.Diagram.Edge;
import io.stratoscope.diagram.Diagram.Element;
import io.stratoscope.diagram.Diagram.Group;
import io.stratoscope.diagram.Diagram.Node;
import io.stratoscope.diagram.Drawing;
import io.stratoscope.diagram.Exporter;
import io.stratoscope.diagram.Format;
import io.stratoscope.diagram.Scene.Bounds;
import io.stratoscope.diagram.Scene.Segment;
import io.stratoscope.diagram.xml.XmlWriter;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A draw.io file: containers hold their children, edges are connected at both ends, and what AWS has an icon for is drawn with
 * draw.io's own. Labels are plain text there ({@code html=0}), so that nothing in them is markup.
 */
public final class DrawioExporter implements Exporter {
    @Override
    public Format format() {
        return Format.DRAWIO;
    }

    @Override
    public byte[] export(Drawing drawing) {
        return new Writer(drawing).write().getBytes(StandardCharsets.UTF_8);
    }

    private static final class Writer {
        /** Where the icon starts below the upper edge of a node's place, and how big it is. */
        private static final double ICON_TOP = 10;

        private static final double ICON_SIZE = 64;

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
            out.open("mxfile", Attributes.of("host", "Stratoscope"));
            out.open("diagram", Attributes.of("id", "diagram", "name", drawing.diagram().title()));
            out.open(
                    "mxGraphModel",
                    Attributes.of(
                            "grid", "0",
                            "page", "0",
                            "pageWidth", number(drawing.scene().width()),
                            "pageHeight", number(drawing.scene().height()),
                            "background", "#FFFFFF"));
            out.open("root", Map.of());
            out.empty("mxCell", Attributes.of("id", "0"));
            out.empty("mxCell", Attributes.of("id", "1", "parent", "0"));
            drawing.diagram()
                    .elements()
                    .forEach(element -> element(element, "1", new Bounds(0, 0, 0, 0)));
            int number = 0;
            for (Edge edge : drawing.diagram().edges()) {
                edge("e" + ++number, edge);
            }
            for (int i = 0; i < 4; i++) {
                out.close();
            }
            return out.toString();
        }

        /** Geometry in draw.io is relative to the container. */
        private void element(Element element, String parent, Bounds container) {
            Bounds bounds = places.bounds(element.id());
            switch (element) {
                case Group group -> {
                    cell(group, parent, DrawioShapes.style(group.kind()), bounds, container);
                    group.children().forEach(child -> element(child, names.of(group), bounds));
                }
                case Node node -> {
                    Bounds icon =
                            new Bounds(
                                    bounds.centerX() - ICON_SIZE / 2,
                                    bounds.y() + ICON_TOP,
                                    ICON_SIZE,
                                    ICON_SIZE);
                    cell(node, parent, DrawioShapes.style(node), icon, container);
                }
            }
        }

        private void cell(
                Element element, String parent, String style, Bounds bounds, Bounds container) {
            Map<String, String> object =
                    Attributes.of(
                            "label",
                            String.join("\n", Captions.of(element)),
                            "id",
                            names.of(element));
            element.resource().ifPresent(arn -> object.put("arn", arn.toString()));
            out.open("object", object);
            out.open("mxCell", Attributes.of("style", style, "vertex", "1", "parent", parent));
            out.empty(
                    "mxGeometry",
                    Attributes.of(
                            "x", number(bounds.x() - container.x()),
                            "y", number(bounds.y() - container.y()),
                            "width", number(bounds.width()),
                            "height", number(bounds.height()),
                            "as", "geometry"));
            out.close();
            out.close();
        }

        private void edge(String id, Edge edge) {
            out.open(
                    "mxCell",
                    Attributes.of(
                            "id", id,
                            "value", String.join("\n", Captions.ofEdge(edge)),
                            "style", DrawioShapes.style(edge),
                            "edge", "1",
                            "parent", "1",
                            "source", names.of(edge.from()),
                            "target", names.of(edge.to())));
            out.open("mxGeometry", Attributes.of("relative", "1", "as", "geometry"));
            List<Segment> path = places.path(edge.id());
            out.open("Array", Attributes.of("as", "points"));
            for (Segment point : path.subList(1, Math.max(1, path.size() - 2))) {
                out.empty("mxPoint", Attributes.of("x", number(point.x()), "y", number(point.y())));
            }
            out.close();
            out.close();
            out.close();
        }

        private static String number(double value) {
            return BigDecimal.valueOf(value)
                    .setScale(2, RoundingMode.HALF_UP)
                    .stripTrailingZeros()
                    .toPlainString();
        }
    }
}
