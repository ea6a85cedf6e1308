package io.stratoscope.metrics;

/** The course of values over time, for whoever draws it. */
public final class Course {

    private Course() {}

    /**
     * No more values than there is room for: those that share a place are averaged.
     *
     * @param values oldest first; {@link Double#NaN} is a gap, and stays one where all that share a place are gaps
     */
    public static double[] reduced(double[] values, int places) {
        int columns = Math.min(places, values.length);
        double[] reduced = new double[columns];
        for (int column = 0; column < columns; column++) {
            reduced[column] =
                    average(
                            values,
                            (int) ((long) column * values.length / columns),
                            (int) ((column + 1L) * values.length / columns));
        }
        return reduced;
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
}
