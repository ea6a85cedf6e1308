package io.stratoscope.ui.diagram;

import io.stratoscope.diagram.Diagram.Element;
import io.stratoscope.diagram.Scene.Bounds;
import io.stratoscope.model.Arn;

import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.shape.Path;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Frames round what a {@link Highlight} names; all else is to step back. */
final class Emphasis {

    private static final double MARGIN = 3;

    private final Path degraded = FramePath.styled("impact-degraded");
    private final Path stops = FramePath.styled("impact-stops");
    private final Path gone = FramePath.styled("impact-gone");
    private final Group frames = new Group();

    Node node() {
        return frames;
    }

    /** Keeps the frames visible from afar. */
    void seenAt(double scale) {
        FramePath.seenAt(scale, List.of(degraded, stops, gone));
    }

    /**
     * Shows this and no other; the ids of what it frames, empty where nothing is to step back: also where this drawing shows
     * nothing of what is named, as under a filter.
     */
    Optional<Set<String>> show(DiagramIndex index, Optional<Highlight> highlight) {
        frames.getChildren().clear();
        Set<String> named = new HashSet<>();
        highlight.ifPresent(shown -> {
            frame(index, shown.degraded(), degraded, named);
            frame(index, shown.stops(), stops, named);
            frame(index, shown.gone(), gone, named);
        });
        return Optional.of(named).filter(ids -> !ids.isEmpty());
    }

    /** Frames those that this drawing shows and notes their ids. */
    private void frame(DiagramIndex index, Set<Arn> resources, Path path, Set<String> named) {
        List<Bounds> places = new ArrayList<>();
        for (Arn arn : resources) {
            Optional<String> id = index.element(arn).map(Element::id);
            id.flatMap(index::bounds)
                    .ifPresent(at -> {
                        places.add(at);
                        named.add(id.orElseThrow());
                    });
        }
        if (!places.isEmpty()) {
            FramePath.show(path, places, MARGIN);
            frames.getChildren().add(path);
        }
    }
}
