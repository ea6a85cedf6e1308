package io.stratoscope.ui.shell;

import atlantafx.base.theme.Styles;

import io.stratoscope.ui.control.IconButtons;
import io.stratoscope.ui.control.Labels;
import io.stratoscope.ui.session.Notice;
import io.stratoscope.ui.session.Notices;

import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.Locale;

/** What the window has to say, over the screen, newest at the bottom. What only informs goes away by itself. */
final class NoticeStack extends VBox {

    private static final Duration STAYS = Duration.seconds(8);
    private static final double WIDTH = 560;

    private final Notices notices;
    private final VBox cards = new VBox(8);

    NoticeStack(Notices notices) {
        super(8);
        this.notices = notices;
        HBox all = new HBox(dismissAll());
        all.setAlignment(Pos.CENTER_RIGHT);
        all.setPickOnBounds(false);
        // A single one has a button of its own.
        all.visibleProperty().bind(Bindings.size(notices.shown()).greaterThan(1));
        all.managedProperty().bind(all.visibleProperty());
        cards.setPickOnBounds(false);
        getChildren().addAll(all, cards);
        setId("notices");
        setPickOnBounds(false);
        setMaxSize(WIDTH, USE_PREF_SIZE);
        setAlignment(Pos.BOTTOM_CENTER);
        notices.shown()
                .addListener(
                        (ListChangeListener<Notice>)
                                change -> {
                                    while (change.next()) {
                                        change.getRemoved().forEach(this::remove);
                                        change.getAddedSubList().forEach(this::add);
                                    }
                                });
    }

    private Button dismissAll() {
        Button button = new Button("Dismiss all");
        button.setId("dismiss-notices");
        button.getStyleClass().add(Styles.SMALL);
        button.setTooltip(new Tooltip("Dismiss all messages"));
        button.setAccessibleText("Dismiss all messages");
        button.setOnAction(event -> notices.dismissAll());
        return button;
    }

    private void remove(Notice notice) {
        cards.getChildren().removeIf(node -> notice.equals(node.getUserData()));
    }

    private void add(Notice notice) {
        Label words = Labels.wrapped(notice.words(), "notice-words");
        words.setId("notice");
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox card = new HBox(10, icon(notice.kind()), words);
        notice.action()
                .ifPresent(action -> {
                    Button button = Labels.plain(new Button(), action.label());
                    button.getStyleClass().add(Styles.SMALL);
                    button.setMinWidth(USE_PREF_SIZE);
                    button.setOnAction(event -> {
                        notices.dismiss(notice);
                        action.run().run();
                    });
                    card.getChildren().add(button);
                });
        card.getChildren().add(IconButtons.of(Feather.X, "Dismiss", () -> notices.dismiss(notice)));
        card.setAlignment(Pos.CENTER_LEFT);
        card.getStyleClass()
                .addAll("notice-card", "notice-" + notice.kind().name().toLowerCase(Locale.ROOT));
        card.setUserData(notice);
        cards.getChildren().add(card);
        if (notice.passes()) {
            PauseTransition life = new PauseTransition(STAYS);
            life.setOnFinished(event -> notices.dismiss(notice));
            life.play();
        }
    }

    private static Node icon(Notice.Kind kind) {
        return new FontIcon(
                switch (kind) {
                    case INFO -> Feather.INFO;
                    case SUCCESS -> Feather.CHECK_CIRCLE;
                    case WARNING -> Feather.ALERT_TRIANGLE;
                    case ERROR -> Feather.ALERT_OCTAGON;
                });
    }
}
