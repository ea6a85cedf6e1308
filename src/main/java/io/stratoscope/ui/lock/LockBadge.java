package io.stratoscope.ui.lock;

import atlantafx.base.theme.Styles;

import io.stratoscope.ui.control.Labels;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.util.Duration;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.Optional;
import java.util.function.IntSupplier;

/** Says whether the window may change anything, and is the way to change that. */
public final class LockBadge extends Button {

    private static final double WIDTH = 360;

    private final LockViewModel model;
    private final IntSupplier minutes;
    private final Timeline seconds =
            new Timeline(new KeyFrame(Duration.seconds(1), event -> tick()));

    /** @param minutes for how long to unlock; asked each time */
    public LockBadge(LockViewModel model, IntSupplier minutes) {
        this.model = model;
        this.minutes = minutes;
        setId("lock");
        getStyleClass().addAll(Styles.SMALL, "lock-badge");
        setMinWidth(USE_PREF_SIZE);
        setMnemonicParsing(false);
        seconds.setCycleCount(Animation.INDEFINITE);
        setOnAction(event -> pressed());
        model.leftProperty().subscribe(this::show);
    }

    private void tick() {
        model.tick();
    }

    private void show(Optional<java.time.Duration> left) {
        boolean unlocked = left.isPresent();
        setGraphic(new FontIcon(unlocked ? Feather.UNLOCK : Feather.LOCK));
        setText(left.map(rest -> "WRITING · " + words(rest)).orElse("READ-ONLY"));
        getStyleClass().remove("lock-open");
        if (unlocked) {
            getStyleClass().add("lock-open");
            seconds.play();
        } else {
            seconds.stop();
        }
        setTooltip(
                new Tooltip(
                        unlocked
                                ? "Calls that change the account go through. Click to lock now."
                                : "No call that changes the account leaves this window. Click to"
                                        + " unlock."));
    }

    private static String words(java.time.Duration rest) {
        return "%d:%02d".formatted(rest.toMinutes(), rest.toSecondsPart());
    }

    private void pressed() {
        if (model.leftProperty().get().isPresent()) {
            model.lock();
        } else {
            ask();
        }
    }

    private void ask() {
        Popup popup = new Popup();
        popup.setAutoHide(true);
        int time = minutes.getAsInt();
        Label title = Labels.of("Allow changes for " + time + " minutes?", "lock-title");
        Label words =
                Labels.wrapped(
                        model.phrase().isEmpty()
                                ? "This account is simulated: nothing of it is real. Each plan is"
                                        + " still shown before it is carried out."
                                : "Stratoscope can then change this account. Each plan is still"
                                        + " shown before it is carried out. Type "
                                        + model.phrase()
                                        + " to confirm.");
        TextField field = new TextField();
        field.setId("lock-phrase");
        field.setPromptText(model.phrase());
        field.setVisible(!model.phrase().isEmpty());
        field.setManaged(field.isVisible());
        Button unlock = Labels.plain(new Button(), "Unlock");
        unlock.setId("unlock");
        unlock.getStyleClass().add(Styles.DANGER);
        unlock.setDefaultButton(true);
        unlock.disableProperty().bind(field.textProperty().map(typed -> !model.accepts(typed)));
        unlock.setOnAction(event -> {
            popup.hide();
            model.unlock(field.getText(), java.time.Duration.ofMinutes(time));
        });
        Button cancel = Labels.plain(new Button(), "Stay read-only");
        cancel.setCancelButton(true);
        cancel.setOnAction(event -> popup.hide());
        VBox card = new VBox(10, title, words, field, new HBox(8, unlock, cancel));
        card.getStyleClass().add("popup-card");
        card.setPadding(new Insets(14));
        card.setPrefWidth(WIDTH);
        card.getStylesheets().setAll(getScene().getStylesheets());
        popup.getContent().add(card);
        javafx.geometry.Bounds here = localToScreen(getBoundsInLocal());
        popup.setAnchorLocation(javafx.stage.PopupWindow.AnchorLocation.CONTENT_BOTTOM_LEFT);
        popup.show(this, here.getMinX(), here.getMinY() - 6);
        field.requestFocus();
    }

    /** Locks and ends the ticking: the window closes or leaves the account. */
    public void close() {
        if (model.leftProperty().get().isPresent()) {
            model.lock();
        }
        seconds.stop();
    }
}
