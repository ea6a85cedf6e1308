package io.stratoscope.ui.cost;

import io.stratoscope.model.Arn;
import io.stratoscope.ui.control.Labels;
import io.stratoscope.ui.cost.CostTables.Line;
import io.stratoscope.ui.cost.CostTables.Priced;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What each resource costs; of the chosen one, how that was counted. */
final class ResourceCosts extends SplitPane {

    private final Rows<Priced> rows;
    private final VBox details = new VBox(6);

    ResourceCosts(Consumer<Arn> goTo) {
        rows =
                new Rows<>(
                        "cost-resources",
                        "Nothing here costs anything, or nothing is counted yet.",
                        row -> row(row, goTo));
        details.setId("cost-details");
        details.getStyleClass().add("inspector-body");
        ScrollPane scroll = new ScrollPane(details);
        scroll.getStyleClass().addAll("edge-to-edge", "inspector-scroll");
        scroll.setFitToWidth(true);
        scroll.setMinWidth(280);
        getStyleClass().add("architecture-split");
        getItems().setAll(rows, scroll);
        setDividerPositions(0.52);
        rows.getSelectionModel()
                .selectedItemProperty()
                .subscribe(chosen -> explain(Optional.ofNullable(chosen)));
    }

    void show(List<Priced> now) {
        Optional<Arn> chosen =
                Optional.ofNullable(rows.getSelectionModel().getSelectedItem())
                        .map(row -> row.resource().arn());
        rows.show(now);
        chosen.flatMap(arn ->
                        now.stream().filter(row -> row.resource().arn().equals(arn)).findFirst())
                .or(() -> now.stream().findFirst())
                .ifPresent(rows.getSelectionModel()::select);
    }

    private static Node row(Priced row, Consumer<Arn> goTo) {
        HBox line = Names.line(row.resource(), row.money(), goTo);
        line.getChildren().add(new ShareBar(row.share()));
        return line;
    }

    private void explain(Optional<Priced> chosen) {
        details.getChildren().clear();
        chosen.ifPresent(this::explain);
    }

    private void explain(Priced row) {
        details.getChildren()
                .add(
                        Labels.wrapped(
                                row.resource().name() + ": " + row.money() + " a month",
                                "section-title"));
        row.lines().forEach(line -> details.getChildren().add(line(line)));
        section("Taken for granted", row.assumptions());
        section("Not in it", row.unknown());
    }

    private static Node line(Line line) {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox first =
                new HBox(
                        8,
                        Labels.wrapped(line.what(), "inspector-value"),
                        gap,
                        Names.money(line.money()));
        first.setAlignment(Pos.CENTER_LEFT);
        return new VBox(0, first, Labels.wrapped(line.formula(), "field-name"));
    }

    private void section(String title, List<String> words) {
        if (!words.isEmpty()) {
            details.getChildren().add(Labels.of(title, "section-title"));
            words.forEach(
                    each -> details.getChildren().add(Labels.wrapped(each, "inspector-value")));
        }
    }
}
