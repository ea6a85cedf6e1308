package io.stratoscope.ui.inspector;

import io.stratoscope.health.HealthState;
import io.stratoscope.health.Reading;
import io.stratoscope.health.ResourceHealth;
import io.stratoscope.health.Verdict;
import io.stratoscope.model.Arn;
import io.stratoscope.ui.control.Labels;
import io.stratoscope.ui.control.StateBadge;
import io.stratoscope.ui.session.LogPlace;

import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.VBox;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** How a resource is, and the whole chain of why: each rule with what it says, and each value with the call that it was read from. */
final class HealthTab extends VBox {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final ZoneId zone;
    private final InspectorViewModel model;
    private final boolean hasLines;

    /**
     * Of a look.
     *
     * @param health empty before the first look, or where nobody looks
     * @param model knows names, and asks for the last lines of stopped tasks
     * @param hasLines whether it is worth while to look for its own
     */
    HealthTab(Optional<ResourceHealth> health, InspectorViewModel model, boolean hasLines) {
        super(10);
        this.model = model;
        zone = model.zone();
        this.hasLines = hasLines;
        setId("inspector-health");
        getStyleClass().add("inspector-body");
        if (health.isEmpty()) {
            getChildren()
                    .add(Labels.wrapped("Nobody has looked at its health yet.", "muted-small"));
        }
        health.ifPresent(this::show);
    }

    private void show(ResourceHealth health) {
        getChildren().add(StateBadge.of(health.state()));
        health.verdicts().forEach(verdict -> getChildren().add(figure(verdict)));
    }

    private Node figure(Verdict verdict) {
        VBox box = new VBox(3);
        box.getStyleClass().addAll("verdict", "verdict-" + verdict.state().word());
        box.getChildren()
                .addAll(
                        Labels.of(verdict.rule() + level(verdict), "field-name"),
                        Labels.wrapped(verdict.words(), "inspector-value"));
        verdict.since()
                .map(since -> "Since " + TIME.format(since.atZone(zone)))
                .or(() ->
                        verdict.moments()
                                .firstSeen()
                                .map(seen -> "First seen " + TIME.format(seen.atZone(zone))))
                .ifPresent(words -> box.getChildren().add(Labels.wrapped(words, "muted-small")));
        if (!verdict.remedy().isEmpty()) {
            box.getChildren().add(Labels.wrapped("Next: " + verdict.remedy(), "health-next"));
        }
        if (hasLines && verdict.state().isBad()) {
            box.getChildren().add(lines(verdict));
        }
        verdict.stoppedTasks()
                .forEach(task -> {
                    readLastLines(verdict, task, box);
                    box.getChildren().add(lastLines(verdict, task));
                });
        verdict.readings().forEach(reading -> box.getChildren().add(figure(reading)));
        verdict.causes().forEach(cause -> box.getChildren().add(link(cause)));
        return box;
    }

    /** What works and should be otherwise is healthy, and not all well. */
    private static String level(Verdict verdict) {
        return " · "
                + (verdict.level() == Verdict.Level.NOTICE
                        ? "to be noted"
                        : verdict.state() == HealthState.HEALTHY ? "well" : verdict.state().word());
    }

    private Node figure(Reading reading) {
        VBox box =
                new VBox(
                        0,
                        Labels.wrapped(reading.name() + ": " + reading.value(), "reading-value"),
                        Labels.wrapped(
                                reading.source() + ", " + TIME.format(reading.at().atZone(zone)),
                                "relation-evidence"));
        box.getStyleClass().add("reading");
        return box;
    }

    private Node lines(Verdict verdict) {
        return link(
                "Show the log lines of that minute",
                new LogPlace(verdict.resource(), Optional.of(verdict.moment())));
    }

    private void readLastLines(Verdict verdict, Arn task, VBox into) {
        TaskLinesBox lines = new TaskLinesBox(zone);
        if (model.askForLastLines(
                verdict.resource(), task, verdict.moment(), lines::show, lines::refused)) {
            into.getChildren().add(lines);
        }
    }

    private Node lastLines(Verdict verdict, Arn task) {
        return link(
                "Show the last lines of the stopped task",
                LogPlace.ofTask(verdict.resource(), task, Optional.of(verdict.moment())));
    }

    private Node link(String words, LogPlace place) {
        Hyperlink link = Labels.plain(new Hyperlink(), words);
        link.getStyleClass().addAll("relation-link", "log-link");
        link.setOnAction(event -> model.showLogs(place));
        return link;
    }

    private Node link(Arn cause) {
        Hyperlink link =
                Labels.plain(new Hyperlink(), "Follows from " + Labels.oneLine(model.name(cause)));
        link.getStyleClass().add("relation-link");
        link.setOnAction(event -> model.select(cause));
        return link;
    }
}
