package io.stratoscope.ui.cost;

import io.stratoscope.model.Arn;
import io.stratoscope.ui.control.Labels;
import io.stratoscope.ui.cost.CostTables.Wasted;

import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.function.Consumer;

/** What is paid for in vain, each with what says so and what to do. */
final class WasteList extends VBox {

    private final Rows<Wasted> rows;

    WasteList(Consumer<Arn> goTo) {
        rows =
                new Rows<>(
                        "cost-waste",
                        "Nothing is known to be paid in vain.",
                        row -> row(row, goTo));
        VBox.setVgrow(rows, Priority.ALWAYS);
        getChildren().setAll(rows);
    }

    void show(List<Wasted> now) {
        rows.show(now);
    }

    private static Node row(Wasted row, Consumer<Arn> goTo) {
        VBox box =
                new VBox(
                        1,
                        Names.line(
                                row.resource(),
                                row.money().startsWith("$")
                                        ? row.money() + " a month"
                                        : row.money(),
                                goTo),
                        Labels.wrapped(row.reason(), "health-words"));
        row.evidence()
                .forEach(each ->
                        box.getChildren().add(Labels.wrapped("known from " + each, "muted-small")));
        box.getChildren().add(Labels.wrapped("Next: " + row.remedy(), "health-next"));
        return box;
    }
}
