package io.stratoscope.ui.search;

import io.stratoscope.model.Resource;
import io.stratoscope.ui.control.Labels;
import io.stratoscope.ui.control.ResultList;
import io.stratoscope.ui.control.TypeIcons;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;

/** The search over the diagram: a field and what it finds. Up, Down, Enter and Esc work while typing. */
public final class SearchPanel extends VBox {

    private static final double WIDTH = 560;
    private static final double ROW = 48;
    private static final int ROWS = 7;

    private final SearchViewModel model;
    private final TypeIcons icons;
    private final TextField field = new TextField();
    private final ResultList<Resource> list;
    private final Label count = Labels.of("", "search-count");

    public SearchPanel(SearchViewModel model, TypeIcons icons) {
        super(6);
        this.model = model;
        this.icons = icons;
        this.list = new ResultList<>(ROW, ROWS, this::row, model::choose);
        setId("search-panel");
        getStyleClass().add("search-panel");
        setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        field.setId("search-field");
        field.setPromptText("Name, ARN, type or tag");
        field.textProperty().bindBidirectional(model.queryProperty());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        list.setId("search-results");
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
        list.show(results);
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
            case DOWN -> list.move(1);
            case UP -> list.move(-1);
            case ENTER -> list.chosen().ifPresent(model::choose);
            case ESCAPE -> model.openProperty().set(false);
            default -> mine = false; // JavaFX's key codes, not an enumeration of ours
        }
        if (mine) {
            event.consume();
        }
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
