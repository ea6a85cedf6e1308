package io.stratoscope.ui.logs;

import io.stratoscope.logs.LogLevel;

import java.util.EnumSet;
import java.util.Set;

/** How serious lines are, as the operator chooses among them. */
enum LevelChip {
    ERRORS("Error", EnumSet.of(LogLevel.ERROR, LogLevel.FATAL)),
    WARNINGS("Warn", EnumSet.of(LogLevel.WARN)),
    INFO("Info", EnumSet.of(LogLevel.INFO)),
    DEBUG("Debug", EnumSet.of(LogLevel.DEBUG, LogLevel.TRACE)),
    OTHERS("No level", EnumSet.noneOf(LogLevel.class));

    private final String words;
    private final Set<LogLevel> levels;

    LevelChip(String words, Set<LogLevel> levels) {
        this.words = words;
        this.levels = Set.copyOf(levels);
    }

    String words() {
        return words;
    }

    Set<LogLevel> levels() {
        return levels;
    }
}
