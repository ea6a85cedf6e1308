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

    /** An area with so much more on every side. */
    static Bounds around(Bounds area, double margin) {
        return new Bounds(
                area.x() - margin,
                area.y() - margin,
                area.width() + 2 * margin,
                area.height() + 2 * margin);
    }
}
