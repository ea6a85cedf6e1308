package io.stratoscope.ui.provision;

import io.stratoscope.ui.control.FileChoice;
import io.stratoscope.ui.control.Labels;
import io.stratoscope.ui.control.TypeIcons;
import io.stratoscope.ui.screen.Command;
import io.stratoscope.ui.screen.ScreenContent;

import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;

import java.util.List;

/** The form on the left, the plan over the diagram on the right. */
final class ProvisionView extends BorderPane implements ScreenContent {

    private final ProvisionViewModel model;
    private final FileChoice picker;
    private final PlanDiagramPane diagram;

    ProvisionView(ProvisionViewModel model, ProvisionPorts ports, TypeIcons icons) {
        this.model = model;
        this.picker = ports.picker();
        this.diagram = new PlanDiagramPane(model.diagram(), icons);
        setId("provision");
        HBox bar = new HBox(10, Labels.of("Provision", "screen-title"));
        bar.getStyleClass().add("screen-toolbar");
        bar.setAlignment(Pos.CENTER_LEFT);
        PlanPane plan = new PlanPane(model);
        plan.setMinHeight(200);
        SplitPane right = new SplitPane(plan, diagram);
        right.setOrientation(Orientation.VERTICAL);
        right.setDividerPositions(0.6);
        right.getStyleClass().add("architecture-split");
        setTop(bar);
        setLeft(new FormPane(model, this::open));
        setCenter(right);
        ports.dropped().subscribe(file -> file.ifPresent(model.form()::choose));
    }

    private void open() {
        picker.choose(getScene().getWindow()).ifPresent(model.form()::choose);
    }

    @Override
    public Node node() {
        return this;
    }

    @Override
    public void handleKey(KeyEvent event) {
        if (event.isShortcutDown() && event.getCode() == KeyCode.O) {
            open();
            event.consume();
        } else {
            diagram.handleKey(event);
        }
    }

    @Override
    public List<Command> commands() {
        return List.of(
                Command.of("provision.open", "Open a blueprint …", "Ctrl+O", this::open),
                new Command(
                        "provision.plan",
                        "Plan the stack",
                        "",
                        () -> model.whyNotPlanProperty().get().isEmpty(),
                        model::planToApply));
    }

    @Override
    public void close() {
        model.close();
    }
}
