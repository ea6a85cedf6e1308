package io.stratoscope.ui.rehearse;

import io.stratoscope.ui.control.Labels;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Says over everything that what is broken is broken on purpose; it takes no room while nothing is. */
public final class RehearsalStrip extends HBox {

    public RehearsalStrip(RehearseViewModel model) {
        super(8);
        setId("rehearsal");
        getStyleClass().addAll("strip", "strip-rehearsal");
        setAlignment(Pos.CENTER_LEFT);
        Label words = Labels.wrapped("");
        words.setId("rehearsal-words");
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button end = Labels.plain(new Button(), "End the rehearsal");
        end.setId("rehearsal-end");
        end.setMinWidth(USE_PREF_SIZE);
        end.setOnAction(event -> model.end());
        getChildren().addAll(new FontIcon(Feather.CLOUD_LIGHTNING), words, end);
        managedProperty().bind(visibleProperty());
        model.onProperty()
                .subscribe(on -> {
                    setVisible(!on.isEmpty());
                    words.setText(Labels.oneLine(model.words()));
                });
    }
}
