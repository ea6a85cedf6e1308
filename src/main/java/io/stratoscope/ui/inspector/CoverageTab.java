package io.stratoscope.ui.inspector;

import io.stratoscope.model.Coverage;
import io.stratoscope.model.DiscoveryIssue;
import io.stratoscope.model.Failure;
import io.stratoscope.model.Resource;
import io.stratoscope.ui.control.Advice;
import io.stratoscope.ui.control.IconButtons;
import io.stratoscope.ui.control.Labels;
import io.stratoscope.ui.inspector.Inspection.Found;

import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** How sure the program is of a resource: which call said so, when, and how the rest of its service and region fared. */
final class CoverageTab extends VBox {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    CoverageTab(Found found, ZoneId zone) {
        super(10);
        setId("inspector-coverage");
        getStyleClass().add("inspector-body");
        Resource resource = found.resource();
        getChildren()
                .addAll(
                        InspectorView.field("Said by", InspectorView.value(resource.call())),
                        InspectorView.field(
                                "Confirmed at",
                                InspectorView.value(
                                        TIME.format(resource.confirmedAt().atZone(zone)))),
                        InspectorView.field(
                                "State",
                                InspectorView.value(InspectorView.words(resource.state()))),
                        InspectorView.field(
                                "In the project because",
                                InspectorView.value(InspectorView.words(resource.discoveredBy()))),
                        Labels.of("Issues about it", "section-title"));
        if (found.issues().isEmpty()) {
            getChildren().add(Labels.of("None: everything about it could be read.", "muted-small"));
        }
        found.issues().forEach(issue -> getChildren().add(issue(issue)));
        found.ledger().ifPresent(this::addLedger);
    }

    private static Node issue(DiscoveryIssue issue) {
        VBox words =
                new VBox(
                        2,
                        Labels.of(issue.call() + " · " + issue.region(), "issue-call"),
                        Labels.wrapped(issue.failure().message(), "issue-message"),
                        Labels.wrapped(Advice.toDo(issue.failure()), "issue-remedy"));
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox box = new HBox(6, words);
        if (issue.failure() instanceof Failure.AccessDenied denied) {
            box.getChildren()
                    .add(IconButtons.copying("the policy statement", denied.policyStatement()));
        }
        box.getStyleClass().add("issue-box");
        return box;
    }

    private void addLedger(Coverage.Row row) {
        String region = row.region().equals(Resource.GLOBAL) ? "global" : row.region();
        getChildren().add(Labels.of("Ledger of " + row.service() + ", " + region, "section-title"));
        GridPane grid = new GridPane();
        grid.setId("inspector-ledger");
        grid.setHgap(16);
        grid.setVgap(3);
        add(grid, "Confirmed", row.confirmed(), "");
        add(grid, "Ghosts", row.ghosts(), "");
        add(grid, "Missing", row.missing(), "count-warning");
        add(grid, "Denied", row.denied(), "count-danger");
        add(grid, "Throttled", row.throttled(), "count-warning");
        add(grid, "Failed", row.failed(), "count-danger");
        add(grid, "Not scanned", row.notScanned(), "count-warning");
        add(grid, "Asked for", row.total(), "");
        getChildren().add(grid);
    }

    private static void add(GridPane grid, String name, int count, String alarm) {
        Label number = Labels.of(Integer.toString(count), "inspector-value");
        if (count > 0 && !alarm.isEmpty()) {
            number.getStyleClass().add(alarm);
        }
        GridPane.setHalignment(number, HPos.RIGHT);
        grid.addRow(grid.getRowCount(), Labels.of(name, "inspector-value"), number);
    }
}
