package io.stratoscope.ui.control;

import atlantafx.base.theme.Styles;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Buttons that are only an icon; the words are in the tooltip and for screen readers. */
public final class IconButtons {

    private IconButtons() {}

    public static Button of(Feather icon, String words, Runnable action) {
        Button button = new Button(null, new FontIcon(icon));
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        button.setTooltip(new Tooltip(words));
        button.setAccessibleText(words);
        button.setOnAction(event -> action.run());
        return button;
    }

    /** Copies a text to the clipboard. */
    public static Button copying(String what, String text) {
        return of(Feather.COPY, "Copy " + what, () -> SystemClipboard.copy(text));
    }
}
