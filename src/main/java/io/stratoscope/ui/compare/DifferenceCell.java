package io.stratoscope.ui.compare;

import io.stratoscope.topology.Difference;
import io.stratoscope.topology.Difference.Sign;
import io.stratoscope.ui.control.Labels;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** A difference as a line, and the fields that changed below it. */
final class DifferenceCell extends ListCell<Difference> {

    /** The whole of a big change is in the file; a line each for these is enough to see what it is. */
    private static final int MOST_DETAILS = 4;

    DifferenceCell() {
        setPrefWidth(0); // as wide as the list
    }

    @Override
    protected void updateItem(@Nullable Difference difference, boolean empty) {
        super.updateItem(difference, empty);
        setText(null);
        setGraphic(empty || difference == null ? null : row(difference));
    }

    private static HBox row(Difference difference) {
        Label sign = Labels.of(words(difference.sign()), "effect-badge", style(difference.sign()));
        sign.setMinWidth(76);
        sign.setAlignment(Pos.CENTER);
        VBox lines = new VBox(2, Labels.of(difference.words(), "search-name"));
        List<String> details = difference.details();
        details.stream()
                .limit(MOST_DETAILS)
                .forEach(detail -> lines.getChildren().add(Labels.of(detail, "relation-type")));
        if (details.size() > MOST_DETAILS) {
            lines.getChildren()
                    .add(
                            Labels.of(
                                    "and " + (details.size() - MOST_DETAILS) + " more fields",
                                    "relation-type"));
        }
        HBox row = new HBox(10, sign, lines);
        row.setAlignment(Pos.TOP_LEFT);
        return row;
    }

    private static String words(Sign sign) {
        return switch (sign) {
            case ADDED, RELATION_ADDED -> "added";
            case REMOVED, RELATION_REMOVED -> "removed";
            case CHANGED -> "changed";
            case UNKNOWN -> "unknown";
        };
    }

    private static String style(Sign sign) {
        return switch (sign) {
            case ADDED, RELATION_ADDED -> "difference-added";
            case REMOVED, RELATION_REMOVED -> "effect-stops";
            case CHANGED -> "effect-degraded";
            case UNKNOWN -> "difference-unknown";
        };
    }
}
