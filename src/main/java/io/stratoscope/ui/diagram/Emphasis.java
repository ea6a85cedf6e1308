package io.stratoscope.ui.diagram;

import io.stratoscope.diagram.Diagram.Edge;
import io.stratoscope.diagram.Diagram.Element;
import io.stratoscope.diagram.Scene.Bounds;
import io.stratoscope.model.Arn;

import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.shape.Rectangle;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts a {@link Highlight} on the figures: frames round what it names, and the rest dimmed. */
final class Emphasis {

    private static final String DIMMED = "dimmed";
    private static final double MARGIN = 3;

    private final Group frames = new Group();
    private final List<Node> dimmed = new ArrayList<>();

    Node node() {
        return frames;
    }

    /** Shows this and no other. */
    void show(
            DiagramIndex index,
            Optional<Highlight> highlight,
            Map<String, ? extends Node> nodes,
            Map<String, ? extends Node> edges) {
        dimmed.forEach(figure -> figure.getStyleClass().remove(DIMMED));
        dimmed.clear();
        frames.getChildren().clear();
        highlight.ifPresent(shown -> {
            Set<String> named = new HashSet<>();
            named.addAll(frame(index, shown.degraded(), "impact-degraded"));
            named.addAll(frame(index, shown.stops(), "impact-stops"));
            named.addAll(frame(index, shown.gone(), "impact-gone"));
            nodes.forEach((id, figure) -> dimUnless(named.contains(id), figure));
            edges.forEach((id, figure) ->
                    dimUnless(
                            index.edge(id).filter(edge -> joins(named, edge)).isPresent(), figure));
        });
    }

    private static boolean joins(Set<String> named, Edge edge) {
        return named.contains(edge.from()) && named.contains(edge.to());
    }

    private void dimUnless(boolean named, Node figure) {
        if (!named) {
            figure.getStyleClass().add(DIMMED);
            dimmed.add(figure);
        }
    }

    /** Frames those that this drawing shows; their ids. */
    private Set<String> frame(DiagramIndex index, Set<Arn> resources, String styleClass) {
        Set<String> framed = new HashSet<>();
        for (Arn arn : resources) {
            Optional<String> id = index.element(arn).map(Element::id);
            Optional<Bounds> bounds = id.flatMap(index::bounds);
            bounds.ifPresent(at -> {
                framed.add(id.orElseThrow());
                Rectangle frame =
                        Figures.rectangle(
                                new Bounds(
                                        at.x() - MARGIN,
                                        at.y() - MARGIN,
                                        at.width() + 2 * MARGIN,
                                        at.height() + 2 * MARGIN),
                                10);
                frame.getStyleClass().add(styleClass);
                frames.getChildren().add(frame);
            });
        }
        return framed;
    }
}
