package io.stratoscope.ui.logs;

import io.stratoscope.logs.LogHits;
import io.stratoscope.logs.LogLine;
import io.stratoscope.logs.LogSource;
import io.stratoscope.model.Failure;
import io.stratoscope.ui.control.Advice;
import io.stratoscope.ui.control.Labels;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where the lines are from and how that is known, what of it fails, and what of the lines is shown. */
final class LogNotes extends VBox {

    /** More than these nobody reads; the others are counted. */
    private static final int MOST = 8;

    private final LogsViewModel model;

    LogNotes(LogsViewModel model) {
        super(4);
        this.model = model;
        setId("log-notes");
        getStyleClass().add("log-notes");
        model.subjectProperty().subscribe(this::show);
        model.failuresProperty().subscribe(this::show);
        model.stateProperty().subscribe(this::show);
        model.tailing().meansProperty().subscribe(this::show);
        model.choosing().problemProperty().subscribe(this::show);
        model.choosing().aroundProperty().subscribe(this::show);
        model.shownProperty().subscribe(this::show);
    }

    private void show() {
        List<Node> notes = new ArrayList<>();
        model.subjectProperty().get().ifPresent(subject -> notes.add(sources(subject)));
        if (!model.choosing().problemProperty().get().isEmpty()) {
            Label problem =
                    Labels.of(
                            "Filter: " + model.choosing().problemProperty().get(), "field-problem");
            problem.setId("log-filter-problem");
            notes.add(problem);
        }
        model.failuresProperty().get().forEach((group, why) -> notes.add(failure(group, why)));
        model.choosing().aroundProperty().get().ifPresent(line -> notes.add(around(line)));
        getChildren().setAll(notes);
    }

    private FlowPane sources(LogSubject subject) {
        FlowPane flow = new FlowPane(8, 4);
        flow.setAlignment(Pos.CENTER_LEFT);
        flow.getChildren().add(figure());
        Map<String, Failure> failing = model.failuresProperty().get();
        subject.sources().stream()
                .limit(MOST)
                .forEach(source -> flow.getChildren().add(chip(source, failing)));
        int more = subject.sources().size() - MOST;
        if (more > 0) {
            flow.getChildren().add(Labels.of("and " + more + " more", "muted-small"));
        }
        return flow;
    }

    private Label figure() {
        LogHits hits = model.shownProperty().get().hits();
        Label figure = Labels.of(words(hits), "resources-figure");
        figure.setId("log-figure");
        return figure;
    }

    private String words(LogHits hits) {
        int all = hits.book().size();
        String count =
                hits.size() == all
                        ? "%,d %s".formatted(all, all == 1 ? "line" : "lines")
                        : "%,d of %,d lines".formatted(hits.size(), all);
        return count
                + (hits.isComplete() ? "" : ", searching …")
                + (hits.book().dropped() > 0
                        ? ", the oldest %,d were dropped".formatted(hits.book().dropped())
                        : "")
                + switch (model.stateProperty().get()) {
                    case LogsState.Reading() -> ", reading …";
                    case LogsState.Read(boolean following) -> following ? followed() : "";
                    case LogsState.Unread _,
                            LogsState.Waiting _,
                            LogsState.NothingChosen _,
                            LogsState.NoLines _,
                            LogsState.Failed _ ->
                            "";
                };
    }

    /** How, and what AWS left out. */
    private String followed() {
        long sampled = model.tailing().sampledProperty().get();
        return model.tailing()
                        .meansProperty()
                        .get()
                        .filter(how -> how.live() > 0)
                        .map(how -> ", following by live tail")
                        .orElse(", following")
                + (sampled > 0
                        ? ", AWS left out lines of %,d %s"
                                .formatted(sampled, sampled == 1 ? "second" : "seconds")
                        : "");
    }

    private static Label chip(LogSource source, Map<String, Failure> failing) {
        return switch (source) {
            case LogSource.Reachable place -> {
                boolean fails = failing.containsKey(place.name());
                Label chip =
                        Labels.of(
                                place.name(),
                                "log-source",
                                fails ? "log-source-failing" : "log-source-read");
                chip.setTooltip(tooltip(source, parts(place)));
                yield chip;
            }
            case LogSource.Elsewhere elsewhere -> {
                Label chip = Labels.of(elsewhere.words(), "log-source", "log-source-elsewhere");
                chip.setTooltip(tooltip(source, ""));
                yield chip;
            }
        };
    }

    private static String parts(LogSource.Reachable place) {
        return switch (place) {
            case LogSource.Group group ->
                    group.streams().prefix().isEmpty()
                            ? ""
                            : "streams that begin with " + group.streams().prefix() + "\n";
            case LogSource.Objects objects ->
                    (objects.word().isEmpty() ? "" : "lines of " + objects.word() + "\n")
                            + "files of the "
                            + objects.files().kind().words()
                            + ", which AWS brings every five minutes\n";
        };
    }

    private static Tooltip tooltip(LogSource source, String before) {
        return new Tooltip(
                before
                        + "known from "
                        + source.evidence().call()
                        + (source.evidence().field().isEmpty()
                                ? ""
                                : ", " + source.evidence().field()));
    }

    private static Label failure(String group, Failure why) {
        return Labels.wrapped(group + ": " + Advice.sentences(why), "issue-box", "log-failure");
    }

    private HBox around(LogLine line) {
        Hyperlink back = Labels.plain(new Hyperlink(), "Back to what the filter shows");
        back.setId("log-back");
        back.setOnAction(event -> model.showHits());
        HBox row =
                new HBox(
                        8,
                        Labels.of(
                                "All lines around "
                                        + LogMoments.words(
                                                line.time(), model.session().clock().getZone())
                                        + " are shown, whatever the filter says.",
                                "muted-small"),
                        back);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setId("log-around-note");
        return row;
    }
}
