package io.stratoscope.ui.backups;

import io.stratoscope.backup.drill.DrillHistory.Filed;
import io.stratoscope.backup.drill.DrillReport;
import io.stratoscope.backup.drill.DrillWords;
import io.stratoscope.ui.control.Labels;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.util.function.Function;

/** The project's drills, the newest first: the chosen one's report can be opened. */
final class DrillHistoryList extends VBox {

    DrillHistoryList(DrillViewModel model) {
        super(4);
        TableView<Filed> table = new TableView<>(model.history());
        table.setId("drill-history");
        table.getStyleClass().add("cost-table");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setPlaceholder(
                Labels.wrapped(
                        "No drill has been run yet. Check looks whether one could work and says what it takes,"
                                + " before anything is made.",
                        "muted"));
        table.getColumns()
                .add(column("Ended", 150, filed -> DrillWords.time(report(filed).endedAt())));
        table.getColumns().add(column("Verdict", 90, DrillHistoryList::verdict));
        table.getColumns()
                .add(column("RTO", 90, filed -> DrillWords.span(report(filed).recoveryTime())));
        table.getColumns()
                .add(column("RPO", 90, filed -> DrillWords.span(report(filed).recoveryPoint())));
        table.getColumns()
                .add(column("Cost", 70, filed -> DrillWords.usd(report(filed).meteredUsd())));
        table.getColumns().add(column("Restore point", 150, filed -> report(filed).restorePoint()));
        table.getColumns().add(column("Why", 240, filed -> report(filed).reason()));
        table.getSelectionModel()
                .selectedItemProperty()
                .subscribe(filed -> {
                    if (filed != null) {
                        model.choose(filed);
                    }
                });
        model.chosenProperty()
                .subscribe(drill ->
                        drill.flatMap(id ->
                                        model.history().stream()
                                                .filter(filed -> report(filed).id().equals(id))
                                                .findFirst())
                                .ifPresent(table.getSelectionModel()::select));
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().setAll(Labels.of("Drills of this project", "field-name"), table);
    }

    private static DrillReport report(Filed filed) {
        return filed.report();
    }

    private static String verdict(Filed filed) {
        return filed.isIntact()
                ? DrillWords.verdict(report(filed).verdict())
                : "changed since: proves nothing";
    }

    private static TableColumn<Filed, String> column(
            String title, double width, Function<Filed, String> value) {
        TableColumn<Filed, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setMinWidth(50);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(
                row -> new ReadOnlyStringWrapper(Labels.oneLine(value.apply(row.getValue()))));
        return column;
    }
}
