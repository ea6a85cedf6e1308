package io.stratoscope.ui.cost;

import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/** A list of rows that are as wide as the list, so that long words are wrapped. */
final class Rows<T> extends ListView<T> {

    /** @param row draws one */
    Rows(String id, String ifEmpty, Function<T, Node> row) {
        setId(id);
        getStyleClass().add("cost-rows");
        setPlaceholder(CostView.nothing(ifEmpty));
        setCellFactory(list -> new Cell<>(row));
    }

    /** The same rows are not made anew: the place in the list stays. */
    void show(List<T> rows) {
        if (!getItems().equals(rows)) {
            getItems().setAll(rows);
        }
    }

    private static final class Cell<T> extends ListCell<T> {
        private final Function<T, Node> row;

        Cell(Function<T, Node> row) {
            this.row = row;
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable T item, boolean empty) {
            super.updateItem(item, empty);
            setText(null);
            setGraphic(empty || item == null ? null : row.apply(item));
        }
    }
}
