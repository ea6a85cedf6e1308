package io.stratoscope.diagram.plantuml;

import io.stratoscope.diagram.Diagram.Edge;
import io.stratoscope.diagram.Diagram.Element;
import io.stratoscope.diagram.Diagram.Node;
import io.stratoscope.diagram.Diagram.NodeStatus;
import io.stratoscope.diagram.Scene.Line;
import io.stratoscope.diagram.Scene.Segment;
import io.stratoscope.diagram.xml.XmlElement;
import io.stratoscope.diagram.xml.XmlWriter;
import io.stratoscope.document.DejaVuSans;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * PlantUML's picture as it is given to others: without its version and its source, no links, every image once, the full names
 * as tooltips, and the diagram's ids on what shows them.
 */
final class SvgPicture {
    private static final String FONTS = "'" + DejaVuSans.FAMILY + "', Verdana, Arial, sans-serif";

    /** Elements that a picture needs; a link's or a script's are none of them. */
    private static final Set<String> SHAPES =
            Set.of("rect", "path", "polygon", "polyline", "line", "ellipse", "circle", "g");

    private static final Set<String> DROPPED =
            Set.of(
                    "id",
                    "class",
                    "data-source-line",
                    "data-qualified-name",
                    "data-entity-1",
                    "data-entity-2",
                    "data-link-type",
                    "font-family",
                    "lengthAdjust");

    /** In a tooltip. */
    private static final int MOST_MEMBERS = 15;

    private final PlantUmlSource source;
    private final Map<String, Edge> edges;
    private final Map<Map<String, String>, String> images = new LinkedHashMap<>();
    private final XmlWriter out = new XmlWriter();

    SvgPicture(PlantUmlSource source, Map<String, Edge> edges) {
        this.source = source;
        this.edges = edges;
    }

    /**
     * The picture.
     *
     * @param lines the edges that PlantUML did not draw
     */
    String write(XmlElement svg, List<Line> lines) {
        Map<String, String> root = new LinkedHashMap<>();
        root.put("xmlns", "http://www.w3.org/2000/svg");
        root.put("xmlns:xlink", "http://www.w3.org/1999/xlink");
        root.put("version", "1.1");
        root.put("width", svg.attribute("width"));
        root.put("height", svg.attribute("height"));
        root.put("viewBox", svg.attribute("viewBox"));
        out.declaration();
        out.open("svg", root);
        collectImages(svg);
        out.open("defs", Map.of());
        images.forEach(this::defineImage);
        out.close();
        out.empty("rect", attributes("width", "100%", "height", "100%", "fill", "#FFFFFF"));
        out.open("g", attributes("font-family", FONTS));
        svg.children().forEach(this::element);
        lines.forEach(this::line);
        out.close();
        out.close();
        return out.toString();
    }

    private void collectImages(XmlElement element) {
        if (element.name().equals("image") && isPicture(element)) {
            images.computeIfAbsent(imageKey(element), _ -> "icon" + (images.size() + 1));
        }
        element.children().forEach(this::collectImages);
    }

    private static boolean isPicture(XmlElement image) {
        return image.attribute("xlink:href").startsWith("data:image/png;base64,");
    }

    private static Map<String, String> imageKey(XmlElement image) {
        return attributes(
                "width", image.attribute("width"),
                "height", image.attribute("height"),
                "xlink:href", image.attribute("xlink:href"));
    }

    private void defineImage(Map<String, String> image, String id) {
        Map<String, String> attributes = attributes("id", id);
        attributes.putAll(image);
        out.empty("image", attributes);
    }

    private void element(XmlElement element) {
        switch (element.name()) {
            case "text" -> text(element);
            case "image" -> image(element, false);
            case "a" -> element.children().forEach(this::element);
            case "g" -> group(element);
            default -> {
                if (SHAPES.contains(element.name())) {
                    out.empty(element.name(), kept(element));
                }
            }
        }
    }

    private void group(XmlElement group) {
        Map<String, String> attributes = kept(group);
        Edge edge = edges.get(group.attribute("id"));
        Element shown = source.elements().get(SceneReader.sourceName(group));
        boolean faded = false;
        if (edge != null) {
            attributes.put("class", "edge");
            attributes.put("data-id", edge.id());
        } else if (shown != null) {
            attributes.put("class", shown instanceof Node ? "node" : "group");
            attributes.put("data-id", shown.id());
            faded = shown instanceof Node node && node.status() == NodeStatus.MISSING;
        }
        out.open("g", attributes);
        if (edge != null && !edge.label().isEmpty()) {
            out.text("title", Map.of(), edge.label());
        } else if (shown != null) {
            out.text("title", Map.of(), tooltip(shown));
        }
        for (XmlElement child : group.children()) {
            if (child.name().equals("image")) {
                image(child, faded);
            } else {
                element(child);
            }
        }
        out.close();
    }

    private void line(Line line) {
        Segment from = line.path().getFirst();
        Segment to = line.path().getLast();
        out.open("g", attributes("class", "edge", "data-id", line.id()));
        out.empty(
                "line",
                attributes(
                        "x1", String.valueOf(from.x()),
                        "y1", String.valueOf(from.y()),
                        "x2", String.valueOf(to.x()),
                        "y2", String.valueOf(to.y()),
                        "style", "stroke:#666;stroke-width:1;"));
        out.empty(
                "circle",
                attributes(
                        "cx",
                        String.valueOf(to.x()),
                        "cy",
                        String.valueOf(to.y()),
                        "r",
                        "3",
                        "fill",
                        "#666"));
        out.close();
    }

    private static String tooltip(Element element) {
        StringBuilder tooltip = new StringBuilder(element.label());
        if (!element.sublabel().isEmpty()) {
            tooltip.append('\n').append(element.sublabel());
        }
        element.resource().ifPresent(arn -> tooltip.append('\n').append(arn));
        if (element instanceof Node node) {
            node.members().stream()
                    .limit(MOST_MEMBERS)
                    .forEach(arn -> tooltip.append("\n+ ").append(arn));
            int more = node.members().size() - MOST_MEMBERS;
            tooltip.append(more > 0 ? "\nand " + more + " more" : "");
        }
        return tooltip.toString();
    }

    private void text(XmlElement text) {
        Map<String, String> attributes = kept(text);
        // Runs of spaces in a name are part of it.
        attributes.put("xml:space", "preserve");
        out.text("text", attributes, text.text().toString());
    }

    private void image(XmlElement image, boolean faded) {
        String id = images.get(imageKey(image));
        if (id == null) {
            return;
        }
        Map<String, String> attributes =
                attributes(
                        "xlink:href", "#" + id,
                        "x", image.attribute("x"),
                        "y", image.attribute("y"));
        if (faded) {
            attributes.put("opacity", "0.35");
        }
        out.empty("use", attributes);
    }

    private static Map<String, String> kept(XmlElement element) {
        Map<String, String> kept = new LinkedHashMap<>(element.attributes());
        kept.keySet()
                .removeIf(name ->
                        DROPPED.contains(name)
                                || name.startsWith("xlink:")
                                || name.startsWith("on"));
        return kept;
    }

    private static Map<String, String> attributes(String... keysAndValues) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            attributes.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return attributes;
    }
}
