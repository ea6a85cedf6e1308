package io.stratoscope.ui.blastradius;

import io.stratoscope.model.Direction;
import io.stratoscope.ui.control.IconButtons;
import io.stratoscope.ui.control.Labels;

import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The list of what stops working, under the inspector; it takes no room while nothing was asked. */
public final class BlastRadiusPanel extends BorderPane {

    private static final double HEIGHT = 300;

    private final BlastRadiusViewModel model;

    public BlastRadiusPanel(BlastRadiusViewModel model) {
        this.model = model;
        setId("blast-radius-panel");
        getStyleClass().add("blast-radius-panel");
        setPrefHeight(HEIGHT);
        managedProperty().bind(visibleProperty());
        model.reportProperty()
                .subscribe(report -> {
                    setVisible(report.isPresent());
                    report.ifPresent(this::show);
                });
    }

    private void show(BlastRadiusReport report) {
        Label title =
                Labels.wrapped(
                        "If " + Direction.closed(report.subject()) + " is gone", "section-title");
        title.setId("blast-radius-title");
        Label summary = Labels.wrapped(report.summary(), "inspector-value");
        summary.setId("blast-radius-summary");
        VBox words = new VBox(2, title, summary);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox header =
                new HBox(
                        8,
                        words,
                        IconButtons.of(Feather.X, "Close the blast radius (Esc)", model::hide));
        header.getStyleClass().add("blast-radius-header");
        setTop(header);
        ListView<BlastRadiusReport.Row> list = new ListView<>();
        list.setId("blast-radius-list");
        list.getItems().setAll(report.rows());
        list.setCellFactory(view -> new Cell());
        list.setPlaceholder(Labels.of("Nothing else is hit.", "muted"));
        setCenter(list);
    }

    private final class Cell extends ListCell<BlastRadiusReport.Row> {

        Cell() {
            setPrefWidth(0); // as wide as the list, so that long names end with an ellipsis
        }

        @Override
        protected void updateItem(BlastRadiusReport.@Nullable Row row, boolean empty) {
            super.updateItem(row, empty);
            setText(null);
            setGraphic(empty || row == null ? null : figure(row));
        }

        private VBox figure(BlastRadiusReport.Row row) {
            Label effect =
                    switch (row.effect()) {
                        case STOPS -> Labels.of("stops", "effect-badge", "effect-stops");
                        case DEGRADED -> Labels.of("degraded", "effect-badge", "effect-degraded");
                    };
            effect.setMinWidth(USE_PREF_SIZE);
            Hyperlink name = Labels.plain(new Hyperlink(), Labels.oneLine(row.name()));
            name.getStyleClass().add("relation-link");
            name.setOnAction(event -> model.select(row.arn()));
            Label kind = Labels.of(row.kind(), "relation-type");
            kind.setMinWidth(USE_PREF_SIZE);
            HBox first = new HBox(8, effect, name, kind);
            first.setAlignment(Pos.CENTER_LEFT);
            return new VBox(1, first, Labels.wrapped(row.reason(), "relation-evidence"));
        }
    }
}
