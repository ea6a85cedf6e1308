package io.stratoscope.ui.logs;

import io.stratoscope.logs.LogHits;
import io.stratoscope.logs.LogLine;
import io.stratoscope.logs.LogSource;
import io.stratoscope.model.Arn;
import io.stratoscope.ui.control.Advice;
import io.stratoscope.ui.control.Placeholder;
import io.stratoscope.ui.logs.LogsViewModel.Focus;
import io.stratoscope.ui.screen.Command;
import io.stratoscope.ui.screen.ScreenContent;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.List;
import java.util.Optional;

/** The screen of log lines: whose and which above, the lines in the middle, all of one line below. */
final class LogsView extends BorderPane implements ScreenContent {

    private final LogsViewModel model;
    private final LogToolbar toolbar;
    private final LogList list;
    private final LogDetails details;
    private final HistogramBars histogram;
    private final StackPane middle = new StackPane();
    private final SplitPane split = new SplitPane();
    private final LogExport export;
    private final InsightsPane insights;

    /** @param openDiagram goes to the diagram, which shows what is selected */
    LogsView(
            LogsViewModel model,
            InsightsViewModel questions,
            LogExport export,
            Runnable openDiagram) {
        this.model = model;
        this.export = export;
        insights = new InsightsPane(questions);
        setId("logs");
        toolbar = new LogToolbar(model, this::save);
        list = new LogList(model.shownProperty().get().hits(), look());
        histogram = new HistogramBars(model.session().clock().getZone(), model::goTo);
        details =
                new LogDetails(
                        new LogDetails.Actions(
                                model::showAround,
                                arn -> goTo(arn, openDiagram),
                                model.choosing()::filterBy,
                                list::chooseNothing));
        split.setOrientation(Orientation.VERTICAL);
        split.getStyleClass().add("architecture-split");
        split.getItems().add(middle);
        VBox.setVgrow(split, Priority.ALWAYS);
        setTop(new VBox(toolbar, new LogNotes(model), histogram));
        setCenter(split);
        toolbar.wrap().selectedProperty().subscribe(() -> list.look(look()));
        toolbar.insights().selectedProperty().subscribe(this::showInsights);
        model.shownProperty().subscribe(this::show);
        model.stateProperty().subscribe(this::showMiddle);
        model.subjectProperty().subscribe(() -> list.look(look()));
        model.focusProperty().subscribe(wanted -> wanted.ifPresent(this::focus));
        list.leadProperty().subscribe(this::showDetails);
        sceneProperty().subscribe(scene -> model.seenProperty().set(scene != null));
    }

    private LogRow.Look look() {
        long places =
                model.subjectProperty().get().stream()
                        .flatMap(subject -> subject.readable().stream())
                        .map(LogSource.Reachable::place)
                        .distinct()
                        .count();
        return new LogRow.Look(
                model.shownProperty().get().hits().choice().filter(),
                toolbar.wrap().isSelected(),
                places > 1,
                model.session().clock().getZone());
    }

    private void show(LogFinding.Found found) {
        list.look(look());
        list.show(found.hits());
        histogram.show(found.histogram());
        showMiddle();
    }

    private void showMiddle() {
        LogHits hits = model.shownProperty().get().hits();
        Node wanted = hits.size() > 0 ? list : instead(hits);
        if (!middle.getChildren().equals(List.of(wanted))) {
            middle.getChildren().setAll(wanted);
        }
    }

