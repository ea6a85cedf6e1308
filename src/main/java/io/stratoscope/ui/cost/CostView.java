package io.stratoscope.ui.cost;

import io.stratoscope.ui.control.Labels;
import io.stratoscope.ui.control.Placeholder;
import io.stratoscope.ui.export.FilePicker;
import io.stratoscope.ui.screen.Command;
import io.stratoscope.ui.screen.ScreenContent;

import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.List;
import java.util.Optional;

/** The cost screen: the sums with their age, the charts, and a tab for each way to look at where the money goes. */
final class CostView extends VBox implements ScreenContent {

    private final CostViewModel model;
    private final FilePicker picker;
    private final CostHeadPane head;
    private final DailyChart daily = new DailyChart();
    private final MonthChart month = new MonthChart();
    private final HBox charts = new HBox(20, daily, month);
    private final ResourceCosts resources;
    private final ServiceCosts services = new ServiceCosts();
    private final GroupCosts groups;
    private final WasteList waste;
    private final WhatIfList whatIfs;
    private final TabPane tabs = new TabPane();

    CostView(CostViewModel model, FilePicker picker) {
        super(10);
        this.model = model;
        this.picker = picker;
        setId("cost");
        getStyleClass().add("screen");
        head = new CostHeadPane(model, this::export);
        resources = new ResourceCosts(model::goTo);
        groups = new GroupCosts(model);
        waste = new WasteList(model::goTo);
        whatIfs = new WhatIfList(model::goTo);
        for (Node chart : charts.getChildren()) {
            HBox.setHgrow(chart, Priority.ALWAYS);
        }
        daily.setPrefWidth(640);
        month.setPrefWidth(400);
        charts.setMinHeight(210);
        charts.setPrefHeight(230);
        tabs.setId("cost-tabs");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getTabs()
                .setAll(
                        tab("resources", "Resources", resources),
                        tab("services", "Services", services),
                        tab("groups", "Added up", groups),
                        tab("waste", "Waste", waste),
                        tab("what-if", "What if", whatIfs));
        VBox.setVgrow(tabs, Priority.ALWAYS);
        model.pageProperty().subscribe(this::show);
        sceneProperty().subscribe(scene -> model.seen(scene != null));
    }

    private static Tab tab(String id, String title, Node content) {
        Tab tab = new Tab(title, content);
        tab.setId("cost-tab-" + id);
        return tab;
    }

    private void show(CostPage page) {
        switch (page) {
            case CostPage.Unwatched() ->
                    fill(
                            new Placeholder(
                                    Feather.DOLLAR_SIGN,
                                    "Nobody counts the cost here",
                                    "This project is only drawn.",
                                    "Open it with its account to see what it costs."));
            case CostPage.Waiting() ->
                    fill(
                            new Placeholder(
                                    Feather.DOLLAR_SIGN,
                                    "Not counted yet",
                                    "The cost is counted when the project is discovered.",
                                    ""));
            case CostPage.Seen(CostHead figures, CostCharts drawn, CostTables tables) -> {
                head.show(figures);
                daily.show(drawn);
                month.show(drawn.month());
                charts.setVisible(!drawn.days().isEmpty());
                charts.setManaged(charts.isVisible());
                resources.show(tables.resources());
                services.show(tables.services());
                groups.show(tables.groups());
                waste.show(tables.waste());
                whatIfs.show(tables.whatIfs());
                fill(head, charts, tabs);
            }
        }
    }

    private void fill(Node... nodes) {
        if (getChildren().equals(List.of(nodes))) {
            return;
        }
        for (Node node : nodes) {
            if (node instanceof Placeholder) {
                VBox.setVgrow(node, Priority.ALWAYS);
            }
        }
        getChildren().setAll(nodes);
    }

    private void export() {
        picker.choose(
                        getScene().getWindow(),
                        new FilePicker.Question(
                                "cost.csv", "Table (.csv)", "csv", Optional.empty()))
                .ifPresent(model::export);
    }

    @Override
    public Node node() {
        return this;
    }

    @Override
    public List<Command> commands() {
        return List.of(
                Command.of("cost.export", "Export the cost as a table (CSV)", "", this::export),
                Command.of("cost.ask", "Ask Cost Explorer again", "", model::askAgain));
    }

    @Override
    public void close() {
        model.seen(false);
    }

    /** Words where a list would stand that is empty. */
    static Node nothing(String words) {
        return Labels.wrapped(words, "muted");
    }
}
