package io.stratoscope.ui.backups;

import io.stratoscope.ui.control.Labels;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** The restore points, the newest first. */
final class PointTable extends TableView<PointRow> {

    private boolean showing;

    /** @param choose is given the one that the operator goes to */
    PointTable(Consumer<PointRow> choose) {
        setId("backups-points");
        getStyleClass().add("cost-table");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setPlaceholder(
                Labels.wrapped(
                        "There is nothing to restore from yet. Back up now makes the first restore point.",
                        "muted"));
        getColumns().add(column("Time", 128, PointRow::time));
        getColumns().add(column("Age", 72, PointRow::age));
        getColumns().add(column("Taken", 110, PointRow::taken));
        getColumns().add(column("Size", 124, PointRow::size));
        getColumns().add(column("Files", 114, PointRow::skew));
        getColumns().add(column("A month", 74, PointRow::cost));
        getColumns().add(column("By drill", 100, PointRow::proved));
        getColumns().add(column("Warnings", 136, PointRow::warnings));
        getSelectionModel()
                .selectedItemProperty()
                .subscribe(row -> {
                    if (!showing && row != null) {
                        choose.accept(row);
                    }
                });
    }

    private static TableColumn<PointRow, String> column(
            String title, double width, Function<PointRow, String> value) {
        TableColumn<PointRow, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setMinWidth(50);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(
                row -> new ReadOnlyStringWrapper(Labels.oneLine(value.apply(row.getValue()))));
        column.setCellFactory(_ -> new Cell());
        return column;
    }

    /** Words that may be cut off; the tooltip has them whole. */
    private static final class Cell extends TableCell<PointRow, String> {
        Cell() {
            setMnemonicParsing(false);
        }

        @Override
        protected void updateItem(@Nullable String words, boolean empty) {
            super.updateItem(words, empty);
            getStyleClass().removeAll("backup-row-doubtful", "backup-row-broken");
            if (empty || words == null || words.isEmpty()) {
                setText(null);
                setTooltip(null);
                return;
            }
            setText(words);
            setTooltip(new Tooltip(words));
            PointRow row = getTableRow() == null ? null : getTableRow().getItem();
            if (row != null && words.equals(row.warnings())) {
                getStyleClass()
                        .add(
                                row.tone() == PointRow.Tone.BROKEN
                                        ? "backup-row-broken"
                                        : "backup-row-doubtful");
            }
        }
    }

    void show(List<PointRow> rows) {
        showing = true;
        if (!getItems().equals(rows)) {
            getItems().setAll(rows);
        }
        showing = false;
    }

    void choose(Optional<PointRow> row) {
        showing = true;
        row.ifPresentOrElse(
                now -> getSelectionModel().select(now), getSelectionModel()::clearSelection);
        showing = false;
    }
}
