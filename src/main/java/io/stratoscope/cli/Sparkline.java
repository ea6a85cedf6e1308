package io.stratoscope.cli;

import io.stratoscope.metrics.Course;

/** A line of block characters for a terminal: higher blocks are higher values, a dot is a gap. */
final class Sparkline {

    private static final String BLOCKS = "▁▂▃▄▅▆▇█";
    private static final char GAP = '·';

    private Sparkline() {}

    /**
     * Draws values.
     *
     * @param values oldest first; {@link Double#NaN} is a gap
     * @param width no more characters than this; several values share one, by their average
     */
    static String of(double[] values, int width) {
        double[] averages = Course.reduced(values, width);
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double average : averages) {
            if (!Double.isNaN(average)) {
                least = Math.min(least, average);
                most = Math.max(most, average);
            }
        }
        StringBuilder line = new StringBuilder(averages.length);
        for (double average : averages) {
            line.append(Double.isNaN(average) ? GAP : block(average, least, most));
        }
        return line.toString();
    }

    // What never changes is a low line, not a high one.
    private static char block(double value, double least, double most) {
        double share = most > least ? (value - least) / (most - least) : 0;
        return BLOCKS.charAt((int) Math.round(share * (BLOCKS.length() - 1)));
    }
}
