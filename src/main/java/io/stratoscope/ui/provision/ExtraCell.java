package io.stratoscope.ui.provision;

import io.stratoscope.provision.plan.Extra;

import javafx.scene.control.ListCell;

import org.jspecify.annotations.Nullable;

/** Something that the blueprint does not know, below the changes and in their columns. */
final class ExtraCell extends ListCell<Extra> {

    ExtraCell() {
        setPrefWidth(0); // as wide as the list
    }

    @Override
    protected void updateItem(@Nullable Extra extra, boolean empty) {
        super.updateItem(extra, empty);
        setText(null);
        setGraphic(empty || extra == null ? null : PlanCell.row(extra));
    }
}
