package io.stratoscope.ui.inspector;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonArray;
import io.stratoscope.model.JsonValue.JsonBoolean;
import io.stratoscope.model.JsonValue.JsonNull;
import io.stratoscope.model.JsonValue.JsonNumber;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.JsonString;
import io.stratoscope.ui.control.Labels;

import javafx.scene.control.Label;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.layout.HBox;

import org.jspecify.annotations.Nullable;

/** What the describe call returned, as a tree. */
final class JsonTree extends TreeView<JsonTree.Entry> {

    private static final int OPEN_DEPTH = 2;

    /** A member or an element: its name or index, and its value as words. */
    record Entry(String name, String value) {}

    JsonTree(JsonObject description) {
        setId("inspector-raw");
        getStyleClass().add("json-tree");
        setRoot(item("", description, 0));
        setShowRoot(false);
        setCellFactory(tree -> new Cell());
    }

    private static TreeItem<Entry> item(String name, JsonValue value, int depth) {
        TreeItem<Entry> item = new TreeItem<>(new Entry(name, words(value)));
        switch (value) {
            case JsonObject(var members) ->
                    members.forEach(
                            (key, member) -> item.getChildren().add(item(key, member, depth + 1)));
            case JsonArray(var items) -> {
                for (int i = 0; i < items.size(); i++) {
                    item.getChildren().add(item("[" + i + "]", items.get(i), depth + 1));
                }
            }
            case JsonString _, JsonNumber _, JsonBoolean _, JsonNull _ -> {}
        }
        item.setExpanded(depth < OPEN_DEPTH);
        return item;
    }

    private static String words(JsonValue value) {
        return switch (value) {
            case JsonObject(var members) -> members.isEmpty() ? "{}" : "";
            case JsonArray(var items) -> items.isEmpty() ? "none" : items.size() + " items";
            case JsonString(String text) -> text;
            case JsonNumber(var number) -> number.toPlainString();
            case JsonBoolean(boolean truth) -> Boolean.toString(truth);
            case JsonNull() -> "null";
        };
    }

    private static final class Cell extends TreeCell<Entry> {
        Cell() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            setText(null);
            setGraphic(empty || entry == null ? null : row(entry));
        }

        private static HBox row(Entry entry) {
            Label name = Labels.of(entry.name(), "json-name");
            name.setMinWidth(Math.min(160, 8.0 * entry.name().length()));
            return new HBox(8, name, Labels.of(entry.value(), "json-value"));
        }
    }
}
