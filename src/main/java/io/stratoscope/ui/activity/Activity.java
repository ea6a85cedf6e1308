package io.stratoscope.ui.activity;

/**
 * The job that the status bar shows.
 *
 * @param job its name
 * @param step empty before the first
 * @param fraction between 0 and 1, or negative where it is not known
 */
public record Activity(String job, String step, double fraction) {

    public static final double UNKNOWN = -1;

    public String words() {
        return step.isEmpty() ? job : job + ": " + step;
    }
}
