package io.stratoscope.ui.backups;

import atlantafx.base.theme.Styles;

import io.stratoscope.ui.control.IconButtons;
import io.stratoscope.ui.control.Labels;
import io.stratoscope.ui.control.Placeholder;
import io.stratoscope.ui.screen.Command;
import io.stratoscope.ui.screen.ScreenContent;

import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    private final RestorePane restore;
    private final List<Node> parts;
    private final List<Node> restoring;
    private final List<Node> drilling;
    private final Optional<DrillParts> drills;

    /** @param drills makes restore drills; empty where nobody does */
    BackupsView(BackupsViewModel model, Optional<DrillParts> drills, Consumer<URI> browser) {
        super(8);
        this.model = model;
        this.drills = drills;
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
        restore = new RestorePane(model.restore(), model.chosenProperty());
        Node head = head();
        Node lost = lost();
        BackUpPane running = new BackUpPane(model.backUp());
        List<Node> above = new ArrayList<>(List.of(head, lost));
        drills.map(DrillParts::strip).ifPresent(above::add);
        above.add(running);
        parts =
                with(
                        above,
                        new PrunePane(model.prune(), model.clock()),
                        timeline,
                        schedules,
                        split);
        restoring = with(above, timeline, restore);
        drilling = drills.map(shown -> with(above, shown.pane())).orElse(parts);
        model.pageProperty().subscribe(this::show);
        model.restore().phaseProperty().subscribe(() -> show(model.pageProperty().get()));
        drills.ifPresent(shown ->
                shown.drill().phaseProperty().subscribe(() -> show(model.pageProperty().get())));
        model.chosenProperty()
                .subscribe(row -> {
                    timeline.choose(row);
                    table.choose(row);
                    details.show(row);
                });
        sceneProperty().subscribe(scene -> model.seen(scene != null));
    }

    private static List<Node> with(List<Node> above, Node... more) {
        List<Node> all = new ArrayList<>(above);
        all.addAll(List.of(more));
        return List.copyOf(all);
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
        Button toRestore = Labels.plain(new Button(), "Restore …");
        toRestore.setId("backups-restore");
        toRestore.getStyleClass().add(Styles.SMALL);
        toRestore.setMinWidth(USE_PREF_SIZE);
        ObservableValue<Boolean> restoring =
                model.restore().phaseProperty().map(now -> now != RestoreViewModel.Phase.CLOSED);
        ObservableValue<Boolean> drilling =
                drills.<ObservableValue<Boolean>>map(DrillParts::isOpen)
                        .orElseGet(() -> new SimpleBooleanProperty(false));
        toRestore.disableProperty().bind(either(restoring, drilling));
        toRestore.setOnAction(event -> restore());
        HBox buttons = new HBox(6, backUp, toRestore, prune, again);
        drills.ifPresent(parts -> {
            Button drill = PaneParts.small("Restore drill …", "backups-drill");
            drill.disableProperty().bind(either(restoring, drilling));
            drill.setOnAction(event -> parts.drill().ask());
            buttons.getChildren().add(2, drill);
        });
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

    private static ObservableValue<Boolean> either(
            ObservableValue<Boolean> one, ObservableValue<Boolean> other) {
        return one.flatMap(first -> other.map(second -> first || second));
    }

    /** Says what is gone, and is the way to have it back. */
    private Node lost() {
        Label words = Labels.wrapped("");
        words.setId("backups-lost");
        words.textProperty()
                .bind(
                        model.lostProperty()
                                .map(gone ->
                                        gone.map(kind ->
                                                        "Gone: "
                                                                + RestoreWords.kind(kind)
                                                                + ". Restore makes it anew from the"
                                                                + " chosen restore point.")
                                                .orElse("")));
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox strip = new HBox(8, new FontIcon(Feather.ALERT_TRIANGLE), words);
        strip.getStyleClass().addAll("strip", "strip-warning");
        strip.setMinHeight(USE_PREF_SIZE);
        strip.managedProperty().bind(words.textProperty().isNotEmpty());
        strip.visibleProperty().bind(strip.managedProperty());
        return strip;
    }

    private void restore() {
        model.lostProperty().get().ifPresent(restore::choose);
        model.askToRestore();
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
                fill(
                        model.restore().phaseProperty().get() != RestoreViewModel.Phase.CLOSED
                                ? restoring
                                : drills.filter(shown -> shown.isOpen().getValue()).isPresent()
                                        ? drilling
                                        : parts);
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
        List<Command> commands = new ArrayList<>();
        drills.ifPresent(parts ->
                commands.add(
                        new Command(
                                "backups.drill",
                                "Restore drill …",
                                "",
                                () ->
                                        model.look().isPresent()
                                                && model.restore().phaseProperty().get()
                                                        == RestoreViewModel.Phase.CLOSED,
                                parts.drill()::ask)));
        commands.addAll(usual());
        return List.copyOf(commands);
    }

    private List<Command> usual() {
        return List.of(
                new Command(
                        "backups.now",
                        "Back up now …",
                        "",
                        () -> model.look().isPresent(),
                        model::askToBackUp),
                new Command(
                        "backups.restore",
                        "Restore …",
                        "",
                        () -> model.look().isPresent(),
                        this::restore),
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
