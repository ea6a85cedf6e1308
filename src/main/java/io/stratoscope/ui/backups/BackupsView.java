package io.stratoscope.ui.backups;

import atlantafx.base.theme.Styles;

import io.stratoscope.ui.control.IconButtons;
import io.stratoscope.ui.control.Labels;
import io.stratoscope.ui.control.Placeholder;
import io.stratoscope.ui.screen.Command;
import io.stratoscope.ui.screen.ScreenContent;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.net.URI;
import java.util.List;
import java.util.function.Consumer;

/** The restore points on a timeline and in a table, the schedules, and the way to make and to remove them. */
final class BackupsView extends VBox implements ScreenContent {

    private final BackupsViewModel model;
    private final Label headline = Labels.of("", "backups-headline");
    private final Label files = Labels.wrapped("", "muted-small");
    private final PointTimeline timeline;
    private final ScheduleLines schedules;
    private final PointTable table;
    private final PointDetails details;
    private final List<Node> parts;

    BackupsView(BackupsViewModel model, Consumer<URI> browser) {
        super(8);
        this.model = model;
        setId("backups");
        getStyleClass().add("screen");
        headline.setId("backups-headline");
        files.setId("backups-files-cost");
        timeline = new PointTimeline(model.clock(), model::choose);
        schedules = new ScheduleLines(model.clock());
        table = new PointTable(model::choose);
        details = new PointDetails(model, browser);
        SplitPane split = new SplitPane(table, details);
        split.getStyleClass().add("architecture-split");
        split.setDividerPositions(0.755);
        VBox.setVgrow(split, Priority.ALWAYS);
        parts =
                List.of(
                        head(),
                        new BackUpPane(model.backUp()),
                        new PrunePane(model.prune(), model.clock()),
                        timeline,
                        schedules,
                        split);
        model.pageProperty().subscribe(this::show);
        model.chosenProperty()
                .subscribe(row -> {
                    timeline.choose(row);
                    table.choose(row);
                    details.show(row);
                });
        sceneProperty().subscribe(scene -> model.seen(scene != null));
    }

    private Node head() {
        Button backUp = Labels.plain(new Button(), "Back up now");
        backUp.setId("backup-now");
        backUp.setGraphic(new FontIcon(Feather.SAVE));
        backUp.getStyleClass().addAll(Styles.SMALL, Styles.ACCENT);
        backUp.setMinWidth(USE_PREF_SIZE);
        backUp.disableProperty()
                .bind(model.backUp().phaseProperty().map(now -> now != BackUpViewModel.Phase.IDLE));
        backUp.setOnAction(event -> model.askToBackUp());
        Button prune = Labels.plain(new Button(), "Prune …");
        prune.setId("backups-prune");
        prune.getStyleClass().add(Styles.SMALL);
        prune.setMinWidth(USE_PREF_SIZE);
        prune.disableProperty().bind(model.prune().openProperty());
        prune.setOnAction(event -> model.prune().ask());
        Button again = IconButtons.of(Feather.REFRESH_CW, "Look again", model::lookAgain);
        again.setId("backups-again");
        again.disableProperty().bind(model.lookingProperty());
        HBox buttons = new HBox(6, backUp, prune, again);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.setMinWidth(USE_PREF_SIZE);
        HBox key = new HBox(5);
        key.getChildren().setAll(PointTimeline.key());
        key.setAlignment(Pos.CENTER_LEFT);
        VBox words = new VBox(2, headline, files, key);
        words.setMinWidth(200);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox head = new HBox(16, words, buttons);
        head.setMinHeight(Region.USE_PREF_SIZE);
        return head;
    }

    private void show(BackupsPage page) {
        switch (page) {
            case BackupsPage.Waiting() ->
                    instead(
                            Feather.SAVE,
                            "Not looked at yet",
                            "The backups are looked at when the project is discovered.",
                            "");
            case BackupsPage.Looking() ->
                    instead(
                            Feather.SAVE,
                            "Looking at the backups …",
                            "AWS is asked for database snapshots and for runs of DataSync.",
                            "");
            case BackupsPage.NoTarget(String why) ->
                    instead(
                            Feather.SAVE,
                            "Nothing to back up",
                            why,
                            "To do: a blueprint with the modules database, efs and datasync has both; see Provision.");
            case BackupsPage.Refused(String why) -> refused(why);
            case BackupsPage.Seen seen -> {
                headline.setText(seen.headline());
                headline.getStyleClass().remove("backups-late");
                if (!seen.inTime()) {
                    headline.getStyleClass().add("backups-late");
                }
                files.setText(Labels.oneLine(seen.files()));
                timeline.show(seen);
                schedules.show(seen.look().schedules());
                table.show(seen.rows());
                fill(parts);
            }
        }
    }

    private void refused(String why) {
        Button again = Labels.plain(new Button(), "Try again");
        again.setId("backups-retry");
        again.setOnAction(event -> model.lookAgain());
        fill(
                List.of(
                        grown(
                                new Placeholder(
                                        Feather.ALERT_TRIANGLE,
                                        "The backups could not be looked at",
                                        why,
                                        "",
                                        again))));
    }

    private void instead(Feather icon, String title, String message, String remedy) {
        fill(List.of(grown(new Placeholder(icon, title, message, remedy))));
    }

    private static Node grown(Placeholder placeholder) {
        VBox.setVgrow(placeholder, Priority.ALWAYS);
        return placeholder;
    }

    private void fill(List<Node> nodes) {
        if (!getChildren().equals(nodes)) {
            getChildren().setAll(nodes);
        }
    }

    @Override
    public Node node() {
        return this;
    }

    @Override
    public List<Command> commands() {
        return List.of(
                new Command(
                        "backups.now",
                        "Back up now …",
                        "",
                        () -> model.look().isPresent(),
                        model::askToBackUp),
                new Command(
                        "backups.prune",
                        "Prune restore points …",
                        "",
                        () -> model.look().isPresent(),
                        model.prune()::ask),
                Command.of("backups.again", "Look at the backups again", "", model::lookAgain));
    }

    @Override
    public void close() {
        model.seen(false);
    }
}
