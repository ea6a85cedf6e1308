package io.stratoscope.ui.logs;

import io.stratoscope.logs.LogLevel;

import java.util.Set;

/** How serious lines are, as the operator chooses among them. */
enum LevelChip {
    ERRORS,
    WARNINGS,
    INFO,
    DEBUG,
    OTHERS;

    /** For people. */
    String words() {
        return switch (this) {
            case ERRORS -> "Error";
            case WARNINGS -> "Warn";
            case INFO -> "Info";
            case DEBUG -> "Debug";
            case OTHERS -> "No level";
        };
    }

    /** None for the lines that tell no level. */
    Set<LogLevel> levels() {
        return switch (this) {
            case ERRORS -> Set.of(LogLevel.ERROR, LogLevel.FATAL);
            case WARNINGS -> Set.of(LogLevel.WARN);
            case INFO -> Set.of(LogLevel.INFO);
            case DEBUG -> Set.of(LogLevel.DEBUG, LogLevel.TRACE);
            case OTHERS -> Set.of();
        };
    }
}
