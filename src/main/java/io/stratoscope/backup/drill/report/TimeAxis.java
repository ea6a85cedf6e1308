package io.stratoscope.backup.drill.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Where an axis of time has its marks: at round times, a few of them. */
final class TimeAxis {

    private static final int MOST = 8;
    private static final List<Duration> STEPS =
            List.of(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(10),
                    Duration.ofMinutes(20),
                    Duration.ofMinutes(30),
                    Duration.ofHours(1),
                    Duration.ofHours(2),
                    Duration.ofHours(6),
                    Duration.ofHours(12));

    private TimeAxis() {}

    /**
     * A mark.
     *
     * @param part of the whole, from 0 to 1
     */
    record Mark(double part, String words) {}

    static List<Mark> marks(Duration total) {
        if (!total.isPositive()) {
            return List.of(new Mark(0, "0"));
        }
        Duration step =
                STEPS.stream()
                        .filter(each -> total.dividedBy(each) <= MOST)
                        .findFirst()
                        .orElse(Duration.ofDays(Math.max(1, total.toDays() / MOST + 1)));
        List<Mark> marks = new ArrayList<>();
        for (Duration at = Duration.ZERO; at.compareTo(total) <= 0; at = at.plus(step)) {
            marks.add(new Mark(part(at, total), words(at)));
        }
        return List.copyOf(marks);
    }

    /** How far a time is on the way, from 0 to 1. */
    static double part(Duration at, Duration total) {
        return total.isPositive()
                ? Math.clamp((double) at.toMillis() / Math.max(1, total.toMillis()), 0, 1)
                : 0;
    }

    private static String words(Duration at) {
        if (at.isZero()) {
            return "0";
        }
        if (at.toSecondsPart() != 0) {
            return at.toSeconds() + " s";
        }
        return at.toMinutesPart() != 0 || at.toHours() == 0
                ? at.toMinutes() + " min"
                : at.toHours() + " h";
    }
}
