package io.stratoscope.diagram.export;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Diagram.Element;
import io.stratoscope.diagram.Diagram.Group;
import io.stratoscope.diagram.Drawing;
import io.stratoscope.diagram.Scene;
import io.stratoscope.diagram.Scene.Bounds;
import io.stratoscope.diagram.Scene.Box;
import io.stratoscope.diagram.Scene.Line;
import io.stratoscope.diagram.xml.XmlElement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Cuts a rectangle out of a drawing. It grows until it cuts through no node and no words; what lies outside of it leaves the
 * picture.
 */
final class Crop {

    private static final double MARGIN = 8;

    private final Drawing drawing;
    private final XmlElement root;
    private final Map<String, Bounds> frames = new HashMap<>();
    private final Map<String, Bounds> lines = new HashMap<>();
    private final Bounds area;

    private Crop(Drawing drawing, Bounds wanted) {
        this.drawing = drawing;
        this.root = XmlElement.parse(drawing.svg());
        drawing.scene().groups().forEach(box -> frames.put(box.id(), box.bounds()));
        drawing.scene().nodes().forEach(box -> frames.put(box.id(), box.bounds()));
        drawing.scene()
                .edges()
                .forEach(line -> {
                    if (!line.path().isEmpty()) {
                        lines.put(line.id(), Area.of(line));
                    }
                });
        this.area = grown(wanted);
    }

    /** Empty where the rectangle shows no element: a picture of nothing helps nobody. */
    static Optional<Crop> of(Drawing drawing, Bounds wanted) {
        Crop crop = new Crop(drawing, wanted);
        return crop.shown().isEmpty() ? Optional.empty() : Optional.of(crop);
    }

    /** What is cut out, in the scene's points. */
    Bounds area() {
        return area;
    }

    /** The part as a drawing of its own whose corner is the origin; its picture is not yet cut. */
    Drawing part() {
        Diagram diagram = Restriction.to(drawing.diagram(), shown());
        Set<String> left = new HashSet<>();
        diagram.allElements().map(Element::id).forEach(left::add);
        diagram.edges().forEach(edge -> left.add(edge.id()));
        Scene scene = drawing.scene();
        return new Drawing(
                diagram,
                drawing.puml(),
                drawing.svg(),
                new Scene(
                        area.width(),
                        area.height(),
                        boxes(scene.groups(), left),
                        boxes(scene.nodes(), left),
                        scene.edges().stream()
                                .filter(line -> left.contains(line.id()))
                                .map(line ->
                                        new Line(
                                                line.id(),
                                                Area.moved(line.path(), -area.x(), -area.y())))
                                .toList()));
    }

    private List<Box> boxes(List<Box> boxes, Set<String> ids) {
        return boxes.stream()
                .filter(box -> ids.contains(box.id()))
                .map(box ->
                        new Box(
                                box.id(),
                                Area.moved(
                                        Area.intersection(box.bounds(), area),
                                        -area.x(),
                                        -area.y())))
                .toList();
    }

    private Set<String> shown() {
        Set<String> shown = new HashSet<>();
        drawing.diagram()
                .allElements()
                .filter(element -> !(element instanceof Group group) || group.children().isEmpty())
                .map(Element::id)
                .filter(id -> inside(frames.get(id)))
                .forEach(shown::add);
        return shown;
    }

    private boolean inside(@org.jspecify.annotations.Nullable Bounds bounds) {
        return bounds != null && Area.contains(area, bounds);
    }

    private Bounds grown(Bounds wanted) {
        Bounds whole = new Bounds(0, 0, drawing.scene().width(), drawing.scene().height());
        List<Bounds> units = new ArrayList<>();
        drawing.scene().nodes().forEach(box -> units.add(box.bounds()));
        collectWords(SvgTree.content(root), units);
        Bounds now = Area.intersection(wanted, whole);
        boolean grew = now.width() > 0 && now.height() > 0;
        while (grew) {
            grew = false;
            for (Bounds unit : units) {
                // Beyond the paper there is nothing to gain.
                Bounds aired = Area.intersection(whole, Area.grown(unit, MARGIN));
                if (Area.intersect(now, unit) && !Area.contains(now, aired)) {
                    now = Area.union(now, aired);
                    grew = true;
                }
            }
        }
        return now;
    }

    /** The words of a container or of an edge belong together; other words stand by themselves. */
    private void collectWords(XmlElement element, List<Bounds> units) {
        if (element.attribute("class").equals("node")) {
            return;
        }
        words(element).ifPresent(units::add);
        element.children().forEach(child -> collectWords(child, units));
    }

    private Optional<Bounds> words(XmlElement group) {
        return group.children().stream()
                .filter(child -> child.name().equals("text"))
                .map(Crop::place)
                .reduce(Area::union);
    }

    private static Bounds place(XmlElement text) {
        double size = text.length("font-size");
        double width =
                text.attribute("textLength").isEmpty()
                        ? text.text().length() * size * 0.35
                        : text.length("textLength");
        return new Bounds(text.length("x"), text.length("y") - size, width, size * 1.3);
    }

    /** The picture without what lies outside; still in the scene's points. */
    XmlElement cut() {
        prune(SvgTree.content(root));
        return root;
    }

    private void prune(XmlElement element) {
        if (words(element).filter(words -> !Area.contains(area, words)).isPresent()
                && !element.attribute("class").equals("node")) {
            element.children()
                    .removeIf(child -> child.name().equals("text") || child.name().equals("use"));
        }
        element.children().removeIf(this::isOutside);
        element.children().forEach(this::prune);
    }

    private boolean isOutside(XmlElement element) {
        String id = element.attribute("data-id");
        Bounds at = element.attribute("class").equals("edge") ? lines.get(id) : frames.get(id);
        return at != null && !Area.intersect(area, at);
    }
}
