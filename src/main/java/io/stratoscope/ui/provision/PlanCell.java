package io.stratoscope.ui.provision;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue;
import io.stratoscope.provision.driver.Difference;
import io.stratoscope.provision.plan.Action;
import io.stratoscope.provision.plan.Change;
import io.stratoscope.provision.plan.Extra;
import io.stratoscope.provision.plan.PlanWords;
import io.stratoscope.ui.control.Labels;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** A change as a row of the plan, with what differs below its reason. */
final class PlanCell extends ListCell<PlanRow> {

    /** A line each for these is enough to see what a change is. */
    private static final int MOST_DIFFERENCES = 6;

    private static final int LONGEST_VALUE = 60;
    private static final double ACTION_WIDTH = 78;
    private static final double RESOURCE_WIDTH = 232;
    private static final double WARNINGS_WIDTH = 80;
    private static final double PRICE_WIDTH = 72;
    private static final double STATE_WIDTH = 66;

    PlanCell() {
        setPrefWidth(0); // as wide as the list
    }

    /** The heads of the columns. */
    static HBox header() {
        HBox head =
                row(
                        Labels.of("Action", "provision-head"),
                        Labels.of("Resource", "provision-head"),
                        Labels.of("Why, and what differs", "provision-head"),
                        Labels.of("Warnings", "provision-head"),
                        Labels.of("$ a month", "provision-head"),
                        Labels.of("State", "provision-head"));
        head.getStyleClass().add("provision-header");
        return head;
    }

    private static HBox row(
            Region action,
            Region resource,
            Region why,
            Region warnings,
            Label price,
            Region state) {
        fix(action, ACTION_WIDTH);
        fix(resource, RESOURCE_WIDTH);
        fix(warnings, WARNINGS_WIDTH);
        fix(price, PRICE_WIDTH);
        fix(state, STATE_WIDTH);
        price.setAlignment(Pos.TOP_RIGHT);
        why.setMinWidth(60);
        HBox.setHgrow(why, Priority.ALWAYS);
        why.setMaxWidth(Double.MAX_VALUE);
        HBox row = new HBox(10, action, resource, why, warnings, price, state);
        row.setAlignment(Pos.TOP_LEFT);
        return row;
    }

    private static void fix(Region region, double width) {
        region.setMinWidth(width);
        region.setPrefWidth(width);
        region.setMaxWidth(width);
    }

    @Override
    protected void updateItem(@Nullable PlanRow row, boolean empty) {
        super.updateItem(row, empty);
        setText(null);
        setGraphic(empty || row == null ? null : row(row));
    }

    private static HBox row(PlanRow row) {
        Change change = row.change();
        Label action = badge(change.action());
        action.setAlignment(Pos.CENTER);
        VBox resource =
                new VBox(
                        1,
                        Labels.wrapped(change.id(), "search-name"),
                        Labels.wrapped(change.type(), "relation-type"));
        VBox warnings = new VBox(3);
        if (PlanWords.warnsOfInterruption(change)) {
            warnings.getChildren().add(Labels.of("interrupts", "effect-badge", "effect-degraded"));
        }
        if (change.losesData()) {
            warnings.getChildren().add(Labels.of("loses data", "effect-badge", "effect-stops"));
        }
        Label state =
                Labels.of(
                        row.state().words(), "provision-state", "provision-" + row.state().words());
        return row(
                action, resource, why(row), warnings, Labels.of(price(change.monthlyUsd())), state);
    }

    private static VBox why(PlanRow row) {
        Change change = row.change();
        VBox lines = new VBox(2, Labels.wrapped(change.reason()));
        List<Difference> differences = change.differences();
        differences.stream()
                .limit(MOST_DIFFERENCES)
                .forEach(each ->
                        lines.getChildren().add(Labels.wrapped(words(each), "relation-type")));
        if (differences.size() > MOST_DIFFERENCES) {
            lines.getChildren()
                    .add(
                            Labels.of(
                                    "and "
                                            + (differences.size() - MOST_DIFFERENCES)
                                            + " more fields",
                                    "relation-type"));
        }
        if (!row.trouble().isEmpty()) {
            lines.getChildren().add(Labels.wrapped(row.trouble(), "field-problem"));
        }
        return lines;
    }

    /** Of something that is told and left alone. */
    static HBox row(Extra extra) {
        Label sign = Labels.of("? extra", "effect-badge", "difference-unknown");
        sign.setAlignment(Pos.CENTER);
        VBox resource =
                new VBox(
                        1,
                        Labels.wrapped(extra.name(), "search-name"),
                        Labels.wrapped(extra.type(), "relation-type"));
        return row(
                sign,
                resource,
                Labels.wrapped(PlanWords.words(extra)),
                new VBox(),
                Labels.of(""),
                Labels.of(""));
    }

    static Label badge(Action action) {
        return Labels.of(
                PlanWords.sign(action) + " " + PlanWords.word(action),
                "effect-badge",
                switch (action) {
                    case CREATE -> "difference-added";
                    case DELETE -> "effect-stops";
                    case UPDATE, REPLACE -> "effect-degraded";
                    case NONE -> "difference-unknown";
                });
    }

    private static String words(Difference difference) {
        return difference.path()
                + ": "
                + shown(difference.actual())
                + " → "
                + shown(difference.wanted());
    }

    private static String shown(Optional<JsonValue> value) {
        String text = value.map(JsonText::compact).orElse("nothing").strip();
        return text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE - 1) + "…" : text;
    }

    private static String price(Optional<BigDecimal> usd) {
        return usd.map(each -> each.setScale(2, RoundingMode.HALF_UP))
                .map(each ->
                        switch (each.signum()) {
                            case 0 -> "·";
                            case 1 -> "+" + each;
                            default -> "−" + each.negate();
                        })
                .orElse("not known");
    }
}
