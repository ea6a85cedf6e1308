package io.stratoscope.ui.filter;

import atlantafx.base.theme.Styles;

import io.stratoscope.ui.control.IconButtons;
import io.stratoscope.ui.control.Labels;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.List;

/** What the diagram is filtered by, each with a way to take it back; nothing where nothing is. */
public final class FilterChips extends FlowPane {

    private final FilterViewModel model;

    public FilterChips(FilterViewModel model) {
        super(6, 6);
        this.model = model;
        setId("filter-chips");
        getStyleClass().add("filter-chips");
        setAlignment(Pos.CENTER_LEFT);
        model.chosenProperty().subscribe(this::show);
    }

    private void show(List<FilterValue> chosen) {
        setVisible(!chosen.isEmpty());
        setManaged(!chosen.isEmpty());
        List<Node> chips = new ArrayList<>();
        chips.add(Labels.of("Only", "muted"));
        chosen.forEach(value -> chips.add(chip(value)));
        Button clear = Labels.plain(new Button(), "Show everything");
        clear.setId("filter-clear");
        clear.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        clear.setOnAction(event -> model.clear());
        chips.add(clear);
        getChildren().setAll(chips);
    }

    private Node chip(FilterValue value) {
        Label words = Labels.of(value.words());
        words.setMaxWidth(280);
        Button remove =
                IconButtons.of(
                        Feather.X, "Without " + value.words(), () -> model.set(value, false));
        remove.getStyleClass().add("chip-remove");
        HBox chip = new HBox(2, words, remove);
        chip.setAlignment(Pos.CENTER_LEFT);
        chip.getStyleClass().add("chip");
        return chip;
    }
}
