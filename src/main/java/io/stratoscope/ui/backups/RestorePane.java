package io.stratoscope.ui.backups;

import atlantafx.base.theme.Styles;

import io.stratoscope.backup.restore.RestoreKind;
import io.stratoscope.backup.restore.RestorePlan;
import io.stratoscope.backup.restore.RestoreRequest;
import io.stratoscope.ui.backups.RestoreViewModel.Phase;
import io.stratoscope.ui.control.Labels;

import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What is to be restored, the plan that comes of it as steps with what is to be known, and the buttons that follow it. */
final class RestorePane extends VBox {

    private final RestoreViewModel model;
    private final ObservableValue<Optional<PointRow>> from;
    private final Map<RestoreKind, RadioButton> kinds = new EnumMap<>(RestoreKind.class);
    private final TextField folder = new TextField();
    private final CheckBox overwrite = Labels.plain(new CheckBox(), "Replace what differs");
    private final CheckBox switches = Labels.plain(new CheckBox(), "Services go over");
    private final CheckBox password = Labels.plain(new CheckBox(), "New password");
    private final Button plan = PaneParts.small("Plan", "restore-plan");
    private final Button follow = PaneParts.small("Restore", "restore-follow");
    private final Button cancel = PaneParts.small("Cancel", "restore-cancel");
    private final Button giveUp = PaneParts.small("Give up", "restore-give-up");
    private final Button close = PaneParts.small("Close", "restore-close");
    private final TextField typed = new TextField();
    private final ListView<RestoreRow> list = new ListView<>();
    private final VBox lines = new VBox(2);
    private final HBox choices;

    /** @param from the restore point that is chosen */
    RestorePane(RestoreViewModel model, ObservableValue<Optional<PointRow>> from) {
        super(8);
        this.model = model;
        this.from = from;
        setId("restore-pane");
        list.setId("restore-steps");
        list.setItems(model.rows());
        list.setCellFactory(view -> new RestoreCell());
        list.setPlaceholder(
                Labels.wrapped(
                        "Choose what is to be restored and press Plan: each step is shown here, with how long"
                                + " it takes and what it costs, before anything is done. Planning changes nothing.",
                        "muted"));
        model.rows().addListener((ListChangeListener<RestoreRow>) _ -> followRows());
        VBox.setVgrow(list, Priority.ALWAYS);
        lines.setId("restore-lines");
        ScrollPane scroll = new ScrollPane(lines);
        scroll.getStyleClass().addAll("edge-to-edge", "inspector-scroll");
        scroll.setFitToWidth(true);
        scroll.setMinHeight(60);
        scroll.setPrefHeight(130);
        scroll.managedProperty().bind(model.planProperty().map(Optional::isPresent));
        scroll.visibleProperty().bind(scroll.managedProperty());
        choices = choices();
        getChildren()
                .setAll(
                        choices,
                        PaneParts.words(
                                "restore-message", "section-title", model.messageProperty()),
                        PaneParts.words("restore-trouble", "issue-box", model.troubleProperty()),
                        list,
                        scroll,
                        foot());
        VBox.setVgrow(this, Priority.ALWAYS);
        model.phaseProperty().subscribe(this::arrange);
        model.planProperty().subscribe(this::show);
        arrange();
    }

    private HBox choices() {
        ToggleGroup group = new ToggleGroup();
        HBox line = new HBox(10, Labels.of("Restore", "section-title"));
        for (RestoreKind kind : RestoreViewModel.kinds()) {
            RadioButton button = Labels.plain(new RadioButton(), RestoreWords.kind(kind));
            button.setId("restore-kind-" + kind.name());
            button.setMinWidth(USE_PREF_SIZE);
            button.setToggleGroup(group);
            kinds.put(kind, button);
            line.getChildren().add(button);
        }
        folder.setId("restore-folder");
        folder.setPromptText("/upload/alice");
        folder.setPrefWidth(130);
        folder.setMinWidth(90);
        overwrite.setId("restore-overwrite");
        switches.setId("restore-switch");
        switches.setTooltip(
                new Tooltip(
                        "Services run on what is made, though what they use is there; where that is gone they"
                                + " always do"));
        password.setId("restore-password");
        password.setTooltip(
                new Tooltip(
                        "The restored database gets a new password, which is written into its secret: for a"
                                + " secret that was changed since the snapshot"));
        group.selectedToggleProperty().subscribe(this::arrangeChoices);
        plan.getStyleClass().add(Styles.ACCENT);
        plan.setOnAction(event -> model.plan(request()));
        line.getChildren().addAll(folder, overwrite, switches, password, plan);
        line.setAlignment(Pos.CENTER_LEFT);
        choose(RestoreKind.FILES);
        return line;
    }

