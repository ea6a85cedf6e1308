package io.stratoscope.ui.diagram;

import java.util.Arrays;

/**
 * Draws rectangles and lines into an array of pixels, smoothly and without a toolkit: thousands of them take a few
 * milliseconds, where a scene graph of as many shapes takes hundreds. Colours and pixels are ARGB, premultiplied.
 */
final class PixelCanvas {

    private final int width;
    private final int height;
    private final int[] pixels;

    PixelCanvas(int width, int height) {
        this.width = Math.max(1, width);
        this.height = Math.max(1, height);
        this.pixels = new int[this.width * this.height];
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** The pixels themselves, row by row. */
    int[] pixels() {
        return pixels;
    }

    void clear() {
        Arrays.fill(pixels, 0);
    }

    /** Fills a rectangle; at its edges as much of each pixel as it covers. */
    void fill(double x, double y, double w, double h, int color) {
        double left = Math.max(0, x);
        double top = Math.max(0, y);
        double right = Math.min(width, x + w);
        double bottom = Math.min(height, y + h);
        if (color == 0 || !(left < right) || !(top < bottom)) {
            return;
        }
        int lastColumn = (int) Math.ceil(right) - 1;
        int lastRow = (int) Math.ceil(bottom) - 1;
        for (int row = (int) top; row <= lastRow; row++) {
            double share = Math.min(row + 1, bottom) - Math.max(row, top);
            for (int column = (int) left; column <= lastColumn; column++) {
                double covered = Math.min(column + 1, right) - Math.max(column, left);
                blend(row * width + column, color, share * covered);
            }
        }
    }

    /** Draws the inner edge of a rectangle. */
    void outline(double x, double y, double w, double h, double thickness, int color) {
        double t = Math.min(thickness, Math.min(w, h) / 2);
        fill(x, y, w, t, color);
        fill(x, y + h - t, w, t, color);
        fill(x, y + t, t, h - 2 * t, color);
        fill(x + w - t, y + t, t, h - 2 * t, color);
    }

    /** Draws a line about one pixel wide. */
    void line(double x0, double y0, double x1, double y1, int color, double strength) {
        double dx = x1 - x0;
        double dy = y1 - y0;
        // The part within the picture, by Liang and Barsky.
        double[] part = {0, 1};
        if (!cut(-dx, x0, part)
                || !cut(dx, width - 1 - x0, part)
                || !cut(-dy, y0, part)
                || !cut(dy, height - 1 - y0, part)) {
            return;
        }
        int steps = (int) Math.ceil((part[1] - part[0]) * Math.max(Math.abs(dx), Math.abs(dy)));
        boolean flat = Math.abs(dx) >= Math.abs(dy);
        for (int i = 0; i <= steps; i++) {
            double t = steps == 0 ? part[0] : part[0] + (part[1] - part[0]) * i / steps;
            dot(x0 + t * dx, y0 + t * dy, flat, color, strength);
        }
    }

    private static boolean cut(double direction, double distance, double[] part) {
        if (direction == 0) {
            return distance >= 0;
        }
        double t = distance / direction;
        if (direction < 0) {
            part[0] = Math.max(part[0], t);
        } else {
            part[1] = Math.min(part[1], t);
        }
        return part[0] <= part[1];
    }

    /** A point of a line: shared by the two pixels that it lies between, across the line's direction. */
    private void dot(double x, double y, boolean flat, int color, double strength) {
        int column = flat ? (int) Math.round(x) : (int) x;
        int row = flat ? (int) y : (int) Math.round(y);
        double rest = flat ? y - row : x - column;
        put(column, row, color, strength * (1 - rest));
        put(flat ? column : column + 1, flat ? row + 1 : row, color, strength * rest);
    }

    private void put(int column, int row, int color, double strength) {
        if (column >= 0 && column < width && row >= 0 && row < height) {
            blend(row * width + column, color, strength);
        }
    }

    @SuppressWarnings("OperatorPrecedence") // the bits of a colour, as they are always written
    private void blend(int at, int color, double strength) {
        int share = (int) (strength * 256 + 0.5);
        int alpha = (color >>> 24) * share >> 8;
        if (alpha >= 255) {
            pixels[at] = color;
            return;
        }
        int below = pixels[at];
        int left = 256 - alpha - (alpha >> 7);
        int a = alpha + ((below >>> 24) * left >> 8);
        int r = ((color >> 16 & 0xff) * share >> 8) + ((below >> 16 & 0xff) * left >> 8);
        int g = ((color >> 8 & 0xff) * share >> 8) + ((below >> 8 & 0xff) * left >> 8);
        int b = ((color & 0xff) * share >> 8) + ((below & 0xff) * left >> 8);
        pixels[at] =
                Math.min(255, a) << 24
                        | Math.min(255, r) << 16
                        | Math.min(255, g) << 8
                        | Math.min(255, b);
    }
}
