package io.stratoscope.ui.inspector;

import io.stratoscope.logs.LastLines;
import io.stratoscope.logs.LogWords;
import io.stratoscope.model.Failure;
import io.stratoscope.ui.control.Advice;
import io.stratoscope.ui.control.Labels;

import javafx.scene.layout.VBox;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What a task wrote last, beside why it stopped. */
final class TaskLinesBox extends VBox {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

    /** A line may be a megabyte; the screen of the logs has all of it. */
    private static final int LONGEST = 300;

    private final ZoneId zone;

    TaskLinesBox(ZoneId zone) {
        super(1);
        this.zone = zone;
        setId("inspector-last-lines");
        getChildren().add(Labels.wrapped("Reading its last lines …", "muted-small"));
    }

    void show(LastLines answer) {
        getChildren().clear();
        answer.lines()
                .forEach(line ->
                        getChildren()
                                .add(
                                        Labels.wrapped(
                                                TIME.format(line.time().atZone(zone))
                                                        + "  "
                                                        + LogWords.oneLine(line.text(), LONGEST),
                                                "last-line")));
        answer.failures()
                .forEach((group, why) ->
                        getChildren()
                                .add(
                                        Labels.wrapped(
                                                group + ": " + Advice.sentences(why),
                                                "issue-message")));
        if (getChildren().isEmpty()) {
            getChildren().add(Labels.wrapped(LastLines.noneWords(), "muted-small"));
        }
    }

    void refused(Failure why) {
        getChildren().setAll(Labels.wrapped(Advice.sentences(why), "issue-message"));
    }
}
