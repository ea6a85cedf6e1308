package io.stratoscope.ui.diagram;

import io.stratoscope.diagram.Scene.Bounds;

/**
 * How a scene is made small enough for a corner of the canvas.
 *
 * @param scale pixels of the map for a point of the scene
 * @param width of the map, in pixels
 * @param height of the map, in pixels
 */
record MinimapScale(double scale, double width, double height) {

    /** A map that is narrower than this shows nothing. */
    private static final double LEAST = 24;

    /** As large as fits; a side that would vanish keeps a few pixels. */
    static MinimapScale of(
            double sceneWidth, double sceneHeight, double mostWidth, double mostHeight) {
        double scale = Math.min(mostWidth / sceneWidth, mostHeight / sceneHeight);
        if (!(scale > 0) || Double.isInfinite(scale)) {
            return new MinimapScale(1, LEAST, LEAST);
        }
        return new MinimapScale(
                scale,
                Math.max(LEAST, (double) Math.round(sceneWidth * scale)),
                Math.max(LEAST, (double) Math.round(sceneHeight * scale)));
    }

    /** Where a part of the scene is on the map; what is beyond the map is cut off. */
    Bounds frame(Bounds visible) {
        double left = Math.clamp(visible.x() * scale, 0, width);
        double top = Math.clamp(visible.y() * scale, 0, height);
        double right = Math.clamp((visible.x() + visible.width()) * scale, 0, width);
        double bottom = Math.clamp((visible.y() + visible.height()) * scale, 0, height);
        return new Bounds(left, top, right - left, bottom - top);
    }

    /** Whether a part of the scene is all of it, but for a rest that nobody would miss. */
    boolean isWhole(Bounds visible) {
        return visible.x() <= 1
                && visible.y() <= 1
                && (visible.x() + visible.width()) * scale >= width - 1
                && (visible.y() + visible.height()) * scale >= height - 1;
    }

    /** The place in the scene that a point of the map stands for. */
    Polyline.Point toScene(double x, double y) {
        return new Polyline.Point(
                Math.clamp(x, 0, width) / scale, Math.clamp(y, 0, height) / scale);
    }
}
