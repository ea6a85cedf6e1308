package io.stratoscope.ui.logs;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Of which time the lines are shown. */
sealed interface LogRange {

    /** What is offered. */
    static List<LogRange> usual() {
        return List.of(
                new Last(Duration.ofMinutes(15)),
                new Last(Duration.ofHours(1)),
                new Last(Duration.ofHours(3)),
                new Last(Duration.ofDays(1)));
    }

    /** From so long ago until now: what comes in can be followed. */
    record Last(Duration duration) implements LogRange {
        @Override
        public Instant from(Instant now) {
            return now.minus(duration);
        }

        @Override
        public Instant to(Instant now) {
            return now;
        }

        @Override
        public String words(ZoneId zone) {
            long minutes = duration.toMinutes();
            return "Last "
                    + (minutes < 60
                            ? minutes + " minutes"
                            : minutes == 60
                                    ? "hour"
                                    : minutes < 1_440
                                            ? minutes / 60 + " hours"
                                            : minutes == 1_440 ? "day" : minutes / 1_440 + " days");
        }
    }

    /** From a moment to another. */
    record Between(Instant from, Instant to) implements LogRange {
        private static final DateTimeFormatter DAY =
                DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);
        private static final DateTimeFormatter HOUR =
                DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

        /** From the minute before a moment, to be seen beside it, to some minutes after it, in which what broke is felt. */
        static Between around(Instant moment) {
            return new Between(
                    moment.minus(Duration.ofMinutes(1)), moment.plus(Duration.ofMinutes(5)));
        }

        @Override
        public Instant from(Instant now) {
            return from;
        }

        @Override
        public Instant to(Instant now) {
            return to;
        }

        @Override
        public String words(ZoneId zone) {
            boolean sameDay = from.atZone(zone).toLocalDate().equals(to.atZone(zone).toLocalDate());
            return DAY.format(from.atZone(zone))
                    + " to "
                    + (sameDay ? HOUR : DAY).format(to.atZone(zone));
        }
    }

    Instant from(Instant now);

    Instant to(Instant now);

    /** Whether more comes in at its end. */
    default boolean isOpen(Instant now) {
        return !to(now).isBefore(now);
    }

    /** For people, with times in a zone. */
    String words(ZoneId zone);
}
