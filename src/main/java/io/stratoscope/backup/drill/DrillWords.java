package io.stratoscope.backup.drill;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** What drills measure, for people: the same on screen, on paper and in a terminal. */
public final class DrillWords {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private DrillWords() {}

    /** {@code 17 s}, {@code 12 min 30 s}, {@code 3 h 05 min}, {@code 2 d 4 h}. */
    public static String span(Duration span) {
        Duration size = span.abs();
        String words =
                size.toDays() > 0
                        ? size.toDays() + " d " + size.toHoursPart() + " h"
                        : size.toHours() > 0
                                ? "%d h %02d min".formatted(size.toHours(), size.toMinutesPart())
                                : size.toMinutes() > 0
                                        ? "%d min %02d s"
                                                .formatted(size.toMinutes(), size.toSecondsPart())
                                        : size.toSeconds() + " s";
        return span.isNegative() ? "-" + words : words;
    }

    /** To the second. */
    public static String time(Instant time) {
        return TIME.format(time);
    }

    /** US dollars, to the cent; what is less than one is said to the first digits. */
    public static String usd(BigDecimal usd) {
        BigDecimal cents = usd.setScale(2, RoundingMode.HALF_UP);
        return "$"
                + (cents.signum() == 0 && usd.signum() != 0
                        ? usd.setScale(4, RoundingMode.UP)
                        : cents);
    }

    /** How far the files are from the database. */
    public static String skew(Duration skew) {
        return skew.isNegative()
                ? "files " + span(skew.abs()) + " older"
                : "files " + span(skew) + " later";
    }

    public static String verdict(DrillReport.Verdict verdict) {
        return switch (verdict) {
            case PROVED -> "proved";
            case FAILED -> "failed";
            case CANCELLED -> "cancelled";
        };
    }

    public static String state(DrillCheck.State state) {
        return switch (state) {
            case PASS -> "pass";
            case FAIL -> "fail";
            case NOT_CHECKABLE -> "not checkable";
        };
    }

    /** A span that may not be known. */
    public static String span(Optional<Duration> span) {
        return span.map(DrillWords::span).orElse("-");
    }
}
