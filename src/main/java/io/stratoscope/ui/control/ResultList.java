package io.stratoscope.ui.control;

import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What a field above it finds: as high as its results up to a number of rows, out of sight without any. The focus stays in the
 * field, whose keys move the choice; a click on a row chooses it.
 */
public final class ResultList<T> extends ListView<T> {

    private final double rowHeight;
    private final int rows;

    /**
     * Empty.
     *
     * @param rowHeight pixels
     * @param rows at most as many are seen at once
     * @param row draws one
     * @param choose is given the one that is clicked
     */
    public ResultList(double rowHeight, int rows, Function<T, Node> row, Consumer<T> choose) {
        this.rowHeight = rowHeight;
        this.rows = rows;
        setFixedCellSize(rowHeight);
        setFocusTraversable(false);
        setCellFactory(view -> new Cell<>(row, choose));
        managedProperty().bind(visibleProperty());
    }

    /** Shows these and chooses the first. */
    public void show(List<T> results) {
        getItems().setAll(results);
        setVisible(!results.isEmpty());
        setPrefHeight(Math.min(results.size(), rows) * rowHeight + 4);
        getSelectionModel().selectFirst();
    }

    /** Moves the choice up or down, to an end at most, and brings it into sight. */
    public void move(int by) {
        int last = getItems().size() - 1;
        int wanted = Math.clamp(getSelectionModel().getSelectedIndex() + by, 0, Math.max(0, last));
        getSelectionModel().select(wanted);
        scrollTo(Math.max(0, wanted - rows + 1));
    }

    /** Empty where nothing was found. */
    public Optional<T> chosen() {
        return Optional.ofNullable(getSelectionModel().getSelectedItem());
    }

    private static final class Cell<T> extends ListCell<T> {

        private final Function<T, Node> row;

        Cell(Function<T, Node> row, Consumer<T> choose) {
            this.row = row;
            setPrefWidth(0); // as wide as the list, so that long names end with an ellipsis
            setOnMouseClicked(event -> Optional.ofNullable(getItem()).ifPresent(choose));
        }

        @Override
        protected void updateItem(@Nullable T item, boolean empty) {
            super.updateItem(item, empty);
            setText(null);
            setGraphic(empty || item == null ? null : row.apply(item));
        }
    }
}
