package io.stratoscope.ui.shell;

import io.stratoscope.ui.control.IconButtons;
import io.stratoscope.ui.control.Labels;
import io.stratoscope.ui.screen.Screen;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The way to each screen, on the left. */
final class NavigationRail extends VBox {

    private final ToggleGroup group = new ToggleGroup();

    NavigationRail(ScreenHost host, Runnable toggleTheme) {
        super(2); // all of them find room in the smallest window
        setId("navigation");
        getStyleClass().add("navigation");
        setAlignment(Pos.TOP_CENTER);
        int number = 0;
        for (Screen screen : host.screens()) {
            number++;
            ToggleButton button = Labels.plain(new ToggleButton(), screen.title());
            button.setGraphic(new FontIcon(screen.icon()));
            button.setContentDisplay(ContentDisplay.TOP);
            button.setId("nav-" + screen.id());
            button.setUserData(screen.id());
            button.setToggleGroup(group);
            button.getStyleClass().add("navigation-button");
            button.setMaxWidth(Double.MAX_VALUE);
            button.setTooltip(
                    new Tooltip(
                            number <= Workbench.MOST_BY_NUMBER
                                    ? screen.title() + " (Ctrl+" + number + ")"
                                    : screen.title()));
            button.setOnAction(event -> host.open(screen.id()));
            getChildren().add(button);
        }
        Region gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        Button toggle = IconButtons.of(Feather.MOON, "Light or dark", toggleTheme);
        toggle.setId("theme");
        getChildren().addAll(gap, toggle);
        host.frontProperty().subscribe(this::select);
        // A click on the one in front must not leave none chosen.
        group.selectedToggleProperty()
                .subscribe(now -> {
                    if (now == null) {
                        select(host.frontProperty().get());
                    }
                });
    }

    private void select(String id) {
        group.getToggles().stream()
                .filter(toggle -> id.equals(toggle.getUserData()))
                .forEach(group::selectToggle);
    }
}
