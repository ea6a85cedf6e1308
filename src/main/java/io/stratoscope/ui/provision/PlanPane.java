package io.stratoscope.ui.provision;

import atlantafx.base.theme.Styles;

import io.stratoscope.provision.plan.Extra;
import io.stratoscope.provision.plan.Plan;
import io.stratoscope.provision.plan.PlanWords;
import io.stratoscope.ui.control.Labels;
import io.stratoscope.ui.control.Placeholder;
import io.stratoscope.ui.provision.ProvisionViewModel.Phase;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.Optional;

/** The plan as rows, what it comes to, and the buttons that follow it. */
final class PlanPane extends VBox {

    /** A name that wraps, and its type. */
    private static final double EXTRA_HEIGHT = 64;

    /** One scrolls for more: the changes need the room. */
    private static final int MOST_EXTRAS = 2;

    private final ProvisionViewModel model;
    private final ListView<PlanRow> list = new ListView<>();
    private final Label price = Labels.wrapped("", "muted-small");
    private final Button follow = Labels.plain(new Button(), "Apply");
    private final Button cancel = Labels.plain(new Button(), "Cancel");
    private final TextField typed = new TextField();
    private final CheckBox snapshots =
            Labels.plain(new CheckBox(), "Databases leave a final snapshot");
    private final Node nothing =
            new Placeholder(
                    Feather.LAYERS,
                    "No plan yet",
                    "Choose a blueprint and press Plan: every change that it would make is shown"
                            + " here, with its reason and its price, before anything is done.",
                    "Planning changes nothing.");

    PlanPane(ProvisionViewModel model) {
        this.model = model;
        setId("plan");
        list.setId("plan-rows");
        list.setItems(model.rows());
        list.setCellFactory(view -> new PlanCell());
        list.setPlaceholder(Labels.of("There is nothing to do.", "muted"));
        list.setFocusTraversable(true);
        VBox table = new VBox(PlanCell.header(), list, extras());
        VBox.setVgrow(list, Priority.ALWAYS);
        table.getStyleClass().add("provision-table");
        StackPane middle = new StackPane(nothing, table);
        middle.setMinHeight(60);
        VBox.setVgrow(middle, Priority.ALWAYS);
        table.visibleProperty().bind(model.planProperty().map(Optional::isPresent));
        nothing.visibleProperty().bind(model.phaseProperty().map(now -> now == Phase.NOTHING));
        getChildren().addAll(head(), strip(), middle, foot());
        model.planProperty().subscribe(plan -> arrange());
        model.phaseProperty().subscribe(phase -> arrange());
    }

    private Node head() {
        Label message = FormPane.reason(model.messageProperty());
        message.getStyleClass().setAll("label", "provision-message");
        message.setId("provision-message");
        Label took = Labels.wrapped("", "muted-small", "provision-took");
        took.setId("provision-took");
        took.setMinHeight(USE_PREF_SIZE);
        took.textProperty().bind(model.tookProperty().map(Labels::oneLine));
        took.managedProperty().bind(model.tookProperty().isNotEmpty());
        took.visibleProperty().bind(took.managedProperty());
        return new VBox(message, took);
    }

    private Node extras() {
        ListView<Extra> extras = new ListView<>(model.extras());
        extras.setId("plan-extras");
        extras.setCellFactory(view -> new ExtraCell());
        extras.setMinHeight(EXTRA_HEIGHT);
        extras.managedProperty().bind(Bindings.isNotEmpty(model.extras()));
        extras.visibleProperty().bind(extras.managedProperty());
        extras.prefHeightProperty()
                .bind(
                        Bindings.size(model.extras())
                                .map(count ->
                                        EXTRA_HEIGHT * Math.min(count.intValue(), MOST_EXTRAS)));
        extras.maxHeightProperty().bind(extras.prefHeightProperty());
        return extras;
    }

    private Node strip() {
        Label words = Labels.wrapped("");
        words.setId("provision-trouble");
        words.textProperty().bind(model.troubleProperty());
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox strip = new HBox(8, new FontIcon(Feather.ALERT_TRIANGLE), words);
        strip.getStyleClass().addAll("strip", "strip-warning");
        strip.setMinHeight(USE_PREF_SIZE);
        strip.managedProperty().bind(words.textProperty().isNotEmpty());
        strip.visibleProperty().bind(strip.managedProperty());
        return strip;
    }

    private Node foot() {
        price.setId("plan-price");
        follow.setId("provision-follow");
        follow.setMinWidth(USE_PREF_SIZE);
        follow.disableProperty().bind(model.whyNotFollowProperty().isNotEmpty());
        follow.setOnAction(event -> model.follow());
        cancel.setId("provision-cancel");
        cancel.setMinWidth(USE_PREF_SIZE);
        cancel.setOnAction(event -> model.cancel());
        typed.setId("provision-typed");
        typed.setPrefWidth(170);
        typed.setMinWidth(120);
        typed.textProperty().bindBidirectional(model.typedNameProperty());
        snapshots.setId("provision-snapshots");
        snapshots.setMinWidth(USE_PREF_SIZE);
        snapshots.selectedProperty().bindBidirectional(model.finalSnapshotsProperty());
        Label reason = FormPane.reason(model.whyNotFollowProperty());
        reason.setId("provision-reason");
        HBox.setHgrow(reason, Priority.ALWAYS);
        HBox buttons = new HBox(10, follow, cancel, typed, snapshots, reason);
        buttons.setAlignment(Pos.CENTER_LEFT);
        VBox foot = new VBox(8, price, buttons);
        foot.getStyleClass().add("provision-foot");
        foot.setMinHeight(USE_PREF_SIZE);
        foot.managedProperty().bind(model.planProperty().map(Optional::isPresent));
        foot.visibleProperty().bind(foot.managedProperty());
        return foot;
    }

    private void arrange() {
        Optional<Plan> plan = model.planProperty().get();
        Phase phase = model.phaseProperty().get();
        boolean removing = plan.filter(each -> each.kind() == Plan.Kind.DESTROY).isPresent();
        boolean loses = model.losesData();
        price.setText(plan.map(PlanWords::price).map(Labels::oneLine).orElse(""));
        follow.setText(phase == Phase.STOPPED ? "Resume" : removing ? "Destroy" : "Apply");
        follow.getStyleClass().removeAll(Styles.DANGER, Styles.ACCENT);
        follow.getStyleClass().add(removing || loses ? Styles.DANGER : Styles.ACCENT);
        cancel.setDisable(phase != Phase.FOLLOWING);
        boolean open = phase == Phase.PLANNED || phase == Phase.STOPPED;
        show(cancel, phase == Phase.FOLLOWING || phase == Phase.STOPPING);
        show(typed, loses && open);
        show(snapshots, loses && open);
        typed.setPromptText(plan.map(each -> each.stack().name()).orElse(""));
    }

    private static void show(Node node, boolean on) {
        node.setVisible(on);
        node.setManaged(on);
    }
}
