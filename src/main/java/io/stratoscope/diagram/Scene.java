package io.stratoscope.diagram;

import java.util.List;

/**
 * Where everything of a diagram is on paper. Lengths are in points of the SVG's user space, origin top left, y downwards.
 *
 * @param groups containers before what they hold
 */
public record Scene(
        double width, double height, List<Box> groups, List<Box> nodes, List<Line> edges) {

    public Scene {
        groups = List.copyOf(groups);
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /** A rectangle. */
    public record Bounds(double x, double y, double width, double height) {
        public double centerX() {
            return x + width / 2;
        }

        public double centerY() {
            return y + height / 2;
        }

        public boolean contains(double px, double py) {
            return px >= x && px <= x + width && py >= y && py <= y + height;
        }
    }

    /** A container or a node, by its id in the diagram. */
    public record Box(String id, Bounds bounds) {}

    /**
     * An edge, by its id in the diagram.
     *
     * @param path its course, an SVG path of absolute {@code M}, {@code L} and {@code C} segments
     */
    public record Line(String id, List<Segment> path) {
        public Line {
            path = List.copyOf(path);
        }
    }

    /** A piece of a path. */
    public sealed interface Segment {
        double x();

        double y();

        record MoveTo(double x, double y) implements Segment {}

        record LineTo(double x, double y) implements Segment {}

        record CubicTo(double x1, double y1, double x2, double y2, double x, double y)
                implements Segment {}
    }
}
