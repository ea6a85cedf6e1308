package io.stratoscope.ui.backups;

import io.stratoscope.backup.drill.DrillWords;
import io.stratoscope.ui.control.Labels;

import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The phases of a drill side by side, with how long each takes or took; what is over is a full line. */
final class DrillTimeline extends HBox {

    private final ObservableList<DrillStage> stages;

    DrillTimeline(ObservableList<DrillStage> stages) {
        super(6);
        this.stages = stages;
        setId("drill-stages");
        setMinHeight(USE_PREF_SIZE);
        stages.addListener((ListChangeListener<DrillStage>) _ -> show());
        show();
    }

    private void show() {
        getChildren().setAll(stages.stream().map(DrillTimeline::stage).toList());
    }

    private static Node stage(DrillStage stage) {
        Label name =
                switch (stage.state()) {
                    case WAITING -> Labels.of(stage.phase().words(), "backup-stage");
                    case RUNNING ->
                            Labels.of(
                                    "▸ " + stage.phase().words(),
                                    "backup-stage",
                                    "backup-stage-running");
                    case DONE ->
                            Labels.of(
                                    "✓ " + stage.phase().words(),
                                    "backup-stage",
                                    "backup-stage-done");
                    case FAILED ->
                            Labels.of(
                                    "× " + stage.phase().words(),
                                    "backup-stage",
                                    "backup-stage-failed");
                };
        name.setMaxWidth(Double.MAX_VALUE);
        Region line = new Region();
        line.getStyleClass().add("drill-line");
        line.getStyleClass()
                .add(
                        switch (stage.state()) {
                            case WAITING -> "drill-line-waiting";
                            case RUNNING -> "drill-line-running";
                            case DONE -> "drill-line-done";
                            case FAILED -> "drill-line-failed";
                        });
        Label time = Labels.of(stage.time().map(DrillWords::span).orElse("to come"), "muted-small");
        VBox box = new VBox(3, name, line, time);
        box.setAlignment(Pos.CENTER_LEFT);
        box.setPrefWidth(100);
        HBox.setHgrow(box, Priority.ALWAYS);
        box.setMaxWidth(Double.MAX_VALUE);
        return box;
    }
}
