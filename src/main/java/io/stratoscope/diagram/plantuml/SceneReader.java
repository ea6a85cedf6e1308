package io.stratoscope.diagram.plantuml;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Diagram.Edge;
import io.stratoscope.diagram.Diagram.Element;
import io.stratoscope.diagram.Diagram.Group;
import io.stratoscope.diagram.Diagram.Node;
import io.stratoscope.diagram.LayoutException;
import io.stratoscope.diagram.Scene;
import io.stratoscope.diagram.Scene.Bounds;
import io.stratoscope.diagram.Scene.Box;
import io.stratoscope.diagram.Scene.Line;
import io.stratoscope.diagram.Scene.Segment;
import io.stratoscope.diagram.text.PlainText;
import io.stratoscope.diagram.xml.XmlElement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the geometry from PlantUML's picture, and finds out which group of the picture shows what. */
final class SceneReader {
    private final PlantUmlSource source;
    private final XmlElement svg;

    /** Bounds by name in the source. */
    private final Map<String, Bounds> bounds = new HashMap<>();

    /** Names in the source by the ids that PlantUML gives in the picture. */
    private final Map<String, String> names = new HashMap<>();

    private final List<XmlElement> links = new ArrayList<>();

    /** The edges by their groups' ids in the picture. */
    private final Map<String, Edge> edges = new LinkedHashMap<>();

    SceneReader(PlantUmlSource source, XmlElement svg) {
        this.source = source;
        this.svg = svg;
    }

    /**
     * The scene of a diagram.
     *
     * @throws LayoutException when anything of it is not in the picture
     */
    Scene read(Diagram diagram) {
        collect(svg);
        if (source.hasEdges()) {
            matchEdges();
        }
        List<Box> groups = new ArrayList<>();
        List<Box> nodes = new ArrayList<>();
        Map<String, Bounds> byId = new HashMap<>();
        source.elements()
                .forEach((name, element) -> {
                    Bounds found = bounds.get(name);
                    if (found == null) {
                        throw new LayoutException(
                                "PlantUML's picture leaves out "
                                        + PlainText.printable(element.label()));
                    }
                    byId.put(element.id(), found);
                });
        diagram.allElements()
                .forEach(element -> {
                    Bounds found = byId.get(element.id());
                    if (found != null) {
                        Box box = new Box(element.id(), found);
                        switch (element) {
                            case Group _ -> groups.add(box);
                            case Node _ -> nodes.add(box);
                        }
                    }
                });
        return new Scene(
                svg.length("width"),
                svg.length("height"),
                groups,
                nodes,
                source.hasEdges() ? lines(diagram.edges()) : straightLines(diagram.edges(), byId));
    }

    /** The edges by the ids of their groups in the picture; after {@link #read}. */
    Map<String, Edge> edgesByGroup() {
        return edges;
    }

    private void collect(XmlElement element) {
        if (isGroup(element, "entity") || isGroup(element, "cluster")) {
            String name = sourceName(element);
            names.put(element.attribute("id"), name);
            element.children().stream()
                    .filter(child -> child.name().equals("rect"))
                    .findFirst()
                    .ifPresent(rect -> bounds.put(name, boundsOf(rect)));
        } else if (isGroup(element, "link")) {
            links.add(element);
        }
        element.children().forEach(this::collect);
    }

    private static boolean isGroup(XmlElement element, String svgClass) {
        return element.name().equals("g") && element.attribute("class").equals(svgClass);
    }

    /** The name in the source of what a group of the picture shows, without those of its containers. */
    static String sourceName(XmlElement group) {
        String qualified = group.attribute("data-qualified-name");
        return qualified.substring(qualified.lastIndexOf('.') + 1);
    }

    private static Bounds boundsOf(XmlElement rect) {
        return new Bounds(
                rect.length("x"), rect.length("y"), rect.length("width"), rect.length("height"));
    }

    /** PlantUML numbers links in the order of the source; the invisible ones come after all others. */
    private void matchEdges() {
        links.sort(Comparator.comparingInt(SceneReader::number));
        if (links.size() < source.edges().size()) {
            throw new LayoutException(
                    "PlantUML's picture has %d of %d edges"
                            .formatted(links.size(), source.edges().size()));
        }
        for (int i = 0; i < source.edges().size(); i++) {
            XmlElement link = links.get(i);
            Edge edge = source.edges().get(i);
            boolean back = source.leftward().contains(edge.id());
            if (!isEnd(link, "data-entity-1", back ? edge.to() : edge.from())
                    || !isEnd(link, "data-entity-2", back ? edge.from() : edge.to())) {
                throw new LayoutException(
                        "PlantUML's picture has another edge where %s should be"
                                .formatted(PlainText.printable(edge.id())));
            }
            edges.put(link.attribute("id"), edge);
        }
    }

    private static int number(XmlElement link) {
        String digits = link.attribute("id").replaceAll("\\D", "");
        if (digits.isEmpty() || digits.length() > 9) {
            throw new LayoutException("PlantUML's picture has an edge without a number");
        }
        return Integer.parseInt(digits);
    }

    /** Whether a link ends at an element of the diagram or, where it had to be drawn to a node, inside of it. */
    private boolean isEnd(XmlElement link, String attribute, String id) {
        Element end = source.elements().get(names.getOrDefault(link.attribute(attribute), ""));
        return end != null && source.drawnEnd(id).equals(end.id());
    }

    private List<Line> lines(List<Edge> wanted) {
        Map<Edge, List<Segment>> paths = new HashMap<>();
        for (XmlElement link : links) {
            Edge edge = edges.get(link.attribute("id"));
            if (edge != null) {
                paths.put(edge, path(link, source.leftward().contains(edge.id())));
            }
        }
        return wanted.stream().map(edge -> new Line(edge.id(), pathOf(edge, paths))).toList();
    }

    /** From the middle of one end to the middle of the other, as far as the line is outside of both. */
    private static List<Line> straightLines(List<Edge> edges, Map<String, Bounds> bounds) {
        List<Line> lines = new ArrayList<>();
        for (Edge edge : edges) {
            Bounds from = bounds.get(edge.from());
            Bounds to = bounds.get(edge.to());
            if (from != null && to != null) {
                lines.add(new Line(edge.id(), StraightLine.between(from, to)));
            }
        }
        return lines;
    }

    private static List<Segment> pathOf(Edge edge, Map<Edge, List<Segment>> paths) {
        List<Segment> path = paths.get(edge);
        if (path == null) {
            throw new LayoutException(
                    "PlantUML's picture has no line for " + PlainText.printable(edge.id()));
        }
        return path;
    }

    private static List<Segment> path(XmlElement link, boolean leftward) {
        List<Segment> path = new ArrayList<>();
        for (XmlElement child : link.children()) {
            if (child.name().equals("path") && path.isEmpty()) {
                List<Segment> drawn = SvgPath.parse(child.attribute("d"));
                path.addAll(leftward ? SvgPath.reversed(drawn) : drawn);
            }
        }
        // The line ends where the arrow's head begins; its first point is the tip.
        for (XmlElement child : link.children()) {
            if (child.name().equals("polygon") && !path.isEmpty()) {
                String[] tip = child.attribute("points").split("[ ,]+", 3);
                if (tip.length >= 2) {
                    path.add(new Segment.LineTo(SvgPath.number(tip[0]), SvgPath.number(tip[1])));
                }
                break;
            }
        }
        return path.isEmpty() ? noPath(link) : path;
    }

    private static List<Segment> noPath(XmlElement link) {
        throw new LayoutException(
                "PlantUML's picture has no line in its edge " + link.attribute("id"));
    }
}
