package io.stratoscope.simulator;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Any other container: the access log of a web server, in the common log format. */
record VisitorsVoice() implements LogVoice {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.US)
                    .withZone(ZoneOffset.UTC);

    private static final double BUSIEST = 0.1;
    private static final List<String> PATHS =
            List.of("/", "/index.html", "/style.css", "/health", "/favicon.ico");

    @Override
    public List<String> at(long second, long age, Dice dice) {
        if (age > 0 && !dice.happens(BUSIEST * DayRhythm.at(second))) {
            return List.of();
        }
        return List.of(
                "10.0.0."
                        + (4 + dice.below(250))
                        + " - - ["
                        + TIME.format(Instant.ofEpochSecond(second))
                        + "] \"GET "
                        + dice.oneOf(PATHS)
                        + " HTTP/1.1\" "
                        + (dice.happens(0.02) ? 404 : 200)
                        + " "
                        + (150 + dice.below(20_000)));
    }
}
