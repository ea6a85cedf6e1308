package io.stratoscope.ui.health;

import io.stratoscope.model.Arn;
import io.stratoscope.ui.control.Labels;
import io.stratoscope.ui.control.StateBadge;
import io.stratoscope.ui.health.HealthRow.Effect;
import io.stratoscope.ui.health.HealthRow.Named;
import io.stratoscope.ui.health.HealthRow.Noted;
import io.stratoscope.ui.health.HealthRow.Section;
import io.stratoscope.ui.health.HealthRow.Trouble;
import io.stratoscope.ui.health.HealthRow.Unasked;
import io.stratoscope.ui.health.HealthRow.Unsure;
import io.stratoscope.ui.session.LogPlace;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.function.Consumer;

/** Draws a row of the health screen; a click on a name goes to the resource. */
final class HealthCell extends ListCell<HealthRow> {

    /** Of more than these the row says how many. */
    private static final int MOST_EFFECTS = 12;

    private static final String MINUTE = "Show the log lines of that minute";
    private static final String LAST = "Show the last lines of the stopped task";

    private final Consumer<Arn> goTo;
    private final Consumer<LogPlace> showLogs;

    /** @param showLogs shows log lines */
    HealthCell(Consumer<Arn> goTo, Consumer<LogPlace> showLogs) {
        this.goTo = goTo;
        this.showLogs = showLogs;
        setPrefWidth(0); // as wide as the list, so that long words are wrapped
    }

    @Override
    protected void updateItem(@Nullable HealthRow row, boolean empty) {
        super.updateItem(row, empty);
        setText(null);
        setGraphic(empty || row == null ? null : figure(row));
    }

    private Node figure(HealthRow row) {
        return switch (row) {
            case Section(String title) -> Labels.of(title, "section-title");
            case Trouble trouble -> figure(trouble);
            case Unsure(Named resource, var state, String words) ->
                    new VBox(
                            1,
                            line(StateBadge.of(state), name(resource), kind(resource)),
                            Labels.wrapped(words, "health-words"));
            case Unasked(String call, String message, String toDo) ->
                    new VBox(
                            1,
                            Labels.of(call, "issue-call"),
                            Labels.wrapped(message, "issue-message"),
                            Labels.wrapped(toDo, "issue-remedy"));
            case Noted(Named resource, String words, String next) -> {
                VBox box =
                        new VBox(
                                1,
                                line(name(resource), kind(resource)),
                                Labels.wrapped(words, "health-words"));
                addNext(box, next);
                yield box;
            }
        };
    }

    private Node figure(Trouble trouble) {
        Label cost =
                Labels.of(
                        trouble.cost().words(),
                        "health-cost",
                        "health-cost-" + trouble.cost().name().toLowerCase(Locale.ROOT));
        cost.setMinWidth(Label.USE_PREF_SIZE);
        Label number = Labels.of(trouble.number() + ".", "health-number");
        number.setMinWidth(Label.USE_PREF_SIZE);
        VBox box =
                new VBox(
                        3,
                        line(
                                number,
                                StateBadge.of(trouble.state()),
                                name(trouble.cause()),
                                kind(trouble.cause()),
                                cost));
        box.getStyleClass().add("health-trouble");
        trouble.reasons()
                .forEach(reason -> box.getChildren().add(Labels.wrapped(reason, "health-words")));
        addNext(box, trouble.next());
        trouble.lines().ifPresent(place -> box.getChildren().add(lines(place, MINUTE)));
        trouble.stopped().forEach(place -> box.getChildren().add(lines(place, LAST)));
        if (!trouble.effects().isEmpty()) {
            box.getChildren().add(Labels.of("Because of it", "health-because"));
            trouble.effects().stream()
                    .limit(MOST_EFFECTS)
                    .forEach(effect -> box.getChildren().add(figure(effect)));
        }
        long more = Math.max(0, trouble.effects().size() - MOST_EFFECTS);
        if (more > 0) {
            box.getChildren().add(Labels.of("and " + more + " more", "health-words"));
        }
        if (trouble.further() > 0) {
            box.getChildren()
                    .add(
                            Labels.wrapped(
                                    (trouble.further() == 1
                                                    ? "1 more depends on it and shows nothing yet"
                                                    : trouble.further()
                                                            + " more depend on it and show nothing yet")
                                            + ": B on the diagram lists what stops.",
                                    "muted-small"));
        }
        return box;
    }

    private Node figure(Effect effect) {
        VBox box =
                new VBox(
                        0,
                        line(
                                StateBadge.of(effect.state()),
                                name(effect.resource()),
                                kind(effect.resource())),
                        Labels.wrapped(effect.words(), "health-effect-words"));
        box.getStyleClass().add("health-effect");
        effect.lines().ifPresent(place -> box.getChildren().add(lines(place, MINUTE)));
        effect.stopped().forEach(place -> box.getChildren().add(lines(place, LAST)));
        return box;
    }

    private Hyperlink lines(LogPlace place, String words) {
        Hyperlink link = Labels.plain(new Hyperlink(), words);
        link.getStyleClass().addAll("relation-link", "log-link");
        link.setOnAction(event -> showLogs.accept(place));
        return link;
    }

    private static void addNext(VBox box, String next) {
        if (!next.isEmpty()) {
            box.getChildren().add(Labels.wrapped("Next: " + next, "health-next"));
        }
    }

    private static HBox line(Node... nodes) {
        HBox line = new HBox(8, nodes);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private Hyperlink name(Named resource) {
        Hyperlink name = Labels.plain(new Hyperlink(), Labels.oneLine(resource.name()));
        name.getStyleClass().add("relation-link");
        name.setMinWidth(60);
        name.setOnAction(event -> goTo.accept(resource.arn()));
        return name;
    }

    private static Label kind(Named resource) {
        Label kind = Labels.of(resource.kind(), "relation-type");
        kind.setMinWidth(Label.USE_PREF_SIZE);
        return kind;
    }
}
