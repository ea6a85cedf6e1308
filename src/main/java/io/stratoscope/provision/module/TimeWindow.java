package io.stratoscope.provision.module;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A stretch of the week in which AWS may do something.
 *
 * @param begin minutes since Monday 00:00 UTC
 * @param minutes how long it is
 */
record TimeWindow(int begin, int minutes) {
    private static final int DAY = 24 * 60;
    private static final int WEEK = 7 * DAY;
    private static final List<String> DAYS =
            List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    /** Reads {@code 01:30-02:00}, as it is on the first day of the week. */
    static TimeWindow daily(String text) {
        String[] ends = text.split("-", 2);
        int begin = timeOfDay(ends[0]);
        return new TimeWindow(begin, Math.floorMod(timeOfDay(ends[1]) - begin, DAY));
    }

    /** Reads {@code sun:03:00-sun:04:00}. */
    static TimeWindow weekly(String text) {
        String[] ends = text.split("-", 2);
        int begin = timeOfWeek(ends[0]);
        return new TimeWindow(begin, Math.floorMod(timeOfWeek(ends[1]) - begin, WEEK));
    }

    /** Whether this window, which is each day, and a weekly one have a minute in common. */
    boolean meetsOnAnyDay(TimeWindow weekly) {
        return IntStream.range(0, 7)
                .mapToObj(day -> new TimeWindow(begin + day * DAY, minutes))
                .anyMatch(weekly::overlaps);
    }

    private boolean overlaps(TimeWindow other) {
        return Math.floorMod(other.begin - begin, WEEK) < minutes
                || Math.floorMod(begin - other.begin, WEEK) < other.minutes;
    }

    private static int timeOfWeek(String text) {
        return DAYS.indexOf(text.substring(0, 3)) * DAY + timeOfDay(text.substring(4));
    }

    private static int timeOfDay(String text) {
        return Integer.parseInt(text.substring(0, 2)) * 60 + Integer.parseInt(text.substring(3));
    }
}
