package io.stratoscope.ui.backups;

import atlantafx.base.theme.Styles;

import io.stratoscope.ui.control.Labels;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Says that a drill was left, and is the way to remove it; out of sight while none was. */
final class LeftoverStrip extends VBox {

    private final HBox question;

    LeftoverStrip(LeftoverViewModel model) {
        super(6);
        setId("drill-left");
        getStyleClass().addAll("strip", "strip-warning");
        setMinHeight(USE_PREF_SIZE);
        question = question(model);
        show(false);
        Label words = Labels.wrapped("");
        words.setId("drill-left-words");
        words.textProperty().bind(model.wordsProperty().map(Labels::oneLine));
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button remove = PaneParts.small("Remove …", "drill-left-ask");
        remove.disableProperty().bind(model.removingProperty());
        remove.setOnAction(event -> show(!question.isVisible()));
        HBox line = new HBox(8, new FontIcon(Feather.ALERT_TRIANGLE), words, remove);
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(line, question);
        model.leftProperty()
                .subscribe(left -> {
                    PaneParts.put(this, left.isPresent());
                    if (left.isEmpty()) {
                        show(false);
                    }
                });
    }

    private static HBox question(LeftoverViewModel model) {
        Button remove = PaneParts.small("Remove", "drill-left-remove");
        remove.getStyleClass().add(Styles.DANGER);
        remove.disableProperty().bind(model.whyNotProperty().isNotEmpty());
        remove.setOnAction(event -> model.remove());
        TextField typed = new TextField();
        typed.setId("drill-left-typed");
        typed.setPrefWidth(200);
        typed.setMinWidth(170);
        typed.textProperty().bindBidirectional(model.typedProperty());
        typed.promptTextProperty().bind(model.leftProperty().map(_ -> model.id()));
        Label reason = Labels.wrapped("", "muted-small");
        reason.setId("drill-left-why-not");
        reason.textProperty().bind(model.whyNotProperty());
        HBox.setHgrow(reason, Priority.ALWAYS);
        HBox line = new HBox(8, remove, typed, reason);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private void show(boolean on) {
        PaneParts.put(question, on);
    }
}
