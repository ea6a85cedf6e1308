package io.stratoscope.ui.coverage;

import atlantafx.base.theme.Styles;

import io.stratoscope.model.Coverage;
import io.stratoscope.model.DiscoveryIssue;
import io.stratoscope.model.Failure;
import io.stratoscope.model.Resource;
import io.stratoscope.ui.control.Advice;
import io.stratoscope.ui.control.IconButtons;
import io.stratoscope.ui.control.Labels;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** The coverage ledger: what became of everything that was asked for, and what to do about the rest. */
public final class CoverageView extends VBox {

    private static final double COUNT_WIDTH = 100;

    /** Rows of one height need not be laid out to be counted. */
    private static final double ROW_HEIGHT = 30;

    private final TableView<Coverage.Row> table = new TableView<>();
    private final ListView<DiscoveryIssue> issues = new ListView<>();
    private final Label figure = Labels.of("", "coverage-figure");
    private final Label sum = Labels.of("", "muted");
    private final Label issuesTitle = Labels.of("", "section-title");

    public CoverageView(CoverageViewModel model) {
        super(12);
        setId("coverage");
        getStyleClass().add("screen");
        figure.setId("coverage-figure");
        HBox head = new HBox(14, figure, sum);
        head.setAlignment(Pos.BASELINE_LEFT);
        Label meaning =
                Labels.wrapped(
                        "Ghosts are named by the tagging API but no longer exist; missing ones are"
                                + " named by another resource but were not found. Both are settled."
                                + " Denied, throttled, failed, unsupported and not scanned are"
                                + " unknown: their resources may exist.",
                        "muted");
        addColumns();
        table.setFixedCellSize(ROW_HEIGHT);
        table.getStyleClass().addAll(Styles.DENSE, Styles.STRIPED);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setPlaceholder(Labels.of("Nothing was asked for yet.", "muted"));
        issues.setCellFactory(list -> new IssueCell());
        issues.setId("coverage-issues");
        table.setMinHeight(160);
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(head, meaning, table, issuesTitle, issues);
        model.coverageProperty().subscribe(this::show);
        model.issuesProperty().subscribe(this::showIssues);
    }

    private void addColumns() {
        table.getColumns().add(words("Service", Coverage.Row::service, 176));
        table.getColumns()
                .add(
                        words(
                                "Region",
                                row ->
                                        row.region().equals(Resource.GLOBAL)
                                                ? "global"
                                                : row.region(),
                                120));
        table.getColumns().add(count("Confirmed", Coverage.Row::confirmed, ""));
        table.getColumns().add(count("Ghosts", Coverage.Row::ghosts, ""));
        table.getColumns().add(count("Missing", Coverage.Row::missing, "count-warning"));
        table.getColumns().add(count("Denied", Coverage.Row::denied, "count-danger"));
        table.getColumns().add(count("Throttled", Coverage.Row::throttled, "count-warning"));
        table.getColumns().add(count("Failed", Coverage.Row::failed, "count-danger"));
        table.getColumns().add(count("Unsupported", Coverage.Row::unsupported, "count-warning"));
        table.getColumns().add(count("Not scanned", Coverage.Row::notScanned, "count-warning"));
        table.getColumns().add(count("Total", Coverage.Row::total, ""));
    }

    private void show(Optional<Coverage> coverage) {
        figure.setText(coverage.map(CoverageViewModel::figure).orElse("Not discovered yet"));
        sum.setText(coverage.map(CoverageViewModel::sum).orElse(""));
        table.getItems().setAll(coverage.map(Coverage::rows).orElse(List.of()));
    }

    private void showIssues(List<DiscoveryIssue> found) {
        issues.getItems().setAll(found);
        boolean any = !found.isEmpty();
        issuesTitle.setText(
                any
                        ? "What could not be read, and what to do about it"
                        : "Everything could be read.");
        issues.setVisible(any);
        issues.setManaged(any);
        double height = Math.min(300, 16 + 78.0 * found.size());
        issues.setMinHeight(Math.min(height, 220));
        issues.setPrefHeight(height);
    }

    private static TableColumn<Coverage.Row, String> words(
            String title, Function<Coverage.Row, String> value, double width) {
        TableColumn<Coverage.Row, String> column = new TableColumn<>(title);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        column.setMinWidth(width);
        column.setPrefWidth(width);
        return column;
    }

    private static TableColumn<Coverage.Row, Integer> count(
            String title, ToIntFunction<Coverage.Row> value, String alarmClass) {
        TableColumn<Coverage.Row, Integer> column = new TableColumn<>(title);
        column.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(value.applyAsInt(row.getValue())));
        column.setCellFactory(each -> new CountCell(alarmClass));
        column.getStyleClass().add("count-column");
        double whole = 28 + 8 * title.length();
        column.setMinWidth(whole); // a head that is cut says nothing
        column.setPrefWidth(Math.max(whole, COUNT_WIDTH));
        return column;
    }

    /** A number on the right; nothing where it is zero. */
    private static final class CountCell extends TableCell<Coverage.Row, Integer> {
        private final String alarmClass;

        CountCell(String alarmClass) {
            this.alarmClass = alarmClass;
            setAlignment(Pos.CENTER_RIGHT);
        }

        @Override
        protected void updateItem(@Nullable Integer count, boolean empty) {
            super.updateItem(count, empty);
            boolean some = !empty && count != null && count > 0;
            getStyleClass().remove(alarmClass);
            if (some && !alarmClass.isEmpty()) {
                getStyleClass().add(alarmClass);
            }
            setText(some ? String.valueOf(count) : empty ? "" : "·");
        }
    }

    private static final class IssueCell extends ListCell<DiscoveryIssue> {
        IssueCell() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable DiscoveryIssue issue, boolean empty) {
            super.updateItem(issue, empty);
            setText(null);
            setGraphic(empty || issue == null ? null : row(issue));
        }

        private static Node row(DiscoveryIssue issue) {
            String about = issue.resource().map(arn -> " · " + arn).orElse("");
            VBox words =
                    new VBox(
                            2,
                            Labels.of(issue.call() + " · " + issue.region() + about, "issue-call"),
                            Labels.wrapped(issue.failure().message(), "issue-message"),
                            Labels.wrapped(Advice.toDo(issue.failure()), "issue-remedy"));
            HBox.setHgrow(words, Priority.ALWAYS);
            HBox row = new HBox(8, words);
            if (issue.failure() instanceof Failure.AccessDenied denied) {
                row.getChildren()
                        .add(IconButtons.copying("the policy statement", denied.policyStatement()));
            }
            return row;
        }
    }
}