    /** Why there is no line, and what to do. */
    private Node instead(LogHits hits) {
        return switch (model.stateProperty().get()) {
            case LogsState.Unread _ ->
                    new Placeholder(
                            Feather.FILE_TEXT,
                            "Nobody reads logs here",
                            "This project is only drawn.",
                            "Open it with its account to see its log lines.");
            case LogsState.Waiting _ ->
                    new Placeholder(
                            Feather.FILE_TEXT,
                            "Waiting for the first discovery",
                            "Where the lines are is found out from the resources.",
                            "");
            case LogsState.NothingChosen _ ->
                    new Placeholder(
                            Feather.FILE_TEXT,
                            "Whose lines?",
                            "Choose a resource above, or select one in the diagram.",
                            "");
            case LogsState.NoLines(String why, String toDo) ->
                    new Placeholder(Feather.FILE_TEXT, "Nothing to read", why, toDo);
            case LogsState.Failed(var failure) ->
                    new Placeholder(
                            Feather.ALERT_TRIANGLE,
                            "The lines could not be read",
                            failure.message(),
                            Advice.toDo(failure));
            case LogsState.Reading _ -> new Placeholder(Feather.FILE_TEXT, "Reading …", "", "");
            case LogsState.Read _ -> nothingFound(hits);
        };
    }

    private Node nothingFound(LogHits hits) {
        boolean failing = !model.failuresProperty().get().isEmpty();
        if (hits.book().size() > 0) {
            return new Placeholder(
                    Feather.SEARCH,
                    hits.isComplete() ? "No line matches" : "Searching …",
                    "%,d lines were looked at.".formatted(hits.book().size()),
                    "Change the filter or the levels above.");
        }
        return failing
                ? new Placeholder(
                        Feather.ALERT_TRIANGLE,
                        "No lines",
                        "What could not be read stands above, with what to do.",
                        "")
                : new Placeholder(
                        Feather.FILE_TEXT,
                        "No lines",
                        "Nothing was written in this time.",
                        "Choose a longer range above.");
    }

    private void focus(Focus wanted) {
        switch (wanted) {
            case Focus.OnLine(LogLine line) ->
                    list.hits()
                            .numberOf(line)
                            .ifPresentOrElse(list::goTo, () -> list.goTo(line.time()));
            case Focus.OnMoment(var moment) -> list.goTo(moment);
        }
    }

    private void showDetails(Optional<LogLine> line) {
        line.ifPresent(chosen -> details.show(chosen, model.subjects().links()));
        boolean open = split.getItems().contains(details);
        if (line.isPresent() && !open) {
            split.getItems().add(1, details);
            split.setDividerPosition(0, toolbar.insights().isSelected() ? 0.4 : 0.66);
        } else if (line.isEmpty() && open) {
            split.getItems().remove(details);
        }
    }

    private void showInsights(boolean wanted) {
        if (wanted && !split.getItems().contains(insights)) {
            split.getItems().add(insights);
            split.setDividerPositions(0.45);
        } else if (!wanted) {
            split.getItems().remove(insights);
        }
    }

    private void goTo(Arn arn, Runnable openDiagram) {
        model.select(arn);
        openDiagram.run();
    }

    private void save() {
        export.choose(getScene().getWindow(), list.hits());
    }

    @Override
    public Node node() {
        return this;
    }

    @Override
    public void handleKey(KeyEvent event) {
        boolean plainShortcut =
                event.isShortcutDown() && !event.isAltDown() && !event.isShiftDown();
        if (plainShortcut && event.getCode() == KeyCode.F) {
            toolbar.focusFilter();
            event.consume();
        } else if (event.isAltDown() && event.getCode() == KeyCode.W) {
            toolbar.wrap().fire();
            event.consume();
        }
    }

    @Override
    public List<Command> commands() {
        return List.of(
                new Command(
                        "logs.export",
                        "Export the log lines that are shown",
                        "",
                        () -> list.hits().size() > 0,
                        this::save),
                Command.of(
                        "logs.wrap", "Break long log lines, or not", "Alt+W", toolbar.wrap()::fire),
                Command.of(
                        "logs.pause",
                        "Pause the log lines, or go on",
                        "",
                        () ->
                                model.tailing()
                                        .pausedProperty()
                                        .set(!model.tailing().pausedProperty().get())),
                Command.of(
                        "logs.insights",
                        "Ask CloudWatch Logs Insights",
                        "",
                        toolbar.insights()::fire),
                Command.of("logs.again", "Read the log lines again", "", model::load));
    }

    @Override
    public void close() {
        model.close();
    }
}
