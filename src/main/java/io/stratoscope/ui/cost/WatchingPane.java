package io.stratoscope.ui.cost;

import io.stratoscope.ui.control.Labels;
import io.stratoscope.ui.cost.CostTables.Spent;
import io.stratoscope.ui.cost.CostTables.Watched;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.Optional;

/** What it costs to look: this month's calls that are paid for, and the cap at which they stop. */
final class WatchingPane extends VBox {

    private final Label headline = Labels.wrapped("", "section-title");
    private final Label about = Labels.wrapped("", "muted");
    private final Rows<Spent> rows =
            new Rows<>(
                    "cost-watching",
                    "No call that costs money was sent this month.",
                    WatchingPane::row);

    WatchingPane() {
        super(4);
        getStyleClass().add("cost-groups");
        headline.setId("cost-watching-headline");
        about.setId("cost-watching-about");
        VBox.setVgrow(rows, Priority.ALWAYS);
        getChildren().setAll(headline, about, rows);
    }

    void show(Optional<Watched> now) {
        headline.setText(now.map(Watched::headline).orElse("Not looked up yet"));
        about.setText(now.map(Watched::about).map(Labels::oneLine).orElse(""));
        now.ifPresent(it -> rows.show(it.spent()));
    }

    private static Node row(Spent spent) {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox line =
                new HBox(
                        8,
                        Labels.of(spent.action(), "inspector-value"),
                        Labels.of(spent.count(), "relation-type"),
                        gap,
                        Names.money(spent.money()));
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
