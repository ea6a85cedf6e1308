package io.stratoscope.ui.diagram;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Diagram.Edge;
import io.stratoscope.diagram.Scene;
import io.stratoscope.diagram.Scene.Bounds;
import io.stratoscope.diagram.Scene.Box;
import io.stratoscope.diagram.Scene.Line;
import io.stratoscope.ui.diagram.FigureLayer.Part;

import javafx.scene.Group;
import javafx.scene.Node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The figures of a drawing. From back to front: containers, edges, container titles, nodes, edge labels. */
final class DiagramLayers {

    private final Figures figures;
    private final FigureLayer containers = new FigureLayer();
    private final FigureLayer edges = new FigureLayer();
    private final FigureLayer titles = new FigureLayer();
    private final FigureLayer nodes = new FigureLayer();
    private final FigureLayer edgeLabels = new FigureLayer();
    private final List<FigureLayer> all = List.of(nodes, containers, titles, edges, edgeLabels);
    private final Group group;

    /**
     * Empty layers.
     *
     * @param overEdges goes between the edges and what covers them
     */
    DiagramLayers(Figures figures, Node overEdges) {
        this.figures = figures;
        this.group =
                new Group(
                        containers.node(),
                        edges.node(),
                        overEdges,
                        titles.node(),
                        nodes.node(),
                        edgeLabels.node());
        group.setMouseTransparent(true);
    }

    Group node() {
        return group;
    }

    FigureLayer nodes() {
        return nodes;
    }

    FigureLayer containers() {
        return containers;
    }

    FigureLayer titles() {
        return titles;
    }

    /** Every layer, the most important first. */
    List<FigureLayer> all() {
        return all;
    }

    /** Gets to know the drawing that comes next; what is shown stays. */
    void prepare(DiagramIndex index) {
        Scene scene = index.drawing().scene();
        List<Part> frames = new ArrayList<>();
        List<Part> names = new ArrayList<>();
        for (Box box : scene.groups()) {
            if (index.element(box.id()).orElse(null) instanceof Diagram.Group group) {
                // A container's figure does not depend on what it holds.
                Object of = List.of(group.kind(), group.label(), group.sublabel(), box.bounds());
                frames.add(part(box, of, () -> figures.container(group, box.bounds())));
                names.add(part(box, of, () -> figures.title(group, box.bounds())));
            }
        }
        containers.prepare(frames);
        titles.prepare(names);
        List<Part> cards = new ArrayList<>();
        for (Box box : scene.nodes()) {
            if (index.element(box.id()).orElse(null) instanceof Diagram.Node node) {
                cards.add(part(box, List.of(node, box), () -> figures.node(node, box.bounds())));
            }
        }
        nodes.prepare(cards);
        prepareEdges(index, scene);
    }

    private static Part part(Box box, Object of, java.util.function.Supplier<Node> figure) {
        return new Part(box.id(), box.bounds(), of, figure);
    }

    private void prepareEdges(DiagramIndex index, Scene scene) {
        List<Part> lines = new ArrayList<>();
        List<Part> labels = new ArrayList<>();
        for (Line line : scene.edges()) {
            Optional<Edge> edge = index.edge(line.id());
            Optional<Polyline> course = index.course(line.id());
            if (edge.isPresent() && course.isPresent() && !line.path().isEmpty()) {
                addEdge(edge.get(), line, course.get(), lines, labels);
            }
        }
        edges.prepare(lines);
        edgeLabels.prepare(labels);
    }

    /**
     * Makes figures of the drawing that comes next, unseen.
     *
     * @param most figures to make this time
     * @return whether all in the area are there
     */
    boolean make(Bounds area, int most) {
        int left = most;
        for (FigureLayer layer : all) {
            left -= layer.make(area, left);
        }
        return left > 0;
    }

    /** Takes the drawing that was prepared; what is the same in it keeps its figure. */
    void take() {
        all.forEach(FigureLayer::take);
    }

    private void addEdge(
            Edge edge, Line line, Polyline course, List<Part> lines, List<Part> labels) {
        lines.add(
                new Part(
                        line.id(),
                        course.bounds(),
                        List.of(edge.dashed(), line),
                        () -> figures.edge(edge, line.path(), course)));
        if (!edge.label().isEmpty()) {
            Polyline.Point middle = course.middle();
            labels.add(
                    new Part(
                            line.id(),
                            InSight.around(new Bounds(middle.x(), middle.y(), 0, 0), 70),
                            List.of(edge.label(), line),
                            () -> figures.edgeLabel(edge, course)));
        }
    }

    /**
     * Makes the figures of what is in the area, nodes first, and lets go of those beyond what is to be kept.
     *
     * @param most figures to make this time
     * @return whether all are there
     */
    boolean reveal(Bounds area, Bounds keep, int most) {
        int left = most;
        for (FigureLayer layer : all) {
            left -= layer.reveal(area, keep, left);
        }
        return left > 0;
    }

    /** Whether the figures are to be seen. */
    void setSeen(boolean seen) {
        all.forEach(layer -> layer.setSeen(seen));
    }

    void clear() {
        all.forEach(FigureLayer::clear);
    }

    /** Makes all nodes and edges step back but those that pass. */
    void light(Predicate<String> node, Predicate<String> edge) {
        nodes.light(node);
        edges.light(edge);
        edgeLabels.light(edge);
    }

    /** How many figures there are. */
    int size() {
        return all.stream().mapToInt(FigureLayer::size).sum();
    }
}
