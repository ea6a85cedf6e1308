package io.stratoscope.ui.cost;

import io.stratoscope.model.Arn;
import io.stratoscope.ui.control.Labels;
import io.stratoscope.ui.cost.CostTables.Change;
import io.stratoscope.ui.cost.CostTables.Question;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.function.Consumer;

/** What the project would cost if it were otherwise. */
final class WhatIfList extends VBox {

    private final Rows<Question> rows;

    WhatIfList(Consumer<Arn> goTo) {
        rows = new Rows<>("cost-what-ifs", "Nothing is counted yet.", row -> row(row, goTo));
        VBox.setVgrow(rows, Priority.ALWAYS);
        getChildren().setAll(rows);
    }

    void show(List<Question> now) {
        rows.show(now);
    }

    private static Node row(Question question, Consumer<Arn> goTo) {
        Label about = Labels.wrapped("With " + question.about(), "section-title");
        HBox.setHgrow(about, Priority.ALWAYS);
        about.setMaxWidth(Double.MAX_VALUE);
        HBox first = new HBox(12, about, Names.money(question.money()));
        first.setAlignment(Pos.BASELINE_LEFT);
        VBox box = new VBox(2, first);
        question.changes().forEach(change -> box.getChildren().add(line(change, goTo)));
        return box;
    }

    private static Node line(Change change, Consumer<Arn> goTo) {
        return new VBox(
                0,
                Names.line(change.resource(), change.money(), goTo),
                Labels.wrapped(change.words(), "muted-small"));
    }
}
