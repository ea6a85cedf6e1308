package io.stratoscope.simulator;

/** How busy the people of a private photo server are in the course of a day (UTC): most in the evening, least before dawn. */
final class DayRhythm {

    private static final int SECONDS_OF_HOUR = 3600;

    /** By hour; 1 is the busiest. */
    private static final double[] HOURS = {
        0.22, 0.12, 0.08, 0.06, 0.08, 0.16, 0.32, 0.42, 0.40, 0.38, 0.42, 0.50, 0.56, 0.52, 0.48,
        0.52, 0.62, 0.78, 0.92, 1.00, 0.96, 0.82, 0.58, 0.36
    };

    private DayRhythm() {}

    /** From 0 to 1, without leaps between the hours. */
    static double at(long epochSecond) {
        long ofDay = Math.floorMod(epochSecond, HOURS.length * (long) SECONDS_OF_HOUR);
        int hour = (int) (ofDay / SECONDS_OF_HOUR);
        double part = (double) (ofDay % SECONDS_OF_HOUR) / SECONDS_OF_HOUR;
        return HOURS[hour] * (1 - part) + HOURS[(hour + 1) % HOURS.length] * part;
    }
}
