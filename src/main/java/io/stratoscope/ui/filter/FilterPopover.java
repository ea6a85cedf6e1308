package io.stratoscope.ui.filter;

import atlantafx.base.theme.Styles;

import io.stratoscope.ui.control.Labels;
import io.stratoscope.ui.filter.FilterViewModel.Choice;
import io.stratoscope.ui.filter.FilterViewModel.Offer;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the diagram can be filtered by, with counts. Down goes from the field into the list, Space and Enter tick. */
public final class FilterPopover extends VBox {

    private static final double WIDTH = 360;
    private static final double ROW = 32;
    private static final int ROWS = 12;

    /** A line of the list. */
    private sealed interface Row {
        record Heading(String words) implements Row {}

        record Tick(Choice choice) implements Row {}
    }

    private final FilterViewModel model;
    private final TextField field = new TextField();
    private final ListView<Row> list = new ListView<>();
    private final Label more = Labels.wrapped("", "search-count");

    public FilterPopover(FilterViewModel model) {
        super(6);
        this.model = model;
        setId("filter-popover");
        getStyleClass().add("search-panel");
        setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        field.setId("filter-field");
        field.setPromptText("Type, zone or tag");
        field.textProperty().bindBidirectional(model.queryProperty());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::keyInField);
        list.setId("filter-list");
        list.setFixedCellSize(ROW);
        list.setCellFactory(view -> new Cell());
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::keyInList);
        // Before the list, which would take Esc for the end of an editing.
        addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        model.openProperty().set(false);
                        event.consume();
                    }
                });
        Button done = Labels.plain(new Button(), "Done");
        done.setId("filter-done");
        done.getStyleClass().addAll(Styles.SMALL, Styles.ACCENT);
        done.setOnAction(event -> model.openProperty().set(false));
        done.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(more, Priority.ALWAYS);
        more.setMaxWidth(Double.MAX_VALUE);
        HBox foot = new HBox(8, more, done);
        foot.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(field, list, foot);
        visibleProperty().bind(model.openProperty());
        managedProperty().bind(visibleProperty());
        model.offerProperty().subscribe(this::show);
        model.filterProperty().subscribe(now -> list.refresh());
        model.openProperty()
                .subscribe(open -> {
                    if (open) {
                        field.requestFocus();
                        field.selectAll();
                    }
                });
    }

    private void show(Offer offer) {
        List<Row> rows = new ArrayList<>();
        add("Type", offer.types(), rows);
        add("Availability zone", offer.zones(), rows);
        add("Tag", offer.tags(), rows);
        list.getItems().setAll(rows);
        list.setPrefHeight(Math.clamp(rows.size(), 3, ROWS) * ROW + 4);
        more.setText(
                rows.isEmpty()
                        ? "Nothing fits."
                        : offer.more() > 0
                                ? offer.more() + " more; type to find them"
                                : "Ticks of one kind widen, of two kinds narrow");
    }

    private static void add(String heading, List<Choice> choices, List<Row> rows) {
        if (!choices.isEmpty()) {
            rows.add(new Row.Heading(heading));
            choices.forEach(choice -> rows.add(new Row.Tick(choice)));
        }
    }

    private void keyInField(KeyEvent event) {
        if (event.getCode() == KeyCode.DOWN && !list.getItems().isEmpty()) {
            list.requestFocus();
            list.getSelectionModel().select(Math.min(1, list.getItems().size() - 1));
            event.consume();
        }
    }

    private void keyInList(KeyEvent event) {
        if (event.getCode() == KeyCode.SPACE || event.getCode() == KeyCode.ENTER) {
            Optional.ofNullable(list.getSelectionModel().getSelectedItem()).ifPresent(this::toggle);
            event.consume();
        } else if (event.getCode() == KeyCode.UP
                && list.getSelectionModel().getSelectedIndex() <= 0) {
            field.requestFocus();
            event.consume();
        }
    }

    private void toggle(Row row) {
        switch (row) {
            case Row.Heading _ -> {}
            case Row.Tick(Choice choice) ->
                    model.set(choice.value(), !choice.value().isIn(model.filterProperty().get()));
        }
    }

    private final class Cell extends ListCell<Row> {

        Cell() {
            setPrefWidth(0); // as wide as the list
            setOnMouseClicked(
                    event -> Optional.ofNullable(getItem()).ifPresent(row -> toggle(row)));
        }

        @Override
        protected void updateItem(@Nullable Row row, boolean empty) {
            super.updateItem(row, empty);
            setText(null);
            setGraphic(null);
            if (empty || row == null) {
                return;
            }
            switch (row) {
                case Row.Heading(String words) -> setGraphic(Labels.of(words, "choice-caption"));
                case Row.Tick(Choice choice) -> setGraphic(tick(choice));
            }
        }

        private HBox tick(Choice choice) {
            CheckBox box = Labels.plain(new CheckBox(), choice.words());
            box.setSelected(choice.value().isIn(model.filterProperty().get()));
            box.setMouseTransparent(true); // the whole line takes the click
            box.setFocusTraversable(false);
            HBox.setHgrow(box, Priority.ALWAYS);
            box.setMaxWidth(Double.MAX_VALUE);
            Label count = Labels.of(String.valueOf(choice.count()), "muted");
            count.setMinWidth(USE_PREF_SIZE);
            HBox row = new HBox(8, box, count);
            row.setAlignment(Pos.CENTER_LEFT);
            return row;
        }
    }
}
