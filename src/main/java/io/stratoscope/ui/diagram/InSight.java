package io.stratoscope.ui.diagram;

import io.stratoscope.diagram.Scene.Bounds;
import io.stratoscope.diagram.Scene.Box;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What of a drawing is in or near a part of its scene, by id.
 *
 * @param groups containers; one whose frame is all around and out of sight counts as well
 */
record InSight(Set<String> groups, Set<String> nodes, Set<String> edges) {

    /** A part of a scene without extent. */
    static final Bounds NOWHERE = new Bounds(0, 0, 0, 0);

    /** What shows less of what was seen than this is no movement but a jump. */
    private static final double LEAST_IN_COMMON = 0.2;

    static final InSight NOTHING = new InSight(Set.of(), Set.of(), Set.of());

    InSight {
        groups = Set.copyOf(groups);
        nodes = Set.copyOf(nodes);
        edges = Set.copyOf(edges);
    }

    static InSight of(DiagramIndex index, Bounds area) {
        Set<String> edges = new HashSet<>();
        index.drawing()
                .scene()
                .edges()
                .forEach(line ->
                        index.course(line.id())
                                .filter(course -> touch(course.bounds(), area))
                                .ifPresent(course -> edges.add(line.id())));
        return new InSight(
                touching(index.drawing().scene().groups(), area),
                touching(index.drawing().scene().nodes(), area),
                edges);
    }

    private static Set<String> touching(List<Box> boxes, Bounds area) {
        Set<String> found = new HashSet<>();
        for (Box box : boxes) {
            if (touch(box.bounds(), area)) {
                found.add(box.id());
            }
        }
        return found;
    }

    /** How many nodes the area shows at least a part of. */
    static int nodes(DiagramIndex index, Bounds area) {
        int count = 0;
        for (Box box : index.drawing().scene().nodes()) {
            if (touch(box.bounds(), area)) {
                count++;
            }
        }
        return count;
    }

    /** Whether two rectangles have a point in common. */
    static boolean touch(Bounds a, Bounds b) {
        return a.x() <= b.x() + b.width()
                && b.x() <= a.x() + a.width()
                && a.y() <= b.y() + b.height()
                && b.y() <= a.y() + a.height();
    }

    /** What two areas have in common; has no extent where that is nothing. */
    static Bounds common(Bounds a, Bounds b) {
        double x = Math.max(a.x(), b.x());
        double y = Math.max(a.y(), b.y());
        double width = Math.min(a.x() + a.width(), b.x() + b.width()) - x;
        double height = Math.min(a.y() + a.height(), b.y() + b.height()) - y;
        return width > 0 && height > 0 ? new Bounds(x, y, width, height) : NOWHERE;
    }

    /** Whether the other area lies within. */
    static boolean covers(Bounds area, Bounds other) {
        return area.x() <= other.x()
                && area.y() <= other.y()
                && area.x() + area.width() >= other.x() + other.width()
                && area.y() + area.height() >= other.y() + other.height();
    }

    /** Whether two areas have so much in common that one can be moved to the other. */
    static boolean isMovement(Bounds before, Bounds now) {
        double smaller = Math.min(size(before), size(now));
        return smaller > 0 && size(common(before, now)) >= LEAST_IN_COMMON * smaller;
    }

    private static double size(Bounds area) {
        return area.width() * area.height();
    }

    /** An area with so much more on every side. */
    static Bounds around(Bounds area, double margin) {
        return new Bounds(
                area.x() - margin,
                area.y() - margin,
                area.width() + 2 * margin,
                area.height() + 2 * margin);
    }
}
