package io.stratoscope.health.rule;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Times in descriptions. */
final class Times {
    private Times() {}

    /** A time as descriptions write it; empty where the text is none. */
    static Optional<Instant> parse(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
