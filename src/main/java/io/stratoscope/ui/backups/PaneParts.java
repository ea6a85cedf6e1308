package io.stratoscope.ui.backups;

import atlantafx.base.theme.Styles;

import io.stratoscope.ui.control.Labels;

import javafx.beans.value.ObservableStringValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** What the panes of restores and of drills have in common. */
final class PaneParts {

    private PaneParts() {}

    /** A small button that takes no room while it is out of sight. */
    static Button small(String words, String id) {
        Button button = Labels.plain(new Button(), words);
        button.setId(id);
        button.getStyleClass().add(Styles.SMALL);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.managedProperty().bind(button.visibleProperty());
        return button;
    }

    /** Words as wide as the pane, out of sight while there are none. */
    static Label words(String id, String styleClass, ObservableStringValue words) {
        Label label = Labels.wrapped("", styleClass);
        label.setId(id);
        label.setMaxWidth(Double.MAX_VALUE);
        label.textProperty().bind(words.map(Labels::oneLine));
        label.managedProperty().bind(label.textProperty().isNotEmpty());
        label.visibleProperty().bind(label.managedProperty());
        return label;
    }

    /** Shows or hides a node, which takes no room while it is hidden. */
    static void put(Node node, boolean on) {
        node.setVisible(on);
        node.setManaged(on);
    }
}
