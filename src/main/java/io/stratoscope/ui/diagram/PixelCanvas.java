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

    /** Makes all pixels of a rectangle transparent that it covers wholly. */
    void erase(double x, double y, double w, double h) {
        int first = (int) Math.ceil(Math.clamp(x, 0, width));
        int end = (int) Math.clamp(x + w, 0, width);
        int lastRow = (int) Math.clamp(y + h, 0, height) - 1;
        for (int row = (int) Math.ceil(Math.clamp(y, 0, height));
                row <= lastRow && first < end;
                row++) {
            Arrays.fill(pixels, row * width + first, row * width + end, 0);
        }
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
        int lastRow = (int) Math.ceil(bottom) - 1;
        for (int row = (int) top; row <= lastRow; row++) {
            double share = Math.min(row + 1, bottom) - Math.max(row, top);
            fillRow(row * width, left, right, weaker(color, share));
        }
    }

    /** Fills a part of a row that starts at this index; few pixels are covered in part, and the others are alike. */
    private void fillRow(int row, double left, double right, int color) {
        int first = (int) Math.ceil(left);
        int end = (int) right;
        if (first > end) { // it begins and ends within one pixel
            blend(row + end, weaker(color, right - left));
            return;
        }
        if (first > left) {
            blend(row + first - 1, weaker(color, first - left));
        }
        if (color >>> 24 == 255) {
            Arrays.fill(pixels, row + first, row + end, color);
        } else {
            for (int at = row + first; at < row + end; at++) {
                blend(at, color);
            }
        }
        if (end < right) {
            blend(row + end, weaker(color, right - end));
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
    void line(double x0, double y0, double x1, double y1, int color) {
        double dx = x1 - x0;
        double dy = y1 - y0;
        // The part within the picture, by Liang and Barsky.
        double from =
                Math.max(
                        Math.max(0, entry(-dx, x0)),
                        Math.max(
                                entry(dx, width - 1 - x0),
                                Math.max(entry(-dy, y0), entry(dy, height - 1 - y0))));
        double to =
                Math.min(
                        Math.min(1, exit(-dx, x0)),
                        Math.min(
                                exit(dx, width - 1 - x0),
                                Math.min(exit(-dy, y0), exit(dy, height - 1 - y0))));
        if (!(from <= to)) {
            return;
        }
        int steps = (int) Math.ceil((to - from) * Math.max(Math.abs(dx), Math.abs(dy)));
        boolean flat = Math.abs(dx) >= Math.abs(dy);
        for (int i = 0; i <= steps; i++) {
            double t = steps == 0 ? from : from + (to - from) * i / steps;
            dot(x0 + t * dx, y0 + t * dy, flat, color);
        }
    }

    /** Where along a line it crosses a side inwards; a line that runs beside the picture never does. */
    private static double entry(double direction, double distance) {
        if (direction == 0) {
            return distance >= 0 ? 0 : Double.POSITIVE_INFINITY;
        }
        return direction < 0 ? distance / direction : 0;
    }

    /** Where along a line it crosses a side outwards. */
    private static double exit(double direction, double distance) {
        return direction > 0 ? distance / direction : 1;
    }

    /** A point of a line: shared by the two pixels that it lies between, across the line's direction. */
    private void dot(double x, double y, boolean flat, int color) {
        int column = flat ? (int) (x + 0.5) : (int) x;
        int row = flat ? (int) y : (int) (y + 0.5);
        double rest = flat ? y - row : x - column;
        put(column, row, weaker(color, 1 - rest));
        put(flat ? column : column + 1, flat ? row + 1 : row, weaker(color, rest));
    }

    private void put(int column, int row, int color) {
        if (column >= 0 && column < width && row >= 0 && row < height) {
            blend(row * width + column, color);
        }
    }

    /** A colour that covers so much less, from 0 to 1. */
    static int weaker(int color, double strength) {
        return times(color, (int) (strength * 256 + 0.5));
    }

    private void blend(int at, int color) {
        int alpha = color >>> 24;
        // All four parts of a premultiplied sum stay within their byte.
        pixels[at] = alpha == 255 ? color : color + times(pixels[at], 256 - alpha - (alpha >> 7));
    }

    /** All four parts of a colour times so many 256ths; two parts at once, with a free byte above each. */
    @SuppressWarnings("OperatorPrecedence") // the bits of a colour, as they are always written
    private static int times(int color, int share) {
        return ((color & 0xff00ff) * share >>> 8 & 0xff00ff)
                | ((color >>> 8 & 0xff00ff) * share & 0xff00ff00);
    }
}
