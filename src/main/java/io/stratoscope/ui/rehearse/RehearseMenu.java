package io.stratoscope.ui.rehearse;

import io.stratoscope.ui.control.Labels;

import javafx.geometry.Side;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.Set;

/** A menu of what can break; what is broken has a tick. */
public final class RehearseMenu extends MenuButton {

    private final MenuItem end = new MenuItem("End the rehearsal");

    public RehearseMenu(RehearseViewModel model) {
        Labels.plain(this, "Rehearse");
        setId("rehearse");
        setMinWidth(USE_PREF_SIZE);
        setGraphic(new FontIcon(Feather.CLOUD_LIGHTNING));
        getStyleClass().add("rehearse-menu");
        setPopupSide(Side.TOP); // it stands at the foot of the window
        setTooltip(new Tooltip("Break something in the simulated account, and see what follows"));
        model.disasters()
                .forEach(disaster -> {
                    CheckMenuItem item =
                            new CheckMenuItem(disaster.name() + ": " + disaster.about());
                    item.setId("rehearse-" + disaster.name());
                    item.setMnemonicParsing(false);
                    item.setUserData(disaster.name());
                    item.setOnAction(event -> {
                        model.turn(disaster.name(), item.isSelected());
                        tick(model.onProperty().get()); // the tick follows what is so
                    });
                    getItems().add(item);
                });
        end.setId("rehearse-end");
        end.setOnAction(event -> model.end());
        getItems().addAll(new SeparatorMenuItem(), end);
        model.onProperty().subscribe(this::tick);
    }

    private void tick(Set<String> on) {
        getItems().stream()
                .filter(CheckMenuItem.class::isInstance)
                .map(CheckMenuItem.class::cast)
                .forEach(item -> item.setSelected(on.contains(item.getUserData())));
        end.setDisable(on.isEmpty());
    }
}
