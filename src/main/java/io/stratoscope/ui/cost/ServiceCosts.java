package io.stratoscope.ui.cost;

import io.stratoscope.ui.control.Labels;
import io.stratoscope.ui.cost.CostTables.Service;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

import java.util.List;
import java.util.function.Function;

/** By service: the estimate beside what was paid, with what no estimate explains, and what changed since the month before. */
final class ServiceCosts extends TableView<Service> {

    ServiceCosts() {
        setId("cost-services");
        getStyleClass().add("cost-table");
        setPlaceholder(
                CostView.nothing("Neither estimate nor Cost Explorer has anything to say yet."));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        getColumns().add(column("Service", 240, false, Service::name));
        TableColumn<Service, String> month = group("A month at the rate of the last 30 days");
        month.getColumns().add(column("Estimate", 90, true, Service::estimate));
        month.getColumns().add(column("Actual", 90, true, Service::actual));
        month.getColumns().add(column("Unexplained", 100, true, Service::unexplained));
        TableColumn<Service, String> change = group("Until yesterday, and the same days before");
        change.getColumns().add(column("Before", 90, true, Service::before));
        change.getColumns().add(column("Now", 90, true, Service::now));
        change.getColumns().add(column("Change", 100, true, Service::change));
        getColumns().add(month);
        getColumns().add(change);
    }

    private static TableColumn<Service, String> group(String title) {
        TableColumn<Service, String> column = new TableColumn<>(title);
        column.setSortable(false);
        return column;
    }

    private static TableColumn<Service, String> column(
            String title, double width, boolean sum, Function<Service, String> value) {
        TableColumn<Service, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(
                row -> new ReadOnlyStringWrapper(Labels.oneLine(value.apply(row.getValue()))));
        if (sum) {
            column.getStyleClass().add("count-column");
        }
        return column;
    }

    void show(List<Service> now) {
        if (!getItems().equals(now)) {
            getItems().setAll(now);
        }
    }
}
