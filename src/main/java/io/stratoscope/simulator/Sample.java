package io.stratoscope.simulator;

/**
 * What CloudWatch heard of a metric in one minute, as it keeps it.
 *
 * @param count how many values came in; with 0 there is no point, which is not a point of 0
 * @param sum of the values
 * @param min the least of them
 * @param max the greatest of them
 */
record Sample(double count, double sum, double min, double max) {

    /** Nobody said anything. */
    static final Sample NONE = new Sample(0, 0, 0, 0);

    /** The share of values that are below the average: few great ones pull it up, as those of answering times do. */
    private static final double BELOW = 0.6;

    /** One value. */
    static Sample of(double value) {
        return new Sample(1, value, value, value);
    }

    /** Each of so many events counts one; nothing where there were none. */
    static Sample events(long events) {
        return events == 0 ? NONE : new Sample(events, events, 1, 1);
    }

    /** Values around an average, none of them below 0. */
    static Sample around(double average, double spread, int count) {
        return new Sample(count, average * count, Math.max(0, average - spread), average + spread);
    }

    boolean isNone() {
        return count == 0;
    }

    /** Both together. */
    Sample and(Sample other) {
        if (isNone()) {
            return other;
        }
        return other.isNone()
                ? this
                : new Sample(
                        count + other.count,
                        sum + other.sum,
                        Math.min(min, other.min),
                        Math.max(max, other.max));
    }

    double average() {
        return sum / count;
    }

    /**
     * The value below which a share of the values is.
     *
     * @param share from 0 to 1
     */
    double percentile(double share) {
        double average = average();
        if (share <= BELOW) {
            return min + (average - min) * share / BELOW;
        }
        double above = (share - BELOW) / (1 - BELOW);
        return average + (max - average) * above * above * above;
    }
}
