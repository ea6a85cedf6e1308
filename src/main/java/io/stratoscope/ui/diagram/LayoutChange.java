package io.stratoscope.ui.diagram;

import io.stratoscope.diagram.Diagram.Element;
import io.stratoscope.diagram.Scene;
import io.stratoscope.diagram.Scene.Bounds;
import io.stratoscope.diagram.Scene.Box;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How one drawing becomes the next of the same view.
 *
 * @param from where what is elsewhere now was on screen, in points of the scene that is shown now; by id
 * @param fresh ids of the elements and edges that were not there, and of edges that run differently
 */
record LayoutChange(Map<String, Bounds> from, Set<String> fresh) {

    static final LayoutChange NONE = new LayoutChange(Map.of(), Set.of());

    /** What moves by less than this is not seen to move. */
    private static final double LEAST = 0.5;

    LayoutChange {
        from = Map.copyOf(from);
        fresh = Set.copyOf(fresh);
    }

    static LayoutChange between(
            DiagramIndex before, Viewport then, DiagramIndex after, Viewport now) {
        Map<String, Bounds> from = new HashMap<>();
        Set<String> fresh = new HashSet<>();
        Scene scene = after.drawing().scene();
        for (List<Box> boxes : List.of(scene.groups(), scene.nodes())) {
            for (Box box : boxes) {
                Optional<Bounds> was =
                        before.element(box.id()).map(Element::id).flatMap(before::bounds);
                Optional<Bounds> place = was.map(bounds -> inScene(bounds, then, now));
                place.filter(bounds -> differ(bounds, box.bounds()))
                        .ifPresent(bounds -> from.put(box.id(), bounds));
                if (place.isEmpty()) {
                    fresh.add(box.id());
                }
            }
        }
        scene.edges()
                .forEach(line -> {
                    Optional<Polyline> was = before.course(line.id());
                    Optional<Polyline> is = after.course(line.id());
                    if (!was.map(Polyline::points).equals(is.map(Polyline::points))) {
                        fresh.add(line.id());
                    }
                });
        return new LayoutChange(from, fresh);
    }

    private static Bounds inScene(Bounds bounds, Viewport then, Viewport now) {
        double zoom = then.scale() / now.scale();
        return new Bounds(
                now.toSceneX(then.toScreenX(bounds.x())),
                now.toSceneY(then.toScreenY(bounds.y())),
                bounds.width() * zoom,
                bounds.height() * zoom);
    }

    private static boolean differ(Bounds a, Bounds b) {
        return Math.abs(a.x() - b.x()) > LEAST
                || Math.abs(a.y() - b.y()) > LEAST
                || Math.abs(a.width() - b.width()) > LEAST
                || Math.abs(a.height() - b.height()) > LEAST;
    }

    boolean isNothing() {
        return from.isEmpty() && fresh.isEmpty();
    }
}
