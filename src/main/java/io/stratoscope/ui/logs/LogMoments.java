package io.stratoscope.ui.logs;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads moments as people write them: {@code 12:30}, {@code 12:30:05}, {@code 03-01 12:30}, {@code 2026-03-01 12:30}, {@code 2h} ago. */
final class LogMoments {

    private static final Pattern AGO = Pattern.compile("(\\d{1,4})\\s*([smhd])");
    private static final Pattern MOMENT =
            Pattern.compile(
                    "(?:(?:(\\d{4})-)?(\\d{2})-(\\d{2})[ T])?(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d{1,3})?)?");

    private static final DateTimeFormatter FULL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private LogMoments() {}

    /**
     * Reads one; empty where it is none.
     *
     * @param zone in which it is meant
     * @param now whose day it is on where it names none
     */
    static Optional<Instant> parse(String text, ZoneId zone, Instant now) {
        String words = text.strip();
        Matcher ago = AGO.matcher(words);
        if (ago.matches()) {
            return Optional.of(now.minus(duration(Long.parseLong(ago.group(1)), ago.group(2))));
        }
        Matcher moment = MOMENT.matcher(words);
        try {
            return moment.matches()
                    ? Optional.of(moment(moment, zone, now))
                    : Optional.of(Instant.parse(words));
        } catch (DateTimeParseException _) {
            // What is no moment is told as none.
            return Optional.empty();
        }
    }

    private static Duration duration(long count, String unit) {
        return switch (unit) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }

    private static Instant moment(Matcher found, ZoneId zone, Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        LocalDate day =
                found.group(2) == null
                        ? today
                        : LocalDate.parse(
                                (found.group(1) == null ? today.getYear() : found.group(1))
                                        + "-"
                                        + found.group(2)
                                        + "-"
                                        + found.group(3));
        String hour = found.group(4).length() == 1 ? "0" + found.group(4) : found.group(4);
        LocalTime time =
                LocalTime.parse(
                        hour
                                + ":"
                                + found.group(5)
                                + ":"
                                + (found.group(6) == null ? "00" : found.group(6)));
        return day.atTime(time).atZone(zone).toInstant();
    }

    /** {@code 2026-03-01 12:30:05}. */
    static String words(Instant moment, ZoneId zone) {
        return FULL.format(moment.atZone(zone));
    }
}
