package io.stratoscope.ui.backups;

import atlantafx.base.theme.Styles;

import io.stratoscope.ui.backups.LastProved.Standing;
import io.stratoscope.ui.control.Labels;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.Locale;
import java.util.Optional;

/** Says in the status bar when a restore was last proved, and leads to the backups. */
public final class LastProvedBadge extends Button {

    /** @param open shows the backups */
    public LastProvedBadge(LastProved model, Runnable open) {
        Labels.plain(this, "");
        setId("last-proved");
        setMinWidth(USE_PREF_SIZE);
        getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        setOnAction(event -> open.run());
        managedProperty().bind(visibleProperty());
        model.standingProperty().subscribe(this::show);
    }

    private void show(Optional<Standing> standing) {
        setVisible(standing.isPresent());
        standing.ifPresent(now -> {
            setText(now.words());
            setTooltip(new Tooltip(now.details()));
            FontIcon icon =
                    new FontIcon(
                            switch (now.state()) {
                                case IN_TIME -> Feather.CHECK_CIRCLE;
                                case LATE -> Feather.ALERT_TRIANGLE;
                                case NEVER -> Feather.CIRCLE;
                                case UNKNOWN -> Feather.HELP_CIRCLE;
                            });
            String style =
                    "proved-" + now.state().name().toLowerCase(Locale.ROOT).replace('_', '-');
            icon.getStyleClass().add(style);
            setGraphic(icon);
            getStyleClass().removeIf(each -> each.startsWith("proved-"));
            getStyleClass().add(style);
        });
    }
}