    private void arrangeChoices() {
        RestoreKind kind = kind();
        PaneParts.put(folder, kind == RestoreKind.FOLDER);
        PaneParts.put(overwrite, kind == RestoreKind.FOLDER);
        PaneParts.put(switches, kind != RestoreKind.FOLDER);
        PaneParts.put(password, kind == RestoreKind.DATABASE || kind == RestoreKind.TOTAL);
    }

    /** Chooses what is restored. */
    void choose(RestoreKind kind) {
        Optional.ofNullable(kinds.get(kind)).ifPresent(button -> button.setSelected(true));
    }

    private RestoreKind kind() {
        return kinds.entrySet().stream()
                .filter(each -> each.getValue().isSelected())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(RestoreKind.FILES);
    }

    private RestoreRequest request() {
        RestoreKind kind = kind();
        boolean inPlace = kind == RestoreKind.FOLDER;
        return new RestoreRequest(
                kind,
                from.getValue().map(row -> row.point().id()),
                Optional.empty(),
                inPlace ? Optional.of(folder.getText().strip()) : Optional.empty(),
                inPlace && overwrite.isSelected(),
                !inPlace && switches.isSelected(),
                password.isVisible() && password.isSelected());
    }

    private Node foot() {
        follow.disableProperty().bind(model.whyNotProperty().isNotEmpty());
        follow.setOnAction(event -> model.follow());
        cancel.setOnAction(event -> model.cancel());
        giveUp.setOnAction(event -> model.giveUp());
        close.setOnAction(event -> model.dismiss());
        typed.setId("restore-typed");
        typed.setPromptText(model.word());
        typed.setPrefWidth(120);
        typed.setMinWidth(100);
        typed.textProperty().bindBidirectional(model.typedProperty());
        Label reason = Labels.wrapped("", "muted-small");
        reason.setId("restore-why-not");
        reason.textProperty().bind(model.whyNotProperty());
        HBox.setHgrow(reason, Priority.ALWAYS);
        HBox foot = new HBox(8, follow, cancel, giveUp, close, typed, reason);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.setMinHeight(USE_PREF_SIZE);
        return foot;
    }

    private void arrange() {
        Phase phase = model.phaseProperty().get();
        boolean busy = phase == Phase.RUNNING || phase == Phase.STOPPING;
        choices.setDisable(busy || phase == Phase.PLANNING || phase == Phase.STOPPED);
        follow.setText(phase == Phase.STOPPED ? "Go on" : "Restore");
        follow.getStyleClass().removeAll(Styles.DANGER, Styles.ACCENT);
        follow.getStyleClass().add(model.overwrites() ? Styles.DANGER : Styles.ACCENT);
        cancel.setVisible(busy);
        cancel.setDisable(phase == Phase.STOPPING);
        giveUp.setVisible(phase == Phase.STOPPED);
        close.setDisable(busy || phase == Phase.PLANNING);
        PaneParts.put(typed, model.overwrites() && !busy);
    }

    /** Keeps the step that runs in sight, and the one before it. */
    private void followRows() {
        model.rows().stream()
                .filter(RestoreRow::isRunning)
                .findFirst()
                .ifPresent(row -> list.scrollTo(Math.max(0, model.rows().indexOf(row) - 1)));
    }

    private void show(Optional<RestorePlan> made) {
        lines.getChildren()
                .setAll(
                        made.map(RestoreWords::lines).stream()
                                .flatMap(words -> words.stream())
                                .map(RestorePane::line)
                                .toList());
        arrange();
    }

    private static Node line(String words) {
        Label label = Labels.wrapped(words, "inspector-value");
        if (words.startsWith("×")) {
            label.getStyleClass().add("backup-row-broken");
        }
        return label;
    }
}
