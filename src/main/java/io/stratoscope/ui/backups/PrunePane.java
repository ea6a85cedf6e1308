package io.stratoscope.ui.backups;

import atlantafx.base.theme.Styles;

import io.stratoscope.backup.RestorePoint;
import io.stratoscope.ui.control.Labels;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.List;

/** What would be removed, with the choice of what stays, and the word that allows it; out of sight until it is asked for. */
final class PrunePane extends VBox {

    private static final double ROW = 26;
    private static final int MOST_ROWS = 4;
    private static final int MOST_DAYS = 3650;

    private final PruneViewModel model;
    private final Clock clock;
    private final Spinner<Integer> keep =
            spinner("prune-keep", 1, PruneViewModel.MOST, PruneViewModel.USUAL);
    private final Spinner<Integer> days = spinner("prune-days", 0, MOST_DAYS, 0);
    private final Label title = Labels.of("", "section-title");
    private final ListView<RestorePoint> list = new ListView<>();

    PrunePane(PruneViewModel model, Clock clock) {
        super(6);
        this.model = model;
        this.clock = clock;
        setId("prune-pane");
        getStyleClass().add("issue-box");
        setMinHeight(USE_PREF_SIZE);
        title.setId("prune-title");
        list.setId("prune-list");
        list.setFixedCellSize(ROW);
        list.setCellFactory(view -> new Cell());
        getChildren().setAll(title, choices(), list, foot());
        keep.valueProperty().subscribe(this::keep);
        days.valueProperty().subscribe(this::keep);
        model.surplusProperty().subscribe(this::show);
        visibleProperty().bind(model.openProperty());
        managedProperty().bind(visibleProperty());
    }

    private static Spinner<Integer> spinner(String id, int least, int most, int usual) {
        Spinner<Integer> spinner = new Spinner<>(least, most, usual);
        spinner.setId(id);
        spinner.setEditable(true);
        spinner.setPrefWidth(90);
        spinner.setMinWidth(90);
        spinner.focusedProperty()
                .subscribe((_, focused) -> {
                    if (!focused) {
                        spinner.commitValue();
                    }
                });
        return spinner;
    }

    private void keep() {
        Integer newest = keep.getValue();
        Integer young = days.getValue();
        if (newest != null && young != null) {
            model.keep(newest, young);
        }
    }

    private Node choices() {
        HBox line =
                new HBox(
                        8,
                        Labels.of(
                                "Of those that Stratoscope made, keep the newest",
                                "inspector-value"),
                        keep,
                        Labels.of("and what is younger than", "inspector-value"),
                        days,
                        Labels.of(
                                "days. The newest good one always stays; so do the files.",
                                "inspector-value"));
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private Node foot() {
        Button remove = Labels.plain(new Button(), "Remove");
        remove.setId("prune-remove");
        remove.getStyleClass().addAll(Styles.SMALL, Styles.DANGER);
        remove.setMinWidth(USE_PREF_SIZE);
        remove.disableProperty().bind(model.whyNotProperty().isNotEmpty());
        remove.setOnAction(event -> model.remove());
        Button not = Labels.plain(new Button(), "Close");
        not.setId("prune-dismiss");
        not.getStyleClass().add(Styles.SMALL);
        not.setMinWidth(USE_PREF_SIZE);
        not.setOnAction(event -> model.dismiss());
        TextField typed = new TextField();
        typed.setId("prune-typed");
        typed.setPrefWidth(180);
        typed.setMinWidth(140);
        typed.textProperty().bindBidirectional(model.typedProperty());
        typed.promptTextProperty().bind(model.surplusProperty().map(_ -> model.name()));
        Label reason = Labels.wrapped("", "muted-small");
        reason.setId("prune-why-not");
        reason.textProperty().bind(model.whyNotProperty());
        HBox.setHgrow(reason, Priority.ALWAYS);
        HBox line = new HBox(8, remove, not, typed, reason);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private void show(List<RestorePoint> surplus) {
        title.setText(
                switch (surplus.size()) {
                    case 0 -> "Prune: nothing would be removed";
                    case 1 -> "Prune: this database snapshot would be removed";
                    default ->
                            "Prune: these "
                                    + surplus.size()
                                    + " database snapshots would be removed";
                });
        list.getItems().setAll(surplus);
        list.setVisible(!surplus.isEmpty());
        list.setManaged(list.isVisible());
        double height = Math.min(surplus.size(), MOST_ROWS) * ROW + 4;
        list.setPrefHeight(height);
        list.setMinHeight(height);
    }

    /** One that would go. */
    private final class Cell extends ListCell<RestorePoint> {
        @Override
        protected void updateItem(@Nullable RestorePoint point, boolean empty) {
            super.updateItem(point, empty);
            setMnemonicParsing(false);
            setText(empty || point == null ? null : Labels.oneLine(words(point)));
        }

        private String words(RestorePoint point) {
            return point.id()
                    + " of "
                    + BackupWords.time(point.at(), clock)
                    + point.database()
                            .map(copy -> ": " + copy.id() + ", " + copy.gibibytes() + " GiB")
                            .orElse("");
        }
    }
}
