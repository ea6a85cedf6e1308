package io.stratoscope.diagram.export;

import io.stratoscope.diagram.Scene.Bounds;
import io.stratoscope.diagram.Scene.Line;
import io.stratoscope.diagram.Scene.Segment;

import java.util.List;

/** Arithmetic of rectangles and of what they move. */
final class Area {

    private static final double ROUNDING = 1e-6;

    private Area() {}

    static boolean intersect(Bounds a, Bounds b) {
        return a.x() < b.x() + b.width()
                && b.x() < a.x() + a.width()
                && a.y() < b.y() + b.height()
                && b.y() < a.y() + a.height();
    }

    /** As far as can be told: sums of lengths are not exact. */
    static boolean contains(Bounds outer, Bounds inner) {
        return outer.x() <= inner.x() + ROUNDING
                && outer.y() <= inner.y() + ROUNDING
                && outer.x() + outer.width() >= inner.x() + inner.width() - ROUNDING
                && outer.y() + outer.height() >= inner.y() + inner.height() - ROUNDING;
    }

    static Bounds union(Bounds a, Bounds b) {
        double left = Math.min(a.x(), b.x());
        double top = Math.min(a.y(), b.y());
        return new Bounds(
                left,
                top,
                Math.max(a.x() + a.width(), b.x() + b.width()) - left,
                Math.max(a.y() + a.height(), b.y() + b.height()) - top);
    }

    /** What both cover; of no width or height where they share nothing. */
    static Bounds intersection(Bounds a, Bounds b) {
        double left = Math.max(a.x(), b.x());
        double top = Math.max(a.y(), b.y());
        return new Bounds(
                left,
                top,
                Math.max(0, Math.min(a.x() + a.width(), b.x() + b.width()) - left),
                Math.max(0, Math.min(a.y() + a.height(), b.y() + b.height()) - top));
    }

    static Bounds grown(Bounds a, double margin) {
        return new Bounds(
                a.x() - margin, a.y() - margin, a.width() + 2 * margin, a.height() + 2 * margin);
    }

    /** What holds a course: its points and what bends it. */
    static Bounds of(Line line) {
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (Segment segment : line.path()) {
            double[] points =
                    switch (segment) {
                        case Segment.MoveTo(double x, double y) -> new double[] {x, y};
                        case Segment.LineTo(double x, double y) -> new double[] {x, y};
                        case Segment.CubicTo(
                                        double x1,
                                        double y1,
                                        double x2,
                                        double y2,
                                        double x,
                                        double y) ->
                                new double[] {x1, y1, x2, y2, x, y};
                    };
            for (int i = 0; i < points.length; i += 2) {
                left = Math.min(left, points[i]);
                right = Math.max(right, points[i]);
                top = Math.min(top, points[i + 1]);
                bottom = Math.max(bottom, points[i + 1]);
            }
        }
        // A straight line has no height or width of its own, and an arrow's head has some.
        return grown(new Bounds(left, top, right - left, bottom - top), 5);
    }

    static Bounds moved(Bounds bounds, double dx, double dy) {
        return new Bounds(bounds.x() + dx, bounds.y() + dy, bounds.width(), bounds.height());
    }

    static List<Segment> moved(List<Segment> path, double dx, double dy) {
        return path.stream().map(segment -> moved(segment, dx, dy)).toList();
    }

    private static Segment moved(Segment segment, double dx, double dy) {
        return switch (segment) {
            case Segment.MoveTo(double x, double y) -> new Segment.MoveTo(x + dx, y + dy);
            case Segment.LineTo(double x, double y) -> new Segment.LineTo(x + dx, y + dy);
            case Segment.CubicTo c ->
                    new Segment.CubicTo(
                            c.x1() + dx,
                            c.y1() + dy,
                            c.x2() + dx,
                            c.y2() + dy,
                            c.x() + dx,
                            c.y() + dy);
        };
    }
}
