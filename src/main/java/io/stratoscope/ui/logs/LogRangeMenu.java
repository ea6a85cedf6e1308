package io.stratoscope.ui.logs;

import atlantafx.base.theme.Styles;

import io.stratoscope.ui.control.Labels;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;

/** Of which time: some usual ranges, and one of the operator's own. */
final class LogRangeMenu extends MenuButton {

    private final LogsViewModel model;
    private final ZoneId zone;
    private final TextField from = field("log-from", "from, as 09:00 or 6h");
    private final TextField to = field("log-to", "to, as 10:30");
    private final Label problem = Labels.of("", "field-problem");

    LogRangeMenu(LogsViewModel model) {
        this.model = model;
        zone = model.session().clock().getZone();
        setId("log-range");
        Labels.plain(this, "");
        setGraphic(new FontIcon(Feather.CLOCK));
        setMinWidth(Region.USE_PREF_SIZE);
        for (LogRange range : LogRange.usual()) {
            MenuItem item = new MenuItem(range.words(zone));
            item.setMnemonicParsing(false);
            item.setOnAction(event -> model.rangeProperty().set(range));
            getItems().add(item);
        }
        CustomMenuItem own = new CustomMenuItem(own(), false);
        getItems().addAll(new SeparatorMenuItem(), own);
        model.rangeProperty().subscribe(range -> setText(range.words(zone)));
    }

    private VBox own() {
        Button read = Labels.plain(new Button(), "Read");
        read.setId("log-own-range");
        read.getStyleClass().add(Styles.SMALL);
        read.setOnAction(event -> choose());
        from.setOnAction(event -> choose());
        to.setOnAction(event -> choose());
        problem.setManaged(false);
        HBox fields = new HBox(6, from, to, read);
        fields.setAlignment(Pos.CENTER_LEFT);
        return new VBox(4, fields, problem);
    }

    private static TextField field(String id, String prompt) {
        TextField field = new TextField();
        field.setId(id);
        field.setPromptText(prompt);
        field.setPrefWidth(170);
        return field;
    }

    private void choose() {
        Instant now = model.now();
        Optional<Instant> start = moment(from, now);
        Optional<Instant> end =
                to.getText() == null || to.getText().isBlank() ? Optional.of(now) : moment(to, now);
        if (start.isPresent() && end.isPresent() && start.get().isBefore(end.get())) {
            say("");
            hide();
            model.rangeProperty().set(new LogRange.Between(start.get(), end.get()));
        } else {
            say(
                    start.isEmpty() || end.isEmpty()
                            ? "Write a time as 09:00, 03-01 09:00 or 6h (ago)."
                            : "The end is before the beginning.");
        }
    }

    private Optional<Instant> moment(TextField field, Instant now) {
        return LogMoments.parse(Objects.requireNonNullElse(field.getText(), ""), zone, now);
    }

    private void say(String words) {
        problem.setText(words);
        problem.setManaged(!words.isEmpty());
    }
}
