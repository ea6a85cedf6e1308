package io.stratoscope.ui.search;

import io.stratoscope.model.Resource;
import io.stratoscope.ui.control.Labels;
import io.stratoscope.ui.control.TypeIcons;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/** The search over the diagram: a field and what it finds. Up, Down, Enter and Esc work while typing. */
public final class SearchPanel extends VBox {

    private static final double WIDTH = 560;
    private static final double ROW = 48;
    private static final int ROWS = 7;

    private final SearchViewModel model;
    private final TypeIcons icons;
    private final TextField field = new TextField();
    private final ListView<Resource> list = new ListView<>();
    private final Label count = Labels.of("", "search-count");

    public SearchPanel(SearchViewModel model, TypeIcons icons) {
        super(6);
        this.model = model;
        this.icons = icons;
        setId("search-panel");
        getStyleClass().add("search-panel");
        setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        field.setId("search-field");
        field.setPromptText("Name, ARN, type or tag");
        field.textProperty().bindBidirectional(model.queryProperty());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        list.setId("search-results");
        list.setFixedCellSize(ROW);
        list.setFocusTraversable(false);
        list.setCellFactory(view -> new Cell());
        list.managedProperty().bind(list.visibleProperty());
        count.managedProperty().bind(count.visibleProperty());
        getChildren().addAll(field, list, count);
        visibleProperty().bind(model.openProperty());
        managedProperty().bind(visibleProperty());
        model.resultsProperty().subscribe(this::show);
        model.openProperty()
                .subscribe(open -> {
                    if (open) {
                        field.requestFocus();
                        field.selectAll();
                    }
                });
    }

    private void show(List<Resource> results) {
        boolean asked = !model.queryProperty().get().isBlank();
        list.getItems().setAll(results);
        list.setVisible(!results.isEmpty());
        list.setPrefHeight(Math.min(results.size(), ROWS) * ROW + 4);
        list.getSelectionModel().selectFirst();
        count.setVisible(asked);
        count.setText(
                switch (results.size()) {
                    case 0 -> "Nothing found; every word must occur in a name, ARN, type or tag.";
                    case 1 -> "1 resource · Enter selects it";
                    default -> results.size() + " resources · Enter selects";
                });
    }

    private void keyPressed(KeyEvent event) {
        boolean mine = true;
        switch (event.getCode()) {
            case DOWN -> move(1);
            case UP -> move(-1);
            case ENTER -> chosen().ifPresent(model::choose);
            case ESCAPE -> model.openProperty().set(false);
            default -> mine = false; // JavaFX's key codes, not an enumeration of ours
        }
        if (mine) {
            event.consume();
        }
    }

    private void move(int by) {
        int last = list.getItems().size() - 1;
        int wanted =
                Math.clamp(list.getSelectionModel().getSelectedIndex() + by, 0, Math.max(0, last));
        list.getSelectionModel().select(wanted);
        list.scrollTo(Math.max(0, wanted - ROWS + 1));
    }

    private Optional<Resource> chosen() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    }

    private final class Cell extends ListCell<Resource> {

        Cell() {
            setPrefWidth(0); // as wide as the list, so that long names end with an ellipsis
            setOnMouseClicked(event -> Optional.ofNullable(getItem()).ifPresent(model::choose));
        }

        @Override
        protected void updateItem(@Nullable Resource resource, boolean empty) {
            super.updateItem(resource, empty);
            setText(null);
            setGraphic(empty || resource == null ? null : row(resource));
        }

        private HBox row(Resource resource) {
            Label name = Labels.of(Labels.oneLine(resource.name()), "search-name");
            Label type = Labels.of(resource.type().name() + " · " + resource.id(), "relation-type");
            VBox words = new VBox(0, name, type);
            words.setAlignment(Pos.CENTER_LEFT);
            HBox row = new HBox(10, icons.icon(resource.type(), 28), words);
            row.setAlignment(Pos.CENTER_LEFT);
            return row;
        }
    }
}
