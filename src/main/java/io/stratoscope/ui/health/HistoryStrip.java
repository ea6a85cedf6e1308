package io.stratoscope.ui.health;

import io.stratoscope.ui.control.Labels;
import io.stratoscope.ui.control.StateBadge;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The last days side by side, each in the colour of its worst look; a click tells what was wrong on it. */
final class HistoryStrip extends VBox {

    private final HBox cells = new HBox(2);
    private final VBox details = new VBox(2);
    private final ToggleGroup group = new ToggleGroup();
    private Optional<LocalDate> chosen = Optional.empty();

    HistoryStrip() {
        super(6);
        setId("health-history");
        cells.setAlignment(Pos.CENTER_LEFT);
        details.setId("health-history-day");
        HBox line = new HBox(10, Labels.of("Last 30 days", "muted-small"), cells);
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(line, details);
        details.managedProperty().bind(details.visibleProperty());
    }

    /** Shows these; the chosen day stays chosen. */
    void show(List<HistoryDay> days) {
        setVisible(!days.isEmpty());
        setManaged(!days.isEmpty());
        cells.getChildren().setAll(days.stream().map(this::cell).toList());
        tell(
                days.stream()
                        .filter(day -> chosen.filter(day.date()::equals).isPresent())
                        .findFirst());
    }

    private ToggleButton cell(HistoryDay day) {
        ToggleButton cell = new ToggleButton();
        cell.getStyleClass()
                .setAll(
                        "history-day",
                        day.state().map(state -> "health-" + state.word()).orElse("history-none"));
        cell.setToggleGroup(group);
        cell.setSelected(chosen.filter(day.date()::equals).isPresent());
        cell.setTooltip(new Tooltip(day.title()));
        cell.setAccessibleText(day.title());
        cell.setOnAction(_ -> {
            chosen = cell.isSelected() ? Optional.of(day.date()) : Optional.empty();
            tell(Optional.of(day).filter(_ -> cell.isSelected()));
        });
        return cell;
    }

    private void tell(Optional<HistoryDay> day) {
        details.setVisible(day.isPresent());
        details.getChildren().clear();
        day.ifPresent(shown -> {
            details.getChildren().add(Labels.of(shown.title(), "health-because"));
            for (HistoryDay.Line event : shown.events()) {
                Label words = Labels.of(event.words(), "health-effect-words");
                HBox line = new HBox(8, StateBadge.of(event.state()), words);
                line.setAlignment(Pos.CENTER_LEFT);
                details.getChildren().add(line);
            }
            if (shown.more() > 0) {
                details.getChildren()
                        .add(
                                Labels.of(
                                        shown.more()
                                                + " more: 'stratoscope health --history' lists them",
                                        "muted-small"));
            }
        });
    }
}
