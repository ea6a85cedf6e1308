package io.stratoscope.diagram.export;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Diagram.Edge;
import io.stratoscope.diagram.Diagram.Element;
import io.stratoscope.diagram.Drawing;
import io.stratoscope.diagram.Scene.Bounds;
import io.stratoscope.diagram.Scene.Box;
import io.stratoscope.diagram.export.ExportOptions.Mark;
import io.stratoscope.diagram.xml.XmlElement;
import io.stratoscope.model.Arn;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Frames round what stands out on a picture, while the rest steps back: the overlays of the screen. */
final class Marking {

    private static final double MARGIN = 3;

    private final Colours colours;
    private final Diagram diagram;
    private final Map<String, Bounds> places = new HashMap<>();
    private final Map<String, Mark> marked = new TreeMap<>();

    Marking(Drawing drawing, Map<Arn, Mark> marks, Colours colours) {
        this.colours = colours;
        this.diagram = drawing.diagram();
        Stream.concat(drawing.scene().groups().stream(), drawing.scene().nodes().stream())
                .forEach(box -> places.put(box.id(), box.bounds()));
        for (Element element : (Iterable<Element>) diagram.allElements()::iterator) {
            element.resource().map(marks::get).ifPresent(mark -> marked.put(element.id(), mark));
        }
    }

    /** What it says of the elements that the drawing shows, by their ids. */
    Map<String, Mark> marked() {
        return marked;
    }

    void apply(XmlElement root) {
        if (marked.isEmpty()) {
            return;
        }
        XmlElement content = SvgTree.content(root);
        if (marked.values().stream().anyMatch(Mark::dimsTheRest)) {
            Set<String> kept = new HashSet<>(marked.keySet());
            diagram.edges().stream()
                    .filter(edge -> joins(kept, edge))
                    .map(Edge::id)
                    .toList()
                    .forEach(kept::add);
            new Painting(colours)
                    .dimUnless(root, element -> kept.contains(element.attribute("data-id")));
        }
        for (Mark mark : Mark.values()) {
            marked.forEach((id, its) -> {
                Bounds at = places.get(id);
                if (its == mark && at != null) {
                    content.children().add(frame(new Box(id, at), mark));
                }
            });
        }
    }

    private static boolean joins(Set<String> ids, Edge edge) {
        return ids.contains(edge.from()) && ids.contains(edge.to());
    }

    private XmlElement frame(Box box, Mark mark) {
        Bounds at = box.bounds();
        XmlElement frame =
                frame(
                        new Bounds(
                                at.x() - MARGIN,
                                at.y() - MARGIN,
                                at.width() + 2 * MARGIN,
                                at.height() + 2 * MARGIN),
                        mark,
                        colours);
        frame.attributes().put("class", "mark mark-" + mark.name().toLowerCase(Locale.ROOT));
        frame.attributes().put("data-id", box.id());
        return frame;
    }

    /** A frame as the picture and its legend have it. */
    static XmlElement frame(Bounds at, Mark mark, Colours colours) {
        String dashes = mark == Mark.GONE ? "stroke-dasharray:7,4;" : "";
        return SvgTree.rectangle(
                at,
                "rx",
                "5",
                "fill",
                "none",
                "style",
                "stroke:" + colours.of(mark) + ";stroke-width:3;" + dashes);
    }
}
