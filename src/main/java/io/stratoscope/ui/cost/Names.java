package io.stratoscope.ui.cost;

import io.stratoscope.model.Arn;
import io.stratoscope.ui.control.Labels;
import io.stratoscope.ui.cost.CostTables.Named;

import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import java.util.function.Consumer;

/** Rows that begin with a resource, to which a click goes, and end with a sum. */
final class Names {

    private Names() {}

    static HBox line(Named resource, String money, Consumer<Arn> goTo) {
        Hyperlink name = Labels.plain(new Hyperlink(), Labels.oneLine(resource.name()));
        name.getStyleClass().add("relation-link");
        name.setMinWidth(60);
        name.setOnAction(event -> goTo.accept(resource.arn()));
        Label kind = Labels.of(resource.kind(), "relation-type");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox line = new HBox(8, name, kind, gap, money(money));
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    static Label money(String money) {
        Label label = Labels.of(money, "cost-money");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }
}
