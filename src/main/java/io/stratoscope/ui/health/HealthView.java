package io.stratoscope.ui.health;

import io.stratoscope.health.HealthState;
import io.stratoscope.ui.control.Labels;
import io.stratoscope.ui.control.Placeholder;
import io.stratoscope.ui.control.StateBadge;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.List;

/** The health screen: how many are how, then the problems with what to do, then what nobody knows and what is to be noted. */
public final class HealthView extends VBox {

    private final Label headline = Labels.of("", "coverage-figure");
    private final Label lookedAt = Labels.of("", "muted");
    private final FlowPane counts = new FlowPane(8, 8);
    private final ListView<HealthRow> rows = new ListView<>();
    private final HistoryStrip history = new HistoryStrip();
    private final HBox head;

    public HealthView(HealthViewModel model) {
        super(12);
        setId("health");
        getStyleClass().add("screen");
        headline.setId("health-headline");
        lookedAt.setId("health-looked-at");
        counts.setId("health-counts");
        Label looking = Labels.of("looking again …", "muted");
        looking.visibleProperty().bind(model.lookingProperty());
        head = new HBox(14, headline, lookedAt, looking);
        head.setAlignment(Pos.BASELINE_LEFT);
        rows.setId("health-rows");
        rows.setCellFactory(list -> new HealthCell(model::goTo, model::showLogs));
        VBox.setVgrow(rows, Priority.ALWAYS);
        model.historyProperty().subscribe(history::show);
        model.pageProperty().subscribe(this::show);
    }

    private void show(HealthPage page) {
        switch (page) {
            case HealthPage.Unwatched() ->
                    fill(
                            new Placeholder(
                                    Feather.HEART,
                                    "Nobody looks at the health here",
                                    "This project is only drawn.",
                                    "Open it with its account to see what is broken."));
            case HealthPage.Waiting() ->
                    fill(
                            new Placeholder(
                                    Feather.HEART,
                                    "Not looked at yet",
                                    "The health is looked at after each discovery.",
                                    ""));
            case HealthPage.Seen seen -> show(seen);
        }
    }

    private void show(HealthPage.Seen seen) {
        headline.setText(seen.headline());
        lookedAt.setText(seen.lookedAt());
        counts.getChildren().clear();
        for (HealthState state : List.of(HealthState.values()).reversed()) {
            counts.getChildren().add(StateBadge.of(state, seen.counts().getOrDefault(state, 0L)));
        }
        rows.getItems().setAll(seen.rows());
        fill(
                head,
                counts,
                history,
                seen.rows().isEmpty()
                        ? new Placeholder(
                                Feather.CHECK_CIRCLE,
                                seen.headline(),
                                "All of it works, " + seen.lookedAt() + ".",
                                "")
                        : rows);
    }

    private void fill(Node... nodes) {
        for (Node node : nodes) {
            if (node instanceof Placeholder) {
                VBox.setVgrow(node, Priority.ALWAYS);
            }
        }
        getChildren().setAll(nodes);
    }
}
