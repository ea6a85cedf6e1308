package io.stratoscope.ui.control;

import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.Region;

/** Labels for strangers' text: no mnemonics, no markup, line breaks made visible. */
public final class Labels {

    private Labels() {}

    /** One line; what does not fit ends with an ellipsis. */
    public static Label of(String text, String... styleClasses) {
        Label label = new Label();
        label.getStyleClass().addAll(styleClasses);
        return plain(label, oneLine(text));
    }

    /** As many lines as it takes. */
    public static Label wrapped(String text, String... styleClasses) {
        Label label = of(text, styleClasses);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** Puts plain text on any labelled control. */
    public static <T extends Labeled> T plain(T control, String text) {
        control.setMnemonicParsing(false);
        control.setTextOverrun(OverrunStyle.ELLIPSIS);
        control.setText(text);
        return control;
    }

    /** The text with its line breaks and control characters made visible or harmless. */
    public static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints()
                .forEach(c -> {
                    if (c == '\n') {
                        line.append('↵');
                    } else if (c != '\r') {
                        line.appendCodePoint(Character.isISOControl(c) ? ' ' : c);
                    }
                });
        return line.toString();
    }
}
