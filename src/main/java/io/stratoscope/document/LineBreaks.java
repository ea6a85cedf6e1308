package io.stratoscope.document;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** Breaks a text into lines: between words where it can be, else within one. */
final class LineBreaks {

    private final double width;
    private final IntToDoubleFunction widthOf;
    private final List<String> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private double used;

    private LineBreaks(double width, IntToDoubleFunction widthOf) {
        this.width = width;
        this.widthOf = widthOf;
    }

    /**
     * The lines of a text, at least one.
     *
     * @param width none is longer, unless a single character is
     * @param widthOf the width of a code point
     */
    static List<String> of(String text, double width, IntToDoubleFunction widthOf) {
        LineBreaks breaks = new LineBreaks(width, widthOf);
        int from = 0;
        while (from < text.length()) {
            int to = text.indexOf(' ', from);
            String word = text.substring(from, to < 0 ? text.length() : to);
            breaks.add(word);
            from = to < 0 ? text.length() : to + 1;
        }
        breaks.end();
        return breaks.lines;
    }

    private void add(String word) {
        double space = line.isEmpty() ? 0 : widthOf.applyAsDouble(' ');
        double length = word.codePoints().mapToDouble(widthOf).sum();
        if (used + space + length <= width) {
            if (space > 0) {
                line.append(' ');
            }
            line.append(word);
            used += space + length;
        } else {
            if (!line.isEmpty()) {
                end();
            }
            if (length <= width) {
                line.append(word);
                used = length;
            } else {
                cut(word);
            }
        }
    }

    private void cut(String word) {
        word.codePoints()
                .forEach(point -> {
                    double length = widthOf.applyAsDouble(point);
                    if (used + length > width && !line.isEmpty()) {
                        end();
                    }
                    line.appendCodePoint(point);
                    used += length;
                });
    }

    private void end() {
        lines.add(line.toString());
        line.setLength(0);
        used = 0;
    }
}
