package io.stratoscope.ui.backups;

import atlantafx.base.theme.Styles;

import io.stratoscope.backup.BackupTarget;
import io.stratoscope.backup.RestorePoint;
import io.stratoscope.backup.drill.report.DrillFormat;
import io.stratoscope.ui.backups.DrillViewModel.Phase;
import io.stratoscope.ui.control.Labels;
import io.stratoscope.ui.control.TypeIcons;
import io.stratoscope.ui.export.FilePicker;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** A restore drill: from where it is reached, what the preflight found, how it goes, and its verdict with the report. */
final class DrillPane extends VBox {

    private final DrillViewModel model;
    private final FilePicker picker;
    private final Supplier<Optional<BackupTarget>> target;
    private final Supplier<Optional<RestorePoint>> point;
    private final TextField from = new TextField();
    private final Button check = PaneParts.small("Check", "drill-check");
    private final Button run = PaneParts.small("Run the drill", "drill-run");
    private final Button cancel = PaneParts.small("Cancel", "drill-cancel");
    private final Button former = PaneParts.small("Former drills", "drill-former");
    private final Button close = PaneParts.small("Close", "drill-close");
    private final Button open = PaneParts.small("Open report", "drill-open");
    private final Button html = PaneParts.small("Save HTML …", "drill-save-html");
    private final Button pdf = PaneParts.small("Save PDF …", "drill-save-pdf");
    private final DrillTimeline stages;
    private final DrillLists lists;
    private final DrillHistoryList history;
    private final Timeline clockwork =
            new Timeline(new KeyFrame(Duration.seconds(1), event -> tick()));

    /**
     * A pane.
     *
     * @param target what is backed up
     * @param point what a drill would restore
     */
    DrillPane(
            DrillViewModel model,
            TypeIcons icons,
            FilePicker picker,
            Supplier<Optional<BackupTarget>> target,
            Supplier<Optional<RestorePoint>> point) {
        super(8);
        this.model = model;
        this.picker = picker;
        this.target = target;
        this.point = point;
        setId("drill-pane");
        stages = new DrillTimeline(model.progress().stages());
        lists = new DrillLists(model.progress(), icons);
        history = new DrillHistoryList(model);
        VBox.setVgrow(lists, Priority.ALWAYS);
        VBox.setVgrow(history, Priority.ALWAYS);
        VBox.setVgrow(this, Priority.ALWAYS);
        getChildren()
                .setAll(
                        choices(),
                        PaneParts.words("drill-message", "section-title", model.messageProperty()),
                        PaneParts.words("drill-trouble", "issue-box", model.troubleProperty()),
                        stages,
                        lists,
                        history,
                        foot());
        clockwork.setCycleCount(Animation.INDEFINITE);
        sceneProperty().subscribe(this::arrange);
        model.phaseProperty().subscribe(this::arrange);
        model.chosenProperty().subscribe(this::arrange);
    }

    private void tick() {
        model.progress().tick();
    }

    private Node choices() {
        from.setId("drill-from");
        from.setPromptText("198.51.100.7/32");
        from.setPrefWidth(150);
        from.setMinWidth(120);
        from.setTooltip(
                new Tooltip(
                        "The only addresses that reach the drill's load balancer: yours, as the internet sees it"));
        from.textProperty().bindBidirectional(model.visitorProperty());
        check.getStyleClass().add(Styles.ACCENT);
        check.setOnAction(event -> prepare());
        HBox line =
                new HBox(
                        10,
                        Labels.of("Restore drill", "section-title"),
                        Labels.of("reached from", "inspector-value"),
                        from,
                        check);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setMinHeight(USE_PREF_SIZE);
        return line;
    }

    private void prepare() {
        target.get()
                .ifPresent(what -> point.get().ifPresent(chosen -> model.prepare(what, chosen)));
    }

    private Node foot() {
        run.getStyleClass().add(Styles.ACCENT);
        run.disableProperty().bind(model.whyNotProperty().isNotEmpty());
        run.setOnAction(event -> model.begin());
        cancel.setOnAction(event -> model.cancel());
        former.setOnAction(event -> model.choose());
        close.setOnAction(event -> model.dismiss());
        open.setOnAction(event -> model.openReport());
        html.setOnAction(event -> save(DrillFormat.HTML));
        pdf.setOnAction(event -> save(DrillFormat.PDF));
        Label reason = Labels.wrapped("", "muted-small");
        reason.setId("drill-why-not");
        reason.textProperty().bind(model.whyNotProperty());
        HBox.setHgrow(reason, Priority.ALWAYS);
        HBox foot = new HBox(8, run, cancel, open, html, pdf, former, close, reason);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.setMinHeight(USE_PREF_SIZE);
        return foot;
    }

    private void save(DrillFormat format) {
        model.chosenProperty()
                .get()
                .flatMap(drill ->
                        picker.choose(
                                getScene().getWindow(),
                                new FilePicker.Question(
                                        drill + "." + format.extension(),
                                        format.key().toUpperCase(Locale.ROOT)
                                                + " (."
                                                + format.extension()
                                                + ")",
                                        format.extension(),
                                        Optional.empty())))
                .ifPresent(file -> model.saveReport(format, file));
    }

    private void arrange() {
        Phase phase = model.phaseProperty().get();
        boolean running = phase == Phase.RUNNING || phase == Phase.STOPPING;
        boolean busy = model.isBusy();
        boolean report =
                model.chosenProperty().get().isPresent()
                        && (phase == Phase.CHOOSING || phase == Phase.DONE);
        from.setDisable(busy);
        check.setDisable(busy);
        run.setVisible(phase == Phase.PREPARED);
        cancel.setVisible(running);
        cancel.setDisable(phase == Phase.STOPPING);
        cancel.setText(phase == Phase.STOPPING ? "Stopping …" : "Cancel");
        open.setVisible(report);
        html.setVisible(report);
        pdf.setVisible(report);
        former.setVisible(phase == Phase.PREPARED || phase == Phase.DONE);
        close.setDisable(busy);
        PaneParts.put(stages, running || phase == Phase.DONE);
        PaneParts.put(lists, running || phase == Phase.PREPARED || phase == Phase.DONE);
        lists.logged(running || phase == Phase.DONE);
        PaneParts.put(history, phase == Phase.CHOOSING || phase == Phase.PREPARING);
        if (running && getScene() != null) {
            clockwork.play();
        } else {
            clockwork.stop();
        }
    }
}
