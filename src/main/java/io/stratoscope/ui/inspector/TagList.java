package io.stratoscope.ui.inspector;

import io.stratoscope.ui.control.Labels;

import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** Tags, however many: key above, value below. */
final class TagList extends ListView<Map.Entry<String, String>> {

    TagList(Map<String, String> tags) {
        setId("inspector-tags");
        getItems().setAll(tags.entrySet());
        setCellFactory(list -> new Cell());
        setPlaceholder(Labels.of("It has no tags.", "muted"));
    }

    private static final class Cell extends ListCell<Map.Entry<String, String>> {
        Cell() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Map.@Nullable Entry<String, String> tag, boolean empty) {
            super.updateItem(tag, empty);
            setText(null);
            setGraphic(
                    empty || tag == null
                            ? null
                            : new VBox(
                                    1,
                                    Labels.of(tag.getKey(), "field-name"),
                                    Labels.wrapped(tag.getValue(), "inspector-value")));
        }
    }
}
