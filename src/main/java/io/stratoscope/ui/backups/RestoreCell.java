package io.stratoscope.ui.backups;

import io.stratoscope.ui.control.Labels;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

/** A step of a restore: its number, how it is, how long it takes, what it does and what came of it. */
final class RestoreCell extends ListCell<RestoreRow> {

    RestoreCell() {
        setPrefWidth(0); // as wide as the list, so that long words are wrapped
    }

    @Override
    protected void updateItem(@Nullable RestoreRow row, boolean empty) {
        super.updateItem(row, empty);
        setText(null);
        setGraphic(empty || row == null ? null : graphic(row, getIndex() + 1));
    }

    private static HBox graphic(RestoreRow row, int number) {
        Label at = Labels.of(String.valueOf(number), "field-name");
        at.setMinWidth(22);
        at.setAlignment(Pos.CENTER_RIGHT);
        Label state =
                switch (row.state()) {
                    case WAITING -> Labels.of("waits", "backup-stage");
                    case RUNNING -> Labels.of("▸ runs", "backup-stage", "backup-stage-running");
                    case DONE -> Labels.of("✓ done", "backup-stage", "backup-stage-done");
                    case FAILED -> Labels.of("× failed", "backup-stage", "backup-stage-failed");
                };
        state.setMinWidth(74);
        Label time =
                Labels.of(
                        (row.step().measured() ? "" : "about ")
                                + BackupWords.span(row.step().expected()),
                        "muted-small");
        time.setMinWidth(110);
        VBox words = new VBox(0, Labels.wrapped(row.step().what(), "inspector-value"));
        if (!row.detail().isEmpty()) {
            words.getChildren().add(Labels.wrapped(row.detail(), "muted-small"));
        }
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(8, at, state, time, words);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
