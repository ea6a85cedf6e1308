package io.stratoscope.ui.logs;

import io.stratoscope.logs.LogChoice;
import io.stratoscope.logs.LogFilter;
import io.stratoscope.logs.LogFilterException;
import io.stratoscope.logs.LogLevel;
import io.stratoscope.logs.LogLine;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Which of the lines that were read are shown: what the filter and the levels let through, or for a while all, so that a line is seen
 * with what is around it. On the application thread.
 */
final class LogChoosing {

    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ObjectProperty<Set<LevelChip>> chips =
            new SimpleObjectProperty<>(EnumSet.allOf(LevelChip.class));
    private final ReadOnlyObjectWrapper<Optional<LogLine>> around =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Consumer<LogChoice> chose;
    private LogChoice chosen = LogChoice.ALL;

    /** @param chose is told each choice */
    LogChoosing(Consumer<LogChoice> chose) {
        this.chose = chose;
        filter.subscribe((before, now) -> choose());
        chips.subscribe((before, now) -> choose());
    }

    /** Shows what the filter and the levels want; a filter that is none changes nothing and is said. */
    void choose() {
        try {
            Set<LogLevel> levels = EnumSet.noneOf(LogLevel.class);
            chips.get().forEach(chip -> levels.addAll(chip.levels()));
            chosen =
                    new LogChoice(
                            LogFilter.parse(filter.get()),
                            levels,
                            chips.get().contains(LevelChip.OTHERS));
            problem.set("");
            around.set(Optional.empty());
            chose.accept(chosen);
        } catch (LogFilterException e) {
            problem.set(Objects.requireNonNullElse(e.getMessage(), "this is no filter"));
        }
    }

    /** Shows all lines, whatever the filter says. */
    void showAround(LogLine line) {
        around.set(Optional.of(line));
        chose.accept(LogChoice.ALL);
    }

    /** Shows what the filter wants again. */
    void showHits() {
        around.set(Optional.empty());
        chose.accept(chosen);
    }

    /** Shows the lines that say something. */
    void filterBy(String words) {
        filter.set('"' + words + '"');
    }

    StringProperty filterProperty() {
        return filter;
    }

    /** What is wrong with the filter; empty where nothing is. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ObjectProperty<Set<LevelChip>> chipsProperty() {
        return chips;
    }

    /** The line whose surroundings are shown. */
    ReadOnlyObjectProperty<Optional<LogLine>> aroundProperty() {
        return around.getReadOnlyProperty();
    }
}
