package io.stratoscope.ui.control;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Says, where content would stand, why there is none and what to do. */
public final class Placeholder extends VBox {

    /** @param actions buttons under the words, or nothing */
    public Placeholder(Feather icon, String title, String message, String remedy, Node... actions) {
        super(12);
        getStyleClass().add("placeholder");
        setAlignment(Pos.CENTER);
        FontIcon picture = new FontIcon(icon);
        picture.getStyleClass().add("placeholder-icon");
        getChildren().addAll(picture, Labels.of(title, "placeholder-title"));
        addWrapped(message, "placeholder-message");
        addWrapped(remedy, "placeholder-remedy");
        if (actions.length > 0) {
            VBox buttons = new VBox(8, actions);
            buttons.setAlignment(Pos.CENTER);
            buttons.getStyleClass().add("placeholder-actions");
            getChildren().add(buttons);
        }
    }

    private void addWrapped(String words, String styleClass) {
        if (words.isEmpty()) {
            return;
        }
        Label label = Labels.wrapped(words, styleClass);
        label.setTextAlignment(TextAlignment.CENTER);
        label.setMaxWidth(560);
        getChildren().add(label);
    }
}
