package io.stratoscope.ui.backups;

import atlantafx.base.theme.Styles;

import io.stratoscope.ui.backups.BackUpProgress.Stage;
import io.stratoscope.ui.control.Labels;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The question before a backup, and what is seen of one that runs; out of sight otherwise. */
final class BackUpPane extends VBox {

    private final BackUpViewModel model;
    private final FlowPane stages = new FlowPane(6, 6);
    private final Label words = Labels.wrapped("", "inspector-value");
    private final ProgressBar bar = new ProgressBar();
    private final Button cancel = Labels.plain(new Button(), "Cancel");
    private final Node question;
    private final Node progress;

    BackUpPane(BackUpViewModel model) {
        this.model = model;
        setId("backup-now-pane");
        setMinHeight(USE_PREF_SIZE);
        question = question();
        progress = progress();
        managedProperty().bind(visibleProperty());
        model.phaseProperty().subscribe(this::show);
        model.progressProperty().subscribe(this::show);
    }

    private Node question() {
        Label what = Labels.wrapped("");
        what.setId("backup-question");
        what.textProperty().bind(model.questionProperty().map(Labels::oneLine));
        HBox.setHgrow(what, Priority.ALWAYS);
        what.setMaxWidth(Double.MAX_VALUE);
        Button begin = Labels.plain(new Button(), "Back up");
        begin.setId("backup-begin");
        begin.getStyleClass().addAll(Styles.SMALL, Styles.ACCENT);
        begin.setMinWidth(USE_PREF_SIZE);
        begin.disableProperty().bind(model.whyNotProperty().isNotEmpty());
        begin.setOnAction(event -> model.begin());
        Button not = Labels.plain(new Button(), "Not now");
        not.setId("backup-dismiss");
        not.getStyleClass().add(Styles.SMALL);
        not.setMinWidth(USE_PREF_SIZE);
        not.setOnAction(event -> model.dismiss());
        HBox line = new HBox(10, what, begin, not);
        line.setAlignment(Pos.CENTER_LEFT);
        VBox box = new VBox(4, line, reason());
        box.getStyleClass().add("issue-box");
        return box;
    }

    private Node reason() {
        Label reason = Labels.wrapped("", "muted-small");
        reason.setId("backup-why-not");
        reason.textProperty().bind(model.whyNotProperty());
        reason.managedProperty().bind(model.whyNotProperty().isNotEmpty());
        reason.visibleProperty().bind(reason.managedProperty());
        return reason;
    }

    private Node progress() {
        stages.setId("backup-stages");
        words.setId("backup-words");
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        bar.setId("backup-bar");
        bar.setMaxWidth(Double.MAX_VALUE);
        cancel.setId("backup-cancel");
        cancel.getStyleClass().add(Styles.SMALL);
        cancel.setMinWidth(USE_PREF_SIZE);
        cancel.setOnAction(event -> model.cancel());
        HBox line = new HBox(10, words, cancel);
        line.setAlignment(Pos.CENTER_LEFT);
        VBox box = new VBox(6, stages, line, bar);
        box.getStyleClass().add("metric-card");
        return box;
    }

    private void show(BackUpViewModel.Phase phase) {
        setVisible(phase != BackUpViewModel.Phase.IDLE);
        switch (phase) {
            case IDLE -> getChildren().clear();
            case ASKING -> getChildren().setAll(question);
            case RUNNING, STOPPING -> getChildren().setAll(progress);
        }
        cancel.setDisable(phase == BackUpViewModel.Phase.STOPPING);
        cancel.setText(phase == BackUpViewModel.Phase.STOPPING ? "Stopping …" : "Cancel");
    }

    private void show(BackUpProgress now) {
        stages.getChildren().setAll(now.stages().stream().map(BackUpPane::stage).toList());
        words.setText(Labels.oneLine(now.words()));
        bar.setProgress(now.share().orElse(ProgressBar.INDETERMINATE_PROGRESS));
    }

    private static Node stage(Stage stage) {
        return switch (stage.state()) {
            case WAITING -> Labels.of(stage.name(), "backup-stage");
            case RUNNING -> Labels.of("▸ " + stage.name(), "backup-stage", "backup-stage-running");
            case DONE -> Labels.of("✓ " + stage.name(), "backup-stage", "backup-stage-done");
            case FAILED -> Labels.of("× " + stage.name(), "backup-stage", "backup-stage-failed");
        };
    }
}
