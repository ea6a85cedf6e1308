package io.stratoscope.ui.backups;

import atlantafx.base.theme.Styles;

import io.stratoscope.backup.BackupLook;
import io.stratoscope.backup.DatabaseCopy;
import io.stratoscope.backup.FilesCopy;
import io.stratoscope.backup.RestorePoint;
import io.stratoscope.model.Arn;
import io.stratoscope.ui.control.IconButtons;
import io.stratoscope.ui.control.Labels;
import io.stratoscope.ui.inspector.ConsoleLink;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;

/** One restore point in full: both copies, what DataSync says of its phases, and what it costs. */
final class PointDetails extends ScrollPane {

    private final BackupsViewModel model;
    private final Consumer<URI> browser;
    private final VBox body = new VBox(4);

    PointDetails(BackupsViewModel model, Consumer<URI> browser) {
        this.model = model;
        this.browser = browser;
        body.setId("backups-details");
        body.getStyleClass().add("inspector-body");
        getStyleClass().addAll("edge-to-edge", "inspector-scroll");
        setFitToWidth(true);
        setMinWidth(260);
        setContent(body);
    }

    void show(Optional<PointRow> chosen) {
        body.getChildren().clear();
        chosen.ifPresent(row -> model.look().ifPresent(look -> show(row, look)));
    }

    private void show(PointRow row, BackupLook look) {
        RestorePoint point = row.point();
        Label name = Labels.wrapped(point.id(), "section-title");
        name.setId("backups-point-id");
        add(name);
        add(words(row.time() + ", " + row.age() + " ago, " + row.taken()));
        add(
                words(
                        row.proved().equals(PointRow.NEVER)
                                ? "Never proved: no drill has restored from it."
                                : "By a drill: " + row.proved()));
        point.warnings()
                .forEach(warning -> add(Labels.wrapped(BackupWords.meaning(warning), "issue-box")));
        point.skew().ifPresent(skew -> field("Skew", "files " + BackupWords.skew(skew)));
        point.database()
                .ifPresentOrElse(
                        copy -> database(copy, point, look),
                        () -> missing("Database", "No snapshot of the database belongs to it."));
        point.files()
                .ifPresentOrElse(
                        copy -> files(copy, row, look),
                        () ->
                                missing(
                                        "Files",
                                        "No copy of the files belongs to it, or DataSync has forgotten it."));
    }

    private void database(DatabaseCopy copy, RestorePoint point, BackupLook look) {
        add(Labels.of("Database", "section-title"));
        add(arn("backups-database-arn", copy.arn(), look.target().cluster()));
        copy.created().ifPresent(at -> field("Taken", BackupWords.time(at, model.clock())));
        field("Status", copy.status() + ", " + copy.gibibytes() + " GiB");
        field("Engine", copy.engine() + " " + copy.engineVersion());
        field(
                "Encryption",
                copy.encrypted() ? copy.key().map(key -> "by " + key).orElse("yes") : "none");
        look.cost(point).ifPresent(cost -> field("Cost", cost.words()));
    }

    private void files(FilesCopy copy, PointRow row, BackupLook look) {
        add(Labels.of("Files", "section-title"));
        add(arn("backups-files-arn", copy.execution(), look.target().task()));
        field(
                "Run",
                BackupWords.time(copy.begin(), model.clock())
                        + copy.end()
                                .map(end -> " – " + BackupWords.time(end, model.clock()))
                                .orElse(""));
        field("Status", BackupWords.word(copy.status()));
        field("Preparing", result(copy.prepare()));
        field("Transferring", result(copy.transfer()));
        field("Verifying", result(copy.verify()));
        field(
                "Copied",
                BackupWords.files(copy.files())
                        + copy.filesToCopy().map(all -> " of " + all).orElse("")
                        + ", "
                        + BackupWords.bytes(copy.bytes())
                        + ": what had changed since the run before");
        copy.problem()
                .ifPresent(problem ->
                        add(
                                Labels.wrapped(
                                        problem
                                                + ". Each file that failed is in the task's log lines.",
                                        "issue-box")));
        Button logs = Labels.plain(new Button(), "Log lines of the run");
        logs.setId("backups-logs");
        logs.getStyleClass().add(Styles.SMALL);
        logs.setOnAction(event -> model.showLogs(row));
        add(logs);
    }

    private static String result(Optional<String> result) {
        return result.map(BackupWords::word).orElse("not known yet");
    }

    private void missing(String title, String words) {
        add(Labels.of(title, "section-title"));
        add(words(words));
    }

    /** The way to what was copied, on the diagram; the copy's own page is the console's. */
    private Node arn(String id, Arn arn, Arn of) {
        Hyperlink link = Labels.plain(new Hyperlink(), Labels.oneLine(arn.toString()));
        link.setId(id);
        link.setWrapText(true);
        link.getStyleClass().add("backup-arn");
        link.setTooltip(new Tooltip("Show what was copied on the diagram"));
        link.setOnAction(event -> model.goTo(of));
        HBox.setHgrow(link, Priority.ALWAYS);
        link.setMaxWidth(Double.MAX_VALUE);
        HBox line = new HBox(2, link, IconButtons.copying("the ARN", arn.toString()));
        line.setAlignment(Pos.TOP_LEFT);
        if (!model.simulated()) {
            ConsoleLink.of(arn)
                    .ifPresent(page ->
                            line.getChildren()
                                    .add(
                                            IconButtons.of(
                                                    Feather.EXTERNAL_LINK,
                                                    "Open " + page,
                                                    () -> browser.accept(page))));
        }
        return line;
    }

    private void field(String name, String value) {
        Label first = Labels.of(name, "field-name");
        first.setMinWidth(74);
        first.setPrefWidth(74);
        Label second = Labels.wrapped(value, "inspector-value");
        HBox.setHgrow(second, Priority.ALWAYS);
        second.setMaxWidth(Double.MAX_VALUE);
        HBox line = new HBox(6, first, second);
        line.setAlignment(Pos.BASELINE_LEFT);
        add(line);
    }

    private static Label words(String words) {
        return Labels.wrapped(words, "inspector-value");
    }

    private void add(Node node) {
        body.getChildren().add(node);
    }
}
