package io.stratoscope.ui.logs;

import atlantafx.base.theme.Styles;

import io.stratoscope.json.JsonText;
import io.stratoscope.logs.LogLine;
import io.stratoscope.logs.LogLinks;
import io.stratoscope.logs.LogWords;
import io.stratoscope.model.Arn;
import io.stratoscope.ui.control.IconButtons;
import io.stratoscope.ui.control.Labels;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;
import java.util.function.Consumer;

/** All of one line: its words, or its members where it is JSON, where it is from, and what it speaks of. */
final class LogDetails extends VBox {

    /** A text field takes its time over more; what is copied or exported is whole. */
    private static final int LONGEST = 60_000;

    /** What can be done from here. */
    record Actions(
            Consumer<LogLine> showAround,
            Consumer<Arn> goTo,
            Consumer<String> filterBy,
            Runnable close) {}

    private final Actions actions;

    LogDetails(Actions actions) {
        super(6);
        this.actions = actions;
        setId("log-details");
        getStyleClass().add("log-details");
    }

    void show(LogLine line, LogLinks links) {
        Label place =
                Labels.of(
                        LogWords.time(line.time())
                                + " · "
                                + line.group().resourceId()
                                + " · "
                                + line.stream(),
                        "muted-small");
        place.setId("log-details-place");
        HBox.setHgrow(place, Priority.ALWAYS);
        place.setMaxWidth(Double.MAX_VALUE);
        HBox head =
                new HBox(
                        8,
                        place,
                        button(
                                "log-around",
                                "Lines around it",
                                Feather.CORNER_UP_LEFT,
                                () -> actions.showAround().accept(line)),
                        button(
                                "log-copy",
                                "Copy",
                                Feather.COPY,
                                () -> LogListKeys.copy(List.of(line))),
                        IconButtons.of(Feather.X, "Close the details (Esc)", actions.close()));
        head.setAlignment(Pos.CENTER_LEFT);
        TextArea text = new TextArea(words(line));
        text.setId("log-details-text");
        text.setEditable(false);
        text.setWrapText(true);
        text.getStyleClass().add("monospace");
        VBox.setVgrow(text, Priority.ALWAYS);
        getChildren().setAll(head);
        List<LogLinks.Link> spoken = links.in(line.text());
        if (!spoken.isEmpty()) {
            FlowPane flow = new FlowPane(10, 2);
            flow.setId("log-links");
            spoken.forEach(link -> flow.getChildren().add(figure(link)));
            getChildren().add(flow);
        }
        getChildren().add(text);
    }

    private static String words(LogLine line) {
        return line.fields().members().isEmpty()
                ? LogWords.lines(line.text(), LONGEST)
                : LogWords.lines(JsonText.pretty(line.fields()), LONGEST);
    }

    private Hyperlink figure(LogLinks.Link link) {
        Hyperlink made =
                switch (link) {
                    case LogLinks.Link.ToResource(String words, Arn arn) -> {
                        Hyperlink to = Labels.plain(new Hyperlink(), Labels.oneLine(words));
                        to.setOnAction(event -> actions.goTo().accept(arn));
                        yield to;
                    }
                    case LogLinks.Link.ToRequest(String words) -> {
                        Hyperlink to = Labels.plain(new Hyperlink(), "Request " + words);
                        to.setOnAction(event -> actions.filterBy().accept(words));
                        yield to;
                    }
                };
        made.getStyleClass().add("relation-link");
        return made;
    }

    private static Button button(String id, String words, Feather icon, Runnable action) {
        Button button = Labels.plain(new Button(), words);
        button.setId(id);
        button.setGraphic(new FontIcon(icon));
        button.getStyleClass().add(Styles.SMALL);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }
}
