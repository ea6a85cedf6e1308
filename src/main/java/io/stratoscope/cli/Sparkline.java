package io.stratoscope.cli;

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
        int columns = Math.min(width, values.length);
        double[] averages = new double[columns];
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int column = 0; column < columns; column++) {
            averages[column] =
                    average(
                            values,
                            column * values.length / columns,
                            (column + 1) * values.length / columns);
            if (!Double.isNaN(averages[column])) {
                least = Math.min(least, averages[column]);
                most = Math.max(most, averages[column]);
            }
        }
        StringBuilder line = new StringBuilder(columns);
        for (double average : averages) {
            line.append(Double.isNaN(average) ? GAP : block(average, least, most));
        }
        return line.toString();
    }

    private static double average(double[] values, int from, int to) {
        double sum = 0;
        int known = 0;
        for (int i = from; i < to; i++) {
            if (!Double.isNaN(values[i])) {
                sum += values[i];
                known++;
            }
        }
        return known == 0 ? Double.NaN : sum / known;
    }

    // What never changes is a low line, not a high one.
    private static char block(double value, double least, double most) {
        double share = most > least ? (value - least) / (most - least) : 0;
        return BLOCKS.charAt((int) Math.round(share * (BLOCKS.length() - 1)));
    }
}
