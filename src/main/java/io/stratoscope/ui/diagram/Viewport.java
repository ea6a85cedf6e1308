package io.stratoscope.ui.diagram;

import io.stratoscope.diagram.Scene.Bounds;

/**
 * Which part of a scene is seen: a point {@code p} of the scene is on screen at {@code p * scale + offset}.
 *
 * @param scale pixels for a point of the scene
 * @param x pixels
 * @param y pixels
 */
public record Viewport(double scale, double x, double y) {

    public static final double MIN_SCALE = 0.02;
    public static final double MAX_SCALE = 6;

    /** A small diagram is not blown up beyond this when it is fitted. */
    private static final double MAX_FIT_SCALE = 1.4;

    /** Below this the names of the nodes cannot be read. */
    public static final double LEGIBLE_SCALE = 0.55;

    /** At this they are read with ease. */
    private static final double EASY_SCALE = 0.75;

    public static final Viewport IDENTITY = new Viewport(1, 0, 0);

    /** The whole scene in the middle of the window. */
    public static Viewport fit(
            double sceneWidth, double sceneHeight, double width, double height, double margin) {
        double room =
                Math.min((width - 2 * margin) / sceneWidth, (height - 2 * margin) / sceneHeight);
        if (!(room > 0) || Double.isInfinite(room)) {
            return IDENTITY;
        }
        double scale = clamp(Math.min(room, MAX_FIT_SCALE));
        return new Viewport(
                scale, (width - sceneWidth * scale) / 2, (height - sceneHeight * scale) / 2);
    }

    /**
     * How a drawing is first seen: whole where its names can then be read, else as much of it around a place as can be shown
     * legibly.
     *
     * @param start where to begin, for example where the requests come in
     */
    public static Viewport opening(
            double sceneWidth,
            double sceneHeight,
            Bounds start,
            double width,
            double height,
            double margin) {
        Viewport whole = fit(sceneWidth, sceneHeight, width, height, margin);
        if (whole.scale() >= LEGIBLE_SCALE || !(width > 0 && height > 0)) {
            return whole;
        }
        // Where one side nearly fits it should, rather than lose a little at either end.
        double oneSide =
                Math.max((width - 2 * margin) / sceneWidth, (height - 2 * margin) / sceneHeight);
        double scale = Math.clamp(oneSide, LEGIBLE_SCALE, EASY_SCALE);
        return new Viewport(
                scale,
                offset(sceneWidth * scale, start.centerX() * scale, width, margin),
                offset(sceneHeight * scale, start.centerY() * scale, height, margin));
    }

    /** Puts the point into the middle of the room, but leaves no room unused beyond the ends. */
    private static double offset(double length, double point, double room, double margin) {
        return length <= room - 2 * margin + 1
                ? (room - length) / 2
                : Math.clamp(room / 2 - point, room - margin - length, margin);
    }

    public Viewport pannedBy(double dx, double dy) {
        return new Viewport(scale, x + dx, y + dy);
    }

    /** Zooms so that what is under the given point of the screen stays under it. */
    public Viewport zoomedAt(double screenX, double screenY, double factor) {
        double wanted = clamp(scale * factor);
        double applied = wanted / scale;
        return new Viewport(
                wanted, screenX - (screenX - x) * applied, screenY - (screenY - y) * applied);
    }

    /** Moves, without zooming, so that the bounds are in the middle of the window. */
    public Viewport centeredOn(Bounds bounds, double width, double height) {
        return new Viewport(
                scale, width / 2 - bounds.centerX() * scale, height / 2 - bounds.centerY() * scale);
    }

    /** The bounds as large as they can be in the middle of the window; what is small is not blown up. */
    public static Viewport fitting(Bounds bounds, double width, double height, double margin) {
        Viewport fitted = fit(bounds.width(), bounds.height(), width, height, margin);
        return fitted.equals(IDENTITY) ? fitted : fitted.centeredOn(bounds, width, height);
    }

    /** The part of the scene that a window of this size shows. */
    public Bounds visible(double width, double height) {
        return new Bounds(toSceneX(0), toSceneY(0), width / scale, height / scale);
    }

    /** Whether the bounds are wholly within the window. */
    public boolean shows(Bounds bounds, double width, double height) {
        return toScreenX(bounds.x()) >= 0
                && toScreenY(bounds.y()) >= 0
                && toScreenX(bounds.x() + bounds.width()) <= width
                && toScreenY(bounds.y() + bounds.height()) <= height;
    }

    public double toSceneX(double screenX) {
        return (screenX - x) / scale;
    }

    public double toSceneY(double screenY) {
        return (screenY - y) / scale;
    }

    public double toScreenX(double sceneX) {
        return sceneX * scale + x;
    }

    public double toScreenY(double sceneY) {
        return sceneY * scale + y;
    }

    private static double clamp(double scale) {
        return Math.max(MIN_SCALE, Math.min(MAX_SCALE, scale));
    }
}
