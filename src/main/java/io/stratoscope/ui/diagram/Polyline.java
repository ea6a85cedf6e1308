package io.stratoscope.ui.diagram;

import io.stratoscope.diagram.Scene.Bounds;
import io.stratoscope.diagram.Scene.Segment;
import io.stratoscope.diagram.Scene.Segment.CubicTo;
import io.stratoscope.diagram.Scene.Segment.LineTo;
import io.stratoscope.diagram.Scene.Segment.MoveTo;

import java.util.ArrayList;
import java.util.List;

/** An edge's course as straight pieces: for hit tests and for finding its middle. Consists of at least one point. */
final class Polyline {

    private static final int STEPS_OF_A_CURVE = 12;

    /** A point of a scene. */
    record Point(double x, double y) {}

    private final List<Point> points;
    private final double minX;
    private final double minY;
    private final double maxX;
    private final double maxY;

    private Polyline(List<Point> points) {
        this.points = List.copyOf(points);
        this.minX = points.stream().mapToDouble(Point::x).min().orElse(0);
        this.minY = points.stream().mapToDouble(Point::y).min().orElse(0);
        this.maxX = points.stream().mapToDouble(Point::x).max().orElse(0);
        this.maxY = points.stream().mapToDouble(Point::y).max().orElse(0);
    }

    static Polyline of(List<Segment> path) {
        List<Point> points = new ArrayList<>();
        Point at = new Point(0, 0);
        for (Segment segment : path) {
            switch (segment) {
                case MoveTo(double x, double y) -> points.add(new Point(x, y));
                case LineTo(double x, double y) -> points.add(new Point(x, y));
                case CubicTo curve -> addCurve(points, at, curve);
            }
            at = new Point(segment.x(), segment.y());
        }
        return new Polyline(points);
    }

    private static void addCurve(List<Point> points, Point from, CubicTo curve) {
        for (int i = 1; i <= STEPS_OF_A_CURVE; i++) {
            double t = (double) i / STEPS_OF_A_CURVE;
            double u = 1 - t;
            double a = u * u * u;
            double b = 3 * u * u * t;
            double c = 3 * u * t * t;
            double d = t * t * t;
            points.add(
                    new Point(
                            a * from.x() + b * curve.x1() + c * curve.x2() + d * curve.x(),
                            a * from.y() + b * curve.y1() + c * curve.y2() + d * curve.y()));
        }
    }

    List<Point> points() {
        return points;
    }

    /** The smallest rectangle around it. */
    Bounds bounds() {
        return new Bounds(minX, minY, maxX - minX, maxY - minY);
    }

    /** The distance from a point; {@link Double#MAX_VALUE} where it is surely more than {@code limit}. */
    double distance(double x, double y, double limit) {
        if (x < minX - limit || x > maxX + limit || y < minY - limit || y > maxY + limit) {
            return Double.MAX_VALUE;
        }
        double best = Double.MAX_VALUE;
        for (int i = 1; i < points.size(); i++) {
            best = Math.min(best, distance(points.get(i - 1), points.get(i), x, y));
        }
        return best;
    }

    private static double distance(Point a, Point b, double x, double y) {
        double dx = b.x() - a.x();
        double dy = b.y() - a.y();
        double square = dx * dx + dy * dy;
        double along = square == 0 ? 0 : ((x - a.x()) * dx + (y - a.y()) * dy) / square;
        double t = Math.max(0, Math.min(1, along));
        return Math.hypot(x - a.x() - t * dx, y - a.y() - t * dy);
    }

    double length() {
        double sum = 0;
        for (int i = 1; i < points.size(); i++) {
            sum += between(i);
        }
        return sum;
    }

    private double between(int i) {
        return Math.hypot(
                points.get(i).x() - points.get(i - 1).x(),
                points.get(i).y() - points.get(i - 1).y());
    }

    /** The point half way along. */
    Point middle() {
        if (points.isEmpty()) {
            return new Point(0, 0);
        }
        double left = length() / 2;
        for (int i = 1; i < points.size(); i++) {
            double piece = between(i);
            if (piece >= left && piece > 0) {
                double t = left / piece;
                Point a = points.get(i - 1);
                Point b = points.get(i);
                return new Point(a.x() + t * (b.x() - a.x()), a.y() + t * (b.y() - a.y()));
            }
            left -= piece;
        }
        return points.getLast();
    }

    Point end() {
        return points.isEmpty() ? new Point(0, 0) : points.getLast();
    }

    /** The direction in which it arrives, in radians clockwise from the x axis. */
    double arrivalAngle() {
        for (int i = points.size() - 1; i > 0; i--) {
            Point a = points.get(i - 1);
            Point b = points.get(i);
            if (a.x() != b.x() || a.y() != b.y()) {
                return Math.atan2(b.y() - a.y(), b.x() - a.x());
            }
        }
        return 0;
    }
}
