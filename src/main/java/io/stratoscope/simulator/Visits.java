package io.stratoscope.simulator;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;

/**
 * Who visits what is behind a load balancer, minute by minute: more in the evening and at weekends, and more from month to
 * month. Metrics, access logs and flow logs are made of the same visits.
 *
 * @param name whose visitors: another name, other visitors
 * @param since the first of them
 */
record Visits(String name, Instant since, Aftermath aftermath) {

    private static final int SECONDS = 60;
    private static final long MINUTES_A_DAY = Duration.ofDays(1).toMinutes();
    private static final double MINUTES_A_YEAR = 365.0 * MINUTES_A_DAY;

    /** What {@link DayRhythm} is on average. */
    private static final double MEAN = 0.45;

    /** Monday to Sunday: people look at their photos at weekends. */
    private static final double[] DAYS = {0.90, 0.88, 0.90, 0.92, 1.00, 1.22, 1.18};

    /** Thursday, 1970-01-01. */
    private static final int FIRST_DAY = DayOfWeek.THURSDAY.getValue() - 1;

    private static final double GROWTH_A_YEAR = 0.3;
    private static final double BUSIEST = 180;
    private static final double REDIRECTED = 0.08;
    private static final double REFUSED = 0.03;
    private static final double FAILED = 0.0006;
    private static final double LOST = 0.0002;
    private static final int BYTES = 64_000;

    /**
     * The requests of one minute, by how they were answered.
     *
     * @param fine with 2xx
     * @param redirected with 3xx
     * @param refused with 4xx
     * @param failed with 5xx by a target
     * @param unanswered by no target: with 5xx by the load balancer
     * @param bytes in and out
     * @param seconds how long a target took, on average
     */
    record Minute(
            int fine,
            int redirected,
            int refused,
            int failed,
            int unanswered,
            long bytes,
            double seconds) {

        /** What targets answered. */
        int answered() {
            return fine + redirected + refused + failed;
        }

        int all() {
            return answered() + unanswered;
        }
    }

    /** How busy people are: about 1 on average, without growth. */
    static double level(long minute) {
        return DayRhythm.at(minute * SECONDS) / MEAN * week(minute);
    }

    private static double week(long minute) {
        // A day's number is that of its noon.
        long shifted = minute - MINUTES_A_DAY / 2;
        long day = Math.floorDiv(shifted, MINUTES_A_DAY);
        double part = (double) Math.floorMod(shifted, MINUTES_A_DAY) / MINUTES_A_DAY;
        return ofDay(day) * (1 - part) + ofDay(day + 1) * part;
    }

    private static double ofDay(long day) {
        return DAYS[(int) Math.floorMod(day + FIRST_DAY, (long) DAYS.length)];
    }

    /** How much more there is than at first: 1 then. */
    static double growth(Instant since, long minute) {
        double years =
                (minute - (double) Math.floorDiv(since.getEpochSecond(), SECONDS)) / MINUTES_A_YEAR;
        return 1 + GROWTH_A_YEAR * Math.max(0, years);
    }

    Minute at(long minute) {
        long seed = Wave.seed(name);
        double wanted =
                BUSIEST
                        * MEAN
                        * level(minute)
                        * growth(since, minute)
                        * (0.85 + 0.3 * Wave.rough(seed, minute));
        int all = Math.max(1, (int) Math.round(wanted));
        Dice dice = Dice.of(seed, minute);
        double seconds = 0.035 + 0.06 * Wave.smooth(seed, minute, 20) + 0.004 * level(minute);
        if (aftermath.isWithoutTasks(minute)) {
            // Each start of a task lets some through, to fail there.
            int failed = all - all / 2;
            return new Minute(0, 0, 0, failed, all / 2, all * 600L, 8 + 4 * seconds);
        }
        if (aftermath.isFailing(minute)) {
            int fine = all / 10;
            return new Minute(fine, 0, 0, all - fine, 0, all * 900L, 10 + 10 * seconds);
        }
        int failed = share(all, FAILED, dice);
        int lost = share(all, LOST, dice);
        int refused = Math.min(all - failed - lost, share(all, REFUSED, dice));
        int redirected = Math.min(all - failed - lost - refused, share(all, REDIRECTED, dice));
        return new Minute(
                all - failed - lost - refused - redirected,
                redirected,
                refused,
                failed,
                lost,
                (long) all * (BYTES / 2 + dice.below(BYTES)),
                seconds);
    }

    private static int share(int all, double part, Dice dice) {
        double exact = all * part;
        int whole = (int) exact;
        return Math.min(all, whole + (dice.happens(exact - whole) ? 1 : 0));
    }
}
