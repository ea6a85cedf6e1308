package io.stratoscope.ui.backups;

import io.stratoscope.backup.BackupSchedule;
import io.stratoscope.backup.BackupSchedule.Miss;
import io.stratoscope.ui.control.Labels;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;

/** When database and files are backed up by themselves, and when that did not happen: a line each. */
final class ScheduleLines extends VBox {

    private final Clock clock;

    ScheduleLines(Clock clock) {
        super(2);
        this.clock = clock;
        setId("backups-schedules");
        setMinHeight(USE_PREF_SIZE);
    }

    void show(List<BackupSchedule> schedules) {
        getChildren().setAll(schedules.stream().map(this::line).toList());
    }

    private Node line(BackupSchedule schedule) {
        Label part =
                Labels.of(
                        switch (schedule.part()) {
                            case DATABASE -> "Database";
                            case FILES -> "Files";
                        },
                        "field-name");
        part.setMinWidth(58);
        Label words =
                Labels.of(
                        schedule.words()
                                + schedule.next()
                                        .map(at -> "; next " + BackupWords.time(at, clock))
                                        .orElse(""),
                        "inspector-value");
        words.setMinWidth(USE_PREF_SIZE);
        HBox line = new HBox(8, part, words, misses(schedule));
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private Node misses(BackupSchedule schedule) {
        List<Miss> misses = schedule.misses();
        if (misses.isEmpty()) {
            return Labels.of(schedule.next().isPresent() ? "✓ none missed" : "", "muted-small");
        }
        Label label =
                Labels.of(
                        "× missed "
                                + misses.size()
                                + ", last "
                                + BackupWords.time(misses.getFirst().due(), clock)
                                + ": "
                                + misses.getFirst().words(),
                        "backup-missed");
        label.setTooltip(
                new Tooltip(
                        misses.stream()
                                .map(miss ->
                                        Labels.oneLine(
                                                BackupWords.time(miss.due(), clock)
                                                        + ": "
                                                        + miss.words()))
                                .collect(Collectors.joining("\n"))));
        HBox.setHgrow(label, Priority.ALWAYS);
        return label;
    }
}
