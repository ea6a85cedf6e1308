package io.stratoscope.diagram.plantuml;

import io.stratoscope.diagram.Scene.Bounds;
import io.stratoscope.diagram.Scene.Segment;

import java.util.List;

/** The plain way from one box to another, for diagrams whose edges the layout engine cannot route. */
final class StraightLine {
    private StraightLine() {}

    /** From border to border on the line between the middles; between the middles where one box is in the other. */
    static List<Segment> between(Bounds from, Bounds to) {
        double dx = to.centerX() - from.centerX();
        double dy = to.centerY() - from.centerY();
        double start = share(from, dx, dy);
        double end = 1 - share(to, dx, dy);
        if (start >= end) {
            start = 0;
            end = 1;
        }
        return List.of(
                new Segment.MoveTo(from.centerX() + dx * start, from.centerY() + dy * start),
                new Segment.LineTo(from.centerX() + dx * end, from.centerY() + dy * end));
    }

    /** How much of the way from the middle of a box in a direction is inside of it. */
    private static double share(Bounds box, double dx, double dy) {
        double byWidth = dx == 0 ? Double.POSITIVE_INFINITY : box.width() / 2 / Math.abs(dx);
        double byHeight = dy == 0 ? Double.POSITIVE_INFINITY : box.height() / 2 / Math.abs(dy);
        return Math.min(1, Math.min(byWidth, byHeight));
    }
}
