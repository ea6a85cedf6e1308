package io.stratoscope.logs;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How serious a line is, the least first. Each program has its own words for it. */
public enum LogLevel {
    TRACE(1),
    DEBUG(2),
    INFO(3),
    WARN(4),
    ERROR(5),
    FATAL(6);

    private static final Map<String, LogLevel> WORDS =
            Map.ofEntries(
                    Map.entry("TRACE", TRACE),
                    Map.entry("VERBOSE", TRACE),
                    Map.entry("DEBUG", DEBUG),
                    Map.entry("INFO", INFO),
                    Map.entry("LOG", INFO),
                    Map.entry("NOTICE", INFO),
                    Map.entry("WARN", WARN),
                    Map.entry("WARNING", WARN),
                    Map.entry("ERROR", ERROR),
                    Map.entry("ERR", ERROR),
                    Map.entry("SEVERE", ERROR),
                    Map.entry("CRIT", FATAL),
                    Map.entry("CRITICAL", FATAL),
                    Map.entry("ALERT", FATAL),
                    Map.entry("EMERG", FATAL),
                    Map.entry("FATAL", FATAL),
                    Map.entry("PANIC", FATAL));

    private final int rank;

    LogLevel(int rank) {
        this.rank = rank;
    }

    /** From 1, the more serious the higher; a line without a level has 0. */
    int rank() {
        return rank;
    }

    /** The level that a program's word means, in letters of either case. */
    static Optional<LogLevel> ofWord(String word) {
        return Optional.ofNullable(WORDS.get(word.toUpperCase(Locale.ROOT)));
    }

    /** {@code warn}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
