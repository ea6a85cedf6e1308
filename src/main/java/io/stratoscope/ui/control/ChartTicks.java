package io.stratoscope.ui.control;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where the axes of a chart are labelled: at round values and at round times. */
final class ChartTicks {

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd", Locale.ROOT);

    private static final List<Duration> STEPS =
            List.of(
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(10),
                    Duration.ofMinutes(15),
                    Duration.ofMinutes(30),
                    Duration.ofHours(1),
                    Duration.ofHours(2),
                    Duration.ofHours(3),
                    Duration.ofHours(6),
                    Duration.ofHours(12),
                    Duration.ofDays(1),
                    Duration.ofDays(2),
                    Duration.ofDays(7),
                    Duration.ofDays(14));

    /** Where a label of the time axis stands. */
    record TimeTick(Instant at, String words) {}

    private ChartTicks() {}

    /**
     * Round values from at most the least to at least the most.
     *
     * @param base 1024 for bytes, else 1000: what is round is 1, 2 or 5 tens of a power of it
     * @param most about so many steps
     */
    static List<Double> values(double from, double to, double base, int most) {
        double step = step(Math.max(to - from, Double.MIN_NORMAL) / most, base);
        List<Double> ticks = new ArrayList<>();
        long first = (long) Math.floor(from / step + 1e-9);
        long last = (long) Math.ceil(to / step - 1e-9);
        for (long i = first; i <= last; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    private static double step(double rough, double base) {
        double scale = 1;
        while (rough / scale >= base) {
            scale *= base;
        }
        double power = Math.pow(10, Math.floor(Math.log10(rough / scale)));
        double digit = rough / scale / power;
        double round = digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10;
        return round * power * scale;
    }

    /**
     * Round times, at most so many. At midnight the day stands instead of the hour.
     *
     * @param zone whose hours and days
     */
    static List<TimeTick> times(Instant from, Instant to, ZoneId zone, int most) {
        Duration span = Duration.between(from, to);
        Duration step =
                STEPS.stream()
                        .filter(each -> span.dividedBy(each) <= most)
                        .findFirst()
                        .orElse(Duration.ofDays(30));
        List<TimeTick> ticks = new ArrayList<>();
        LocalDate day = from.atZone(zone).toLocalDate();
        for (ZonedDateTime at = day.atStartOfDay(zone);
                !at.toInstant().isAfter(to);
                at = next(at, step)) {
            if (!at.toInstant().isBefore(from)) {
                boolean midnight = at.toLocalTime().toSecondOfDay() == 0;
                ticks.add(new TimeTick(at.toInstant(), (midnight ? DAY : HOUR).format(at)));
            }
        }
        return ticks;
    }

    // Days are as long as the calendar says, also when the clocks change.
    private static ZonedDateTime next(ZonedDateTime at, Duration step) {
        if (step.toDays() > 0) {
            return at.plusDays(step.toDays());
        }
        ZonedDateTime next = at.plus(step);
        return next.toLocalDate().equals(at.toLocalDate())
                ? next
                : at.toLocalDate().plusDays(1).atStartOfDay(at.getZone());
    }
}
