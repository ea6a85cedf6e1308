package io.stratoscope.ui.diagram;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Diagram.Edge;
import io.stratoscope.diagram.Diagram.Element;
import io.stratoscope.diagram.Drawing;
import io.stratoscope.diagram.Scene.Bounds;
import io.stratoscope.diagram.Scene.Box;
import io.stratoscope.diagram.Scene.Line;
import io.stratoscope.model.Arn;
import io.stratoscope.model.ResourceType;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds things of a drawing by id, by ARN and by place. Making one of a large drawing takes a while: jobs do it. */
public final class DiagramIndex {

    /** What is at a place. */
    public sealed interface Hit {
        record OnElement(Element element) implements Hit {}

        record OnEdge(Edge edge) implements Hit {}
    }

    private static final Set<ResourceType> ENTRIES = Set.of(Diagram.USERS, Diagram.INTERNET);

    private final Drawing drawing;
    private final Map<ResourceType, byte[]> icons;
    private final Map<String, Element> elements = new HashMap<>();
    private final Map<String, Edge> edges = new HashMap<>();
    private final Map<Arn, Element> byArn = new HashMap<>();
    private final Map<String, Bounds> bounds = new HashMap<>();
    private final Map<String, Polyline> courses = new LinkedHashMap<>();
    private final Map<String, List<Edge>> edgesOf = new HashMap<>();
    private final StandIns standIns;

    public DiagramIndex(Drawing drawing) {
        this.drawing = drawing;
        this.icons = DrawingIcons.of(drawing);
        Diagram diagram = drawing.diagram();
        diagram.allElements()
                .forEach(element -> {
                    elements.put(element.id(), element);
                    element.resource().ifPresent(arn -> byArn.putIfAbsent(arn, element));
                });
        for (Edge edge : diagram.edges()) {
            edges.put(edge.id(), edge);
            edgesOf.computeIfAbsent(edge.from(), id -> new ArrayList<>()).add(edge);
            if (!edge.to().equals(edge.from())) {
                edgesOf.computeIfAbsent(edge.to(), id -> new ArrayList<>()).add(edge);
            }
        }
        // What is folded is found at what it is folded into, where nothing shows it by itself.
        diagram.nodes()
                .forEach(node -> node.members().forEach(arn -> byArn.putIfAbsent(arn, node)));
        drawing.scene().groups().forEach(box -> bounds.put(box.id(), box.bounds()));
        drawing.scene().nodes().forEach(box -> bounds.put(box.id(), box.bounds()));
        for (Line line : drawing.scene().edges()) {
            courses.put(line.id(), Polyline.of(line.path()));
        }
        standIns = StandIns.of(this);
    }

    /** A PNG for each type that the drawing shows with one. */
    Map<ResourceType, byte[]> icons() {
        return icons;
    }

    public Drawing drawing() {
        return drawing;
    }

    public Optional<Element> element(String id) {
        return Optional.ofNullable(elements.get(id));
    }

    public Optional<Edge> edge(String id) {
        return Optional.ofNullable(edges.get(id));
    }

    /**
     * The element that stands for a resource, by itself or folded with others, where this view shows it; also for one that is
     * missing, of which only the ARN is known.
     */
    public Optional<Element> element(Arn arn) {
        return Optional.ofNullable(byArn.get(arn)).or(() -> element(arn.toString()));
    }

    /** The node that a resource without an element of its own is folded into, where the drawing tells. */
    public Optional<Element> holderOf(Arn arn) {
        return standIns.holderOf(arn);
    }

    public Optional<Bounds> bounds(String id) {
        return Optional.ofNullable(bounds.get(id));
    }

    /** Where reading begins: where people or the internet come in, else the node nearest to the top left corner. */
    Bounds start() {
        Optional<Bounds> entry =
                drawing.diagram()
                        .nodes()
                        .filter(node -> ENTRIES.contains(node.type()))
                        .flatMap(node -> bounds(node.id()).stream())
                        .findFirst();
        return entry.or(() ->
                        drawing.scene().nodes().stream()
                                .map(Box::bounds)
                                .min(Comparator.comparingDouble(at -> at.x() + at.y())))
                .orElseGet(() -> new Bounds(0, 0, 0, 0));
    }

    Optional<Polyline> course(String edgeId) {
        return Optional.ofNullable(courses.get(edgeId));
    }

    /** The edges that start or end at an element. */
    public List<Edge> edgesOf(String elementId) {
        return List.copyOf(edgesOf.getOrDefault(elementId, List.of()));
    }

    /**
     * What is at a point of the scene: a node before an edge before the innermost container.
     *
     * @param reach how far from an edge still counts, in points of the scene
     */
    public Optional<Hit> hit(double x, double y, double reach) {
        return topmost(drawing.scene().nodes(), x, y)
                .or(() -> nearestEdge(x, y, reach))
                .or(() -> topmost(drawing.scene().groups(), x, y));
    }

    private Optional<Hit> topmost(List<Box> boxes, double x, double y) {
        for (Box box : boxes.reversed()) {
            Element element = elements.get(box.id());
            if (element != null && box.bounds().contains(x, y)) {
                return Optional.of(new Hit.OnElement(element));
            }
        }
        return Optional.empty();
    }

    private Optional<Hit> nearestEdge(double x, double y, double reach) {
        Optional<Hit> nearest = Optional.empty();
        double best = reach;
        for (var course : courses.entrySet()) {
            double distance = course.getValue().distance(x, y, reach);
            Edge edge = edges.get(course.getKey());
            if (distance <= best && edge != null) {
                best = distance;
                nearest = Optional.of(new Hit.OnEdge(edge));
            }
        }
        return nearest;
    }
}
