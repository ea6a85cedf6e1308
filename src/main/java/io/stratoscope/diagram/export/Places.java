package io.stratoscope.diagram.export;

import io.stratoscope.diagram.Scene;
import io.stratoscope.diagram.Scene.Bounds;
import io.stratoscope.diagram.Scene.Segment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A scene by the ids of what is in it. */
final class Places {
    private final Map<String, Bounds> bounds = new HashMap<>();
    private final Map<String, List<Segment>> paths = new HashMap<>();

    Places(Scene scene) {
        scene.groups().forEach(box -> bounds.put(box.id(), box.bounds()));
        scene.nodes().forEach(box -> bounds.put(box.id(), box.bounds()));
        scene.edges().forEach(line -> paths.put(line.id(), line.path()));
    }

    Bounds bounds(String id) {
        Bounds found = bounds.get(id);
        if (found == null) {
            throw new IllegalArgumentException("the scene has no place for " + id);
        }
        return found;
    }

    List<Segment> path(String id) {
        List<Segment> found = paths.get(id);
        if (found == null) {
            throw new IllegalArgumentException("the scene has no line for " + id);
        }
        return found;
    }
}
