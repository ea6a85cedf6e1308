package io.stratoscope.ui.provision;

import atlantafx.base.theme.Styles;

import io.stratoscope.provision.blueprint.Parameter;
import io.stratoscope.provision.blueprint.ShippedBlueprints;
import io.stratoscope.ui.control.Labels;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Separator;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Which blueprint, its parameters, and the buttons that look at the account. */
final class FormPane extends ScrollPane {

    private static final double WIDTH = 308;

    private final ProvisionViewModel model;
    private final ComboBox<String> shipped = new ComboBox<>();
    private final Label chosen = Labels.wrapped("", "muted-small");
    private final VBox fields = new VBox(10);
    private final VBox problems = new VBox(6);

    /** @param open asks for a file */
    FormPane(ProvisionViewModel model, Runnable open) {
        this.model = model;
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setMinWidth(WIDTH);
        setPrefWidth(WIDTH);
        getStyleClass().addAll("provision-form", "edge-to-edge");
        fields.setId("provision-fields");
        problems.setId("provision-problems");
        VBox all =
                new VBox(
                        10,
                        Labels.of("Blueprint", "section-title"),
                        chooser(open),
                        chosen,
                        fields,
                        problems,
                        plan(),
                        new Separator(),
                        Labels.of("Remove a stack", "section-title"),
                        removal());
        all.getStyleClass().add("provision-form-content");
        setContent(all);
        model.form().fieldsProperty().subscribe(this::showFields);
        model.form().problemsProperty().subscribe(this::showProblems);
        model.form().blueprintProperty().subscribe(this::showBlueprint);
    }

    private Node chooser(Runnable open) {
        shipped.setId("provision-shipped");
        shipped.getItems().setAll(ShippedBlueprints.NAMES);
        shipped.setPromptText("Choose a shipped one");
        shipped.setMaxWidth(Double.MAX_VALUE);
        shipped.setOnAction(
                event -> Optional.ofNullable(shipped.getValue()).ifPresent(model.form()::choose));
        Button file = Labels.plain(new Button(), "Open a file …");
        file.setId("provision-open");
        file.setGraphic(new FontIcon(Feather.FOLDER));
        file.setMaxWidth(Double.MAX_VALUE);
        file.setOnAction(event -> open.run());
        return new VBox(6, shipped, file);
    }

    private Node plan() {
        Button plan = Labels.plain(new Button(), "Plan");
        plan.setId("provision-plan");
        plan.getStyleClass().add(Styles.ACCENT);
        plan.setMaxWidth(Double.MAX_VALUE);
        plan.disableProperty().bind(model.whyNotPlanProperty().isNotEmpty());
        plan.setOnAction(event -> model.planToApply());
        return new VBox(4, plan, reason(model.whyNotPlanProperty()));
    }

    private Node removal() {
        TextField name = new TextField();
        name.setId("provision-stack");
        name.setPromptText("The stack's name");
        name.textProperty().bindBidirectional(model.stackNameProperty());
        Button plan = Labels.plain(new Button(), "Plan its removal");
        plan.setId("provision-plan-removal");
        plan.setMaxWidth(Double.MAX_VALUE);
        plan.disableProperty().bind(model.whyNotRemoveProperty().isNotEmpty());
        plan.setOnAction(event -> model.planToRemove());
        return new VBox(6, name, plan, reason(model.whyNotRemoveProperty()));
    }

    /** Why a button is grey; no line where it is not. */
    static Label reason(ObservableValue<String> words) {
        Label label = Labels.wrapped("", "muted-small");
        label.textProperty().bind(words);
        label.managedProperty().bind(label.textProperty().isNotEmpty());
        label.visibleProperty().bind(label.managedProperty());
        return label;
    }

    private void showBlueprint(Optional<BlueprintText> blueprint) {
        String name = blueprint.map(BlueprintText::name).orElse("");
        boolean isShipped = ShippedBlueprints.NAMES.contains(name);
        if (!isShipped) {
            shipped.setValue(null);
        } else if (!Objects.equals(shipped.getValue(), name)) {
            shipped.setValue(name);
        }
        chosen.setText(name.isEmpty() || isShipped ? "" : "File: " + Labels.oneLine(name));
        chosen.setVisible(!chosen.getText().isEmpty());
        chosen.setManaged(chosen.isVisible());
    }

    private void showFields(List<Field> all) {
        fields.getChildren().setAll(all.stream().map(FormPane::field).toList());
    }

    private static Node field(Field field) {
        Parameter parameter = field.parameter();
        Label problem = reason(field.problemProperty());
        problem.getStyleClass().setAll("label", "field-problem");
        problem.setId("problem-" + parameter.name());
        VBox box = new VBox(2);
        switch (parameter.kind()) {
            case BOOLEAN -> {
                CheckBox check = Labels.plain(new CheckBox(), Labels.oneLine(parameter.name()));
                check.setId("field-" + parameter.name());
                check.setSelected(Boolean.parseBoolean(field.valueProperty().get()));
                check.selectedProperty()
                        .subscribe(on -> field.valueProperty().set(String.valueOf(on)));
                box.getChildren().add(check);
            }
            case TEXT, INTEGER -> {
                TextField text = new TextField();
                text.setId("field-" + parameter.name());
                text.textProperty().bindBidirectional(field.valueProperty());
                box.getChildren().addAll(Labels.of(parameter.name(), "provision-name"), text);
            }
        }
        if (!parameter.about().isEmpty()) {
            box.getChildren().add(Labels.wrapped(parameter.about(), "muted-small"));
        }
        box.getChildren().add(problem);
        return box;
    }

    private void showProblems(List<String> all) {
        problems.getChildren()
                .setAll(all.stream().map(each -> Labels.wrapped(each, "field-problem")).toList());
        problems.setManaged(!all.isEmpty());
    }
}
