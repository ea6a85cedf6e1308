package io.stratoscope.backup;

import org.jspecify.annotations.Nullable;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When something is due again and again, in UTC, as AWS writes it: {@code cron(0 2 * * ? *)}, {@code rate(12 hours)}. Fields: <a
 * href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html">Setting a schedule pattern</a>. What
 * stands there with {@code L}, {@code W} or {@code #} is not understood, and never guessed.
 */
sealed interface ScheduleExpression {

    /** When it is due: after the one time, and not after the other. */
    List<Instant> times(Instant after, Instant until);

    /** Reads it; empty where it is not understood. */
    static Optional<ScheduleExpression> read(String text) {
        Matcher cron = Reading.CRON.matcher(text.strip());
        if (cron.matches()) {
            return Reading.cron(cron.group(1));
        }
        Matcher rate = Reading.RATE.matcher(text.strip());
        return rate.matches() ? Reading.rate(rate) : Optional.empty();
    }

    /** Once in so long; when the first was, nothing says: it is counted from where one looks. */
    record Every(Duration span) implements ScheduleExpression {
        @Override
        public List<Instant> times(Instant after, Instant until) {
            List<Instant> times = new ArrayList<>();
            for (Instant time = after.plus(span); !time.isAfter(until); time = time.plus(span)) {
                times.add(time);
            }
            return times;
        }
    }

    /**
     * At these times of these days.
     *
     * @param weekDays 1 for Sunday to 7 for Saturday
     */
    record Cron(
            SortedSet<Integer> minutes,
            SortedSet<Integer> hours,
            SortedSet<Integer> days,
            SortedSet<Integer> months,
            SortedSet<Integer> weekDays,
            SortedSet<Integer> years)
            implements ScheduleExpression {

        @Override
        public List<Instant> times(Instant after, Instant until) {
            List<Instant> times = new ArrayList<>();
            LocalDate last = LocalDate.ofInstant(until, ZoneOffset.UTC);
            for (LocalDate day = LocalDate.ofInstant(after, ZoneOffset.UTC);
                    !day.isAfter(last);
                    day = day.plusDays(1)) {
                if (isOn(day)) {
                    on(day).stream()
                            .filter(time -> time.isAfter(after) && !time.isAfter(until))
                            .forEach(times::add);
                }
            }
            return times;
        }

        private boolean isOn(LocalDate day) {
            return years.contains(day.getYear())
                    && months.contains(day.getMonthValue())
                    && days.contains(day.getDayOfMonth())
                    && weekDays.contains(
                            day.getDayOfWeek().getValue() % DayOfWeek.values().length + 1);
        }

        private List<Instant> on(LocalDate day) {
            List<Instant> times = new ArrayList<>();
            for (int hour : hours) {
                for (int minute : minutes) {
                    times.add(day.atTime(LocalTime.of(hour, minute)).toInstant(ZoneOffset.UTC));
                }
            }
            return times;
        }
    }

    /** Makes one of text. */
    final class Reading {
        private static final Pattern CRON = Pattern.compile("cron\\((.*)\\)");
        private static final Pattern RATE =
                Pattern.compile("rate\\(\\s*([1-9][0-9]{0,4})\\s+(minute|hour|day)s?\\s*\\)");
        private static final Pattern PART =
                Pattern.compile("(?:\\*|([A-Z0-9]+)(?:-([A-Z0-9]+))?)(?:/([1-9][0-9]?))?");
        private static final Pattern SPACE = Pattern.compile("\\s+");
        private static final Pattern COMMA = Pattern.compile(",");
        private static final List<String> MONTHS =
                List.of(
                        "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV",
                        "DEC");
        private static final List<String> WEEK_DAYS =
                List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
        private static final int FIELDS = 6;
        private static final int FIRST_YEAR = 1970;
        private static final int LAST_YEAR = 2199;

        private Reading() {}

        private static Optional<ScheduleExpression> rate(Matcher rate) {
            long count = Long.parseLong(rate.group(1));
            return Optional.of(
                    new Every(
                            switch (rate.group(2)) {
                                case "minute" -> Duration.ofMinutes(count);
                                case "hour" -> Duration.ofHours(count);
                                default -> Duration.ofDays(count);
                            }));
        }

        private static Optional<ScheduleExpression> cron(String fields) {
            List<String> each = SPACE.splitAsStream(fields.strip()).toList();
            if (each.size() != FIELDS) {
                return Optional.empty();
            }
            Optional<SortedSet<Integer>> minutes = field(each.get(0), 0, 59, List.of());
            Optional<SortedSet<Integer>> hours = field(each.get(1), 0, 23, List.of());
            Optional<SortedSet<Integer>> days = field(each.get(2), 1, 31, List.of());
            Optional<SortedSet<Integer>> months = field(each.get(3), 1, 12, MONTHS);
            Optional<SortedSet<Integer>> weekDays = field(each.get(4), 1, 7, WEEK_DAYS);
            Optional<SortedSet<Integer>> years =
                    field(each.get(5), FIRST_YEAR, LAST_YEAR, List.of());
            return minutes.isPresent()
                            && hours.isPresent()
                            && days.isPresent()
                            && months.isPresent()
                            && weekDays.isPresent()
                            && years.isPresent()
                    ? Optional.of(
                            new Cron(
                                    minutes.get(),
                                    hours.get(),
                                    days.get(),
                                    months.get(),
                                    weekDays.get(),
                                    years.get()))
                    : Optional.empty();
        }

        /** What a field allows; empty where it is not understood. */
        private static Optional<SortedSet<Integer>> field(
                String text, int least, int most, List<String> names) {
            if ("?".equals(text)) {
                return field("*", least, most, names);
            }
            SortedSet<Integer> allowed = new TreeSet<>();
            for (String part : COMMA.split(text.toUpperCase(Locale.ROOT), -1)) {
                Matcher matcher = PART.matcher(part);
                if (!matcher.matches()) {
                    return Optional.empty();
                }
                Optional<Integer> from = end(matcher.group(1), least, names);
                // "5/10" goes on to the end; "5" is itself only.
                Optional<Integer> to =
                        matcher.group(2) == null
                                        && (matcher.group(1) == null || matcher.group(3) != null)
                                ? Optional.of(most)
                                : matcher.group(2) == null
                                        ? from
                                        : end(matcher.group(2), most, names);
                if (from.filter(first -> first >= least).isEmpty()
                        || to.filter(last -> last <= most).isEmpty()
                        || from.get() > to.get()) {
                    return Optional.empty();
                }
                int step = matcher.group(3) == null ? 1 : Integer.parseInt(matcher.group(3));
                for (int value = from.get(); value <= to.get(); value += step) {
                    allowed.add(value);
                }
            }
            return Optional.of(allowed);
        }

        private static Optional<Integer> end(@Nullable String text, int usual, List<String> names) {
            if (text == null) {
                return Optional.of(usual);
            }
            int named = names.indexOf(text);
            if (named >= 0) {
                return Optional.of(named + 1);
            }
            return text.length() <= 4 && text.chars().allMatch(Character::isDigit)
                    ? Optional.of(Integer.valueOf(text))
                    : Optional.empty();
        }
    }
}
