package io.stratoscope.simulator;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Immich's machine learning, as its issues <a href="https://github.com/immich-app/immich/issues/13227">quote it</a>. */
record MachineLearningVoice(ZoneId zone) implements LogVoice {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MM/dd/yy HH:mm:ss", Locale.ROOT);

    private static final double BUSIEST = 0.02;
    private static final double PROBLEMS = 0.01;

    private static final List<String> MODELS =
            List.of(
                    "visual model 'ViT-B-32__openai'",
                    "textual model 'ViT-B-32__openai'",
                    "detection model 'buffalo_l'",
                    "recognition model 'buffalo_l'");

    @Override
    public List<String> at(long second, long age, Dice dice) {
        if (age == 0) {
            return List.of(
                    line(second, "INFO", "Initialized request thread pool with 2 threads."),
                    line(second, "INFO", "Application startup complete."));
        }
        if (!dice.happens(BUSIEST * DayRhythm.at(second))) {
            return List.of();
        }
        if (dice.happens(PROBLEMS)) {
            return List.of(
                    line(
                            second,
                            "WARNING",
                            "Failed to load " + dice.oneOf(MODELS) + ". Clearing cache."));
        }
        if (dice.happens(0.2)) {
            return List.of(line(second, "INFO", "Shutting down due to inactivity."));
        }
        return List.of(
                line(second, "INFO", "Loading " + dice.oneOf(MODELS) + " to memory"),
                line(
                        second,
                        "INFO",
                        "Setting execution providers to ['CPUExecutionProvider'], in descending order of preference"));
    }

    /** A line in the form of its log. */
    String line(long second, String level, String words) {
        return "["
                + TIME.format(Instant.ofEpochSecond(second).atZone(zone))
                + "] "
                + String.format(Locale.ROOT, "%-8s", level)
                + " "
                + words;
    }
}
