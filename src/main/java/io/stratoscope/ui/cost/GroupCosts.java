package io.stratoscope.ui.cost;

import io.stratoscope.cost.CostBy;
import io.stratoscope.ui.control.Labels;
import io.stratoscope.ui.cost.GroupTable.Group;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.Locale;

/** The cost added up by what the operator chooses. */
final class GroupCosts extends VBox {

    private final CostViewModel model;
    private final Label note = Labels.of("", "muted-small");
    private final Rows<Group> rows =
            new Rows<>("cost-groups", "Nothing is counted yet.", GroupCosts::row);

    GroupCosts(CostViewModel model) {
        super(8);
        getStyleClass().add("cost-groups");
        this.model = model;
        MenuButton menu = Labels.plain(new MenuButton(), "");
        menu.setId("cost-grouping");
        menu.setMaxWidth(320);
        model.groupingProperty().subscribe(now -> menu.setText(words(now)));
        menu.getItems().add(choice(new CostBy.Kind())); // an empty menu would not open
        menu.setOnShowing(event ->
                menu.getItems().setAll(model.groupings().stream().map(this::choice).toList()));
        VBox.setVgrow(rows, Priority.ALWAYS);
        note.setId("cost-groups-note");
        HBox top = new HBox(12, menu, note);
        top.setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(top, rows);
    }

    private static String words(CostBy by) {
        String words = Labels.oneLine(by.words());
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private RadioMenuItem choice(CostBy grouping) {
        RadioMenuItem item = new RadioMenuItem(words(grouping));
        item.setMnemonicParsing(false);
        item.setSelected(grouping.equals(model.groupingProperty().get()));
        item.setOnAction(event -> model.groupingProperty().set(grouping));
        return item;
    }

    void show(GroupTable now) {
        note.setText(Labels.oneLine(now.note()));
        rows.show(now.groups());
    }

    private static Node row(Group group) {
        Label about = Labels.of(group.about(), "relation-type");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox line =
                new HBox(
                        8,
                        Labels.of(group.name(), "inspector-value"),
                        about,
                        gap,
                        Labels.of(group.paid(), "muted-small"),
                        Names.money(group.money()),
                        new ShareBar(group.share()));
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
