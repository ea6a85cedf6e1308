package io.stratoscope.ui.diagram;

import io.stratoscope.ui.control.Labels;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * Breaks a label into lines that fit a width: at spaces where it can, behind {@code - _ . / :} else, inside a word when
 * nothing else helps. What does not fit ends with an ellipsis.
 */
final class LabelWrap {

    private static final String BREAK_BEHIND = "-_./:@";
    private static final String ELLIPSIS = "…";

    private final IntToDoubleFunction advance;

    /** @param advance the width of a code point */
    LabelWrap(IntToDoubleFunction advance) {
        this.advance = advance;
    }

    double width(String text) {
        return text.codePoints().mapToDouble(advance).sum();
    }

    /** At least one line and at most {@code maxLines}; line breaks within the label show as an arrow. */
    List<String> lines(String label, double width, int maxLines) {
        List<String> lines = new ArrayList<>();
        String rest = Labels.oneLine(label);
        while (lines.size() < maxLines - 1 && width(rest) > width) {
            int end = breakAt(rest, width);
            lines.add(rest.substring(0, end).strip());
            rest = rest.substring(end).strip();
        }
        lines.add(cut(rest, width));
        return lines;
    }

    /** The whole text, or as much as fits before an ellipsis. */
    String cut(String text, double width) {
        if (width(text) <= width) {
            return text;
        }
        double room = width - width(ELLIPSIS);
        return text.substring(0, prefix(text, room)) + ELLIPSIS;
    }

    private int breakAt(String text, double width) {
        int limit = Math.max(prefix(text, width), text.offsetByCodePoints(0, 1));
        for (int i = limit; i >= Math.max(1, limit / 2); i--) {
            if (i < text.length() && text.charAt(i) == ' ') {
                return i;
            }
        }
        // A line of one character helps nobody.
        for (int i = limit; i >= Math.max(1, limit / 3); i--) {
            if (BREAK_BEHIND.indexOf(text.charAt(i - 1)) >= 0) {
                return i;
            }
        }
        return limit;
    }

    /** How many chars from the start fit. */
    private int prefix(String text, double width) {
        double used = 0;
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            used += advance.applyAsDouble(c);
            if (used > width) {
                return i;
            }
            i += Character.charCount(c);
        }
        return i;
    }
}
