package io.stratoscope.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans of time as people write them: {@code 30s}, {@code 15m}, {@code 6h}, {@code 2d}. */
final class Span {

    private static final Pattern FORM = Pattern.compile("(\\d{1,5})([smhd])");

    private Span() {}

    /** Reads a span; empty where the text is none. */
    static Optional<Duration> read(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long count = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "s" -> Duration.ofSeconds(count);
                    case "m" -> Duration.ofMinutes(count);
                    case "h" -> Duration.ofHours(count);
                    default -> Duration.ofDays(count);
                });
    }

    /**
     * Reads a moment: so long before now, or a time with its zone as in ISO 8601.
     *
     * @param option whose value it is, for the message
     * @throws UsageException when it is neither
     */
    static Instant moment(String option, String text, Instant now) {
        return read(text).map(now::minus).orElseGet(() -> time(option, text));
    }

    private static Instant time(String option, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new UsageException(
                    option
                            + ": '"
                            + Terminal.plain(text)
                            + "' is no time; write it like 30m, 2h, 3d or 2026-11-23T12:00:00Z",
                    e);
        }
    }
}
