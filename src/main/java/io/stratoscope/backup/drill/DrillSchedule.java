package io.stratoscope.backup.drill;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * When drills are due, in the time zone of the computer that runs them.
 *
 * @param days of the week, sorted; none where it is each day, or a day of the month
 * @param dayOfMonth 1 to 28, which each month has
 */
public record DrillSchedule(List<DayOfWeek> days, Optional<Integer> dayOfMonth, LocalTime time) {

    private static final int LAST_OF_EACH_MONTH = 28;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);

    public DrillSchedule {
        days = List.copyOf(days);
    }

    /**
     * Reads {@code Sun 04:00}, {@code Mon,Thu 04:00}, {@code 04:00} for each day, {@code 1 04:00} for a day of each month.
     *
     * @return empty where it is none of these
     */
    public static Optional<DrillSchedule> parse(String text) {
        String stripped = text.strip();
        int space = stripped.lastIndexOf(' ');
        String when = space < 0 ? "" : stripped.substring(0, space).strip();
        try {
            LocalTime time = LocalTime.parse(stripped.substring(space + 1), TIME);
            if (when.isEmpty()) {
                return Optional.of(new DrillSchedule(List.of(), Optional.empty(), time));
            }
            if (when.matches("[0-9]{1,2}")) {
                int day = Integer.parseInt(when);
                return day >= 1 && day <= LAST_OF_EACH_MONTH
                        ? Optional.of(new DrillSchedule(List.of(), Optional.of(day), time))
                        : Optional.empty();
            }
            return days(when).map(days -> new DrillSchedule(days, Optional.empty(), time));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<List<DayOfWeek>> days(String text) {
        TreeSet<DayOfWeek> days = new TreeSet<>();
        for (String word : text.split(",", -1)) {
            Optional<DayOfWeek> day =
                    Arrays.stream(DayOfWeek.values())
                            .filter(each -> isCalled(each, word.strip()))
                            .findFirst();
            if (day.isEmpty()) {
                return Optional.empty();
            }
            days.add(day.get());
        }
        return Optional.of(List.copyOf(days));
    }

    private static boolean isCalled(DayOfWeek day, String word) {
        return word.equalsIgnoreCase(name(day)) || word.equalsIgnoreCase(day.name());
    }

    private static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    }

    /** As systemd's {@code OnCalendar=} has it, see systemd.time(7). */
    public String onCalendar() {
        String date = dayOfMonth.map(day -> "*-*-%02d".formatted(day)).orElse("*-*-*");
        String weekdays = days.stream().map(DrillSchedule::name).collect(Collectors.joining(","));
        return (weekdays.isEmpty() ? "" : weekdays + " ") + date + " " + TIME.format(time) + ":00";
    }

    /** The first five fields of a line of crontab(5), where Sunday is 0. */
    public String cron() {
        String weekdays =
                days.stream()
                        .map(day -> String.valueOf(day.getValue() % 7))
                        .collect(Collectors.joining(","));
        return "%d %d %s * %s"
                .formatted(
                        time.getMinute(),
                        time.getHour(),
                        dayOfMonth.map(String::valueOf).orElse("*"),
                        weekdays.isEmpty() ? "*" : weekdays);
    }
}
