package io.stratoscope.ui.shell;

import atlantafx.base.theme.Styles;

import io.stratoscope.model.Failure;
import io.stratoscope.model.Scope;
import io.stratoscope.ui.control.Advice;
import io.stratoscope.ui.control.IconButtons;
import io.stratoscope.ui.control.Labels;
import io.stratoscope.ui.shell.AccountsPort.Choice;
import io.stratoscope.ui.shell.SwitcherViewModel.Project;
import io.stratoscope.ui.shell.SwitcherViewModel.Stage;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** The switcher over the window: accounts, then projects. Enter chooses, Esc closes. */
final class SwitcherPanel extends VBox {

    private static final double WIDTH = 520;
    private static final double ROW = 44;
    private static final int ROWS = 8;

    private final SwitcherViewModel model;

    SwitcherPanel(SwitcherViewModel model) {
        super(10);
        this.model = model;
        setId("switcher");
        getStyleClass().add("search-panel");
        setMaxSize(WIDTH, USE_PREF_SIZE);
        visibleProperty().bind(model.openProperty());
        managedProperty().bind(visibleProperty());
        model.stageProperty().subscribe(this::show);
        addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        model.openProperty().set(false);
                        event.consume();
                    }
                });
    }

    private void show(Stage stage) {
        switch (stage) {
            case Stage.Waiting(String words) -> {
                ProgressIndicator spinner = new ProgressIndicator();
                spinner.setPrefSize(20, 20);
                HBox row = new HBox(12, spinner, Labels.of(words + " …"));
                row.setAlignment(Pos.CENTER_LEFT);
                getChildren().setAll(title("Switch account", false), row);
            }
            case Stage.PickAccount(List<Choice> choices) ->
                    getChildren()
                            .setAll(
                                    title("Switch account", false),
                                    list(choices, SwitcherPanel::row, model::choose));
            case Stage.PickProject(Choice choice, List<Project> projects) ->
                    getChildren()
                            .setAll(
                                    title("Project in " + choice.label(), true),
                                    list(
                                            projects,
                                            SwitcherPanel::row,
                                            project -> model.choose(choice, project)));
            case Stage.Failed(String why, Failure failure) ->
                    getChildren()
                            .setAll(
                                    title(why, true),
                                    Labels.wrapped(failure.message(), "issue-message"),
                                    Labels.wrapped(Advice.toDo(failure), "issue-remedy"));
        }
    }

    private Node title(String words, boolean back) {
        Label title = Labels.of(words, "section-title");
        title.setId("switcher-title");
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        HBox row = new HBox(8);
        if (back) {
            Button button =
                    IconButtons.of(Feather.ARROW_LEFT, "Other accounts", model::listAccounts);
            button.setId("switcher-back");
            row.getChildren().add(button);
        }
        row.getChildren()
                .addAll(
                        title,
                        IconButtons.of(
                                Feather.X, "Close (Esc)", () -> model.openProperty().set(false)));
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private <T> ListView<T> list(List<T> items, Function<T, Node> row, Consumer<T> chosen) {
        ListView<T> list = new ListView<>();
        list.setId("switcher-list");
        list.getItems().setAll(items);
        list.setFixedCellSize(ROW);
        list.setPrefHeight(Math.clamp(items.size(), 1, ROWS) * ROW + 4);
        list.getStyleClass().add(Styles.DENSE);
        list.setCellFactory(view -> new Cell<>(row, chosen));
        list.getSelectionModel().selectFirst();
        list.setOnKeyPressed(event -> {
            T item = list.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && item != null) {
                event.consume();
                chosen.accept(item);
            }
        });
        list.sceneProperty()
                .subscribe(scene -> {
                    if (scene != null) {
                        list.requestFocus();
                    }
                });
        return list;
    }

    private static Node row(Choice choice) {
        Label name = Labels.of(choice.label());
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        Label badge = Labels.of(choice.simulated() ? "SIMULATED" : "LIVE", "account-badge");
        badge.getStyleClass().add(choice.simulated() ? "badge-simulated" : "badge-live");
        HBox row = new HBox(10, name, badge);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static Node row(Project project) {
        String words =
                switch (project.scope()) {
                    case Scope.Tagged(var tags) -> String.join(" ", tags.values());
                    case Scope.Everything() -> "Everything in the account";
                };
        Label name = Labels.of(words);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        String count = project.count() < 0 ? "" : project.count() + " named by the tagging API";
        HBox row = new HBox(10, new FontIcon(Feather.FOLDER), name, Labels.of(count, "muted"));
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static final class Cell<T> extends ListCell<T> {
        private final Function<T, Node> row;

        Cell(Function<T, Node> row, Consumer<T> chosen) {
            this.row = row;
            setPrefWidth(0);
            addEventHandler(
                    MouseEvent.MOUSE_CLICKED,
                    event -> {
                        T item = getItem();
                        if (item != null) {
                            chosen.accept(item);
                        }
                    });
        }

        @Override
        protected void updateItem(@Nullable T item, boolean empty) {
            super.updateItem(item, empty);
            setText(null);
            setGraphic(empty || item == null ? null : row.apply(item));
        }
    }
}
