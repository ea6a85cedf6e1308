package io.stratoscope.ui.logs;

import atlantafx.base.theme.Styles;

import io.stratoscope.logs.InsightsAnswer;
import io.stratoscope.logs.InsightsQuery;
import io.stratoscope.logs.LogWords;
import io.stratoscope.model.Failure;
import io.stratoscope.ui.control.Advice;
import io.stratoscope.ui.control.Labels;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;
import java.util.Optional;

/** Asks CloudWatch Logs Insights: saved queries, one of the operator's own, and the answer as a table. */
final class InsightsPane extends VBox {

    private static final int LONGEST = 400;

    private final InsightsViewModel model;
    private final TextArea query = new TextArea();
    private final Label figure = Labels.of("", "resources-figure");
    private final Label failure = Labels.wrapped("", "issue-box");
    private final TableView<List<String>> table = new TableView<>();
    private List<String> columns = List.of();

    InsightsPane(InsightsViewModel model) {
        super(8);
        this.model = model;
        setId("insights");
        getStyleClass().add("log-details");
        query.setId("insights-query");
        query.setPrefRowCount(3);
        query.setMinHeight(70);
        query.setWrapText(true);
        query.getStyleClass().add("monospace");
        query.textProperty().bindBidirectional(model.queryProperty());
        figure.setId("insights-figure");
        failure.setId("insights-failure");
        table.setId("insights-table");
        table.getStyleClass().addAll(Styles.DENSE, "resources-table");
        table.setPlaceholder(
                Labels.wrapped(
                        "Ask, and the answer stands here. It is of the groups and the time above.",
                        "muted"));
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(query, bar(), failure, table);
        model.answerProperty().subscribe(this::show);
        model.failureProperty().subscribe(this::showFailure);
    }

    private HBox bar() {
        MenuButton saved = Labels.plain(new MenuButton(), "Saved queries");
        saved.setId("insights-saved");
        saved.setGraphic(new FontIcon(Feather.BOOKMARK));
        saved.setMinWidth(Region.USE_PREF_SIZE);
        saved.getItems().add(new MenuItem("The newest lines")); // an empty menu would not open
        saved.setOnShowing(
                event -> saved.getItems().setAll(model.saved().stream().map(this::item).toList()));
        Button ask = Labels.plain(new Button(), "Ask");
        ask.setId("insights-ask");
        ask.getStyleClass().add(Styles.ACCENT);
        ask.setMinWidth(Region.USE_PREF_SIZE);
        ask.setOnAction(event -> model.ask());
        ask.disableProperty().bind(model.runningProperty());
        Button stop = Labels.plain(new Button(), "Stop");
        stop.setId("insights-stop");
        stop.setMinWidth(Region.USE_PREF_SIZE);
        stop.setOnAction(event -> model.stop());
        stop.disableProperty().bind(model.runningProperty().not());
        Label price = Labels.of("", "muted-small");
        price.setId("insights-price");
        price.textProperty().bind(model.priceWords());
        HBox bar = new HBox(8, saved, ask, stop, price, figure);
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private MenuItem item(InsightsQuery saved) {
        MenuItem item = new MenuItem(saved.title());
        item.setMnemonicParsing(false);
        item.setOnAction(event -> query.setText(saved.query()));
        return item;
    }

    private void show(Optional<InsightsAnswer> answer) {
        InsightsAnswer shown = answer.orElse(InsightsAnswer.NOTHING);
        figure.setText(answer.map(InsightsAnswer::words).orElse(""));
        if (!columns.equals(shown.columns())) {
            columns = shown.columns();
            table.getColumns().clear();
            for (int i = 0; i < columns.size(); i++) {
                table.getColumns().add(column(columns.get(i), i));
            }
            // The last column takes what is left, as far as it is more than it needs.
            table.setColumnResizePolicy(
                    columns.size() < 4
                            ? TableView.CONSTRAINED_RESIZE_POLICY_LAST_COLUMN
                            : TableView.UNCONSTRAINED_RESIZE_POLICY);
        }
        table.getItems().setAll(shown.rows());
    }

    private static TableColumn<List<String>, String> column(String name, int place) {
        TableColumn<List<String>, String> column = new TableColumn<>(Labels.oneLine(name));
        column.setPrefWidth(name.equals("@message") ? 760 : 190);
        column.setCellValueFactory(row ->
                new ReadOnlyStringWrapper(LogWords.oneLine(row.getValue().get(place), LONGEST)));
        return column;
    }

    private void showFailure(Optional<Failure> why) {
        failure.setText(why.map(Advice::sentences).orElse(""));
        failure.setVisible(why.isPresent());
        failure.setManaged(why.isPresent());
    }
}
