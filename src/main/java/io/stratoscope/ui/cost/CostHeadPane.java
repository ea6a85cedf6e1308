package io.stratoscope.ui.cost;

import atlantafx.base.theme.Styles;

import io.stratoscope.ui.control.IconButtons;
import io.stratoscope.ui.control.Labels;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

/** The sums, how old they are, and the button that asks anew; where that needs the operator's word, the question. */
final class CostHeadPane extends VBox {

    private final HBox figures = new HBox(28);
    private final Label age = Labels.of("", "muted-small");
    private final Button ask = Labels.plain(new Button(), "");
    private final HBox reason = new HBox(8);
    private final Label reasonWords = Labels.wrapped("");

    CostHeadPane(CostViewModel model, Runnable export) {
        super(8);
        figures.setId("cost-figures");
        age.setId("cost-age");
        ask.setId("cost-ask");
        ask.getStyleClass().add(Styles.SMALL);
        ask.setMinWidth(Region.USE_PREF_SIZE);
        ask.setTooltip(
                new Tooltip("Cost Explorer takes a cent for each request, so it is asked seldom"));
        ask.setOnAction(event -> model.askAgain());
        ask.disableProperty().bind(model.askingProperty().or(model.agreeingProperty()));
        Button table = IconButtons.of(Feather.DOWNLOAD, "Export the estimate as a table", export);
        table.setId("cost-export");
        HBox buttons = new HBox(6, ask, table);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        VBox right = new VBox(2, buttons, age);
        right.setAlignment(Pos.TOP_RIGHT);
        right.setMinWidth(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        reason.setId("cost-reason");
        reasonWords.setId("cost-reason-words");
        reason.getStyleClass().addAll("issue-box");
        reason.getChildren().add(reasonWords);
        getChildren().setAll(new HBox(figures, gap, right), question(model), reason);
    }

    private static Node question(CostViewModel model) {
        Label words = Labels.wrapped(model.price());
        words.setId("cost-price");
        HBox.setHgrow(words, Priority.ALWAYS);
        Button agree = Labels.plain(new Button(), "Ask and pay");
        agree.setId("cost-agree");
        agree.getStyleClass().addAll(Styles.SMALL, Styles.ACCENT);
        agree.setMinWidth(Region.USE_PREF_SIZE);
        agree.setOnAction(event -> model.agree());
        Button not = Labels.plain(new Button(), "Do not ask");
        not.setId("cost-disagree");
        not.getStyleClass().add(Styles.SMALL);
        not.setMinWidth(Region.USE_PREF_SIZE);
        not.setOnAction(event -> model.disagree());
        HBox strip = new HBox(10, words, agree, not);
        strip.setId("cost-agreeing");
        strip.getStyleClass().add("issue-box");
        strip.setAlignment(Pos.CENTER_LEFT);
        strip.visibleProperty().bind(model.agreeingProperty());
        strip.managedProperty().bind(strip.visibleProperty());
        return strip;
    }

    void show(CostHead head) {
        figures.getChildren().setAll(head.figures().stream().map(CostHeadPane::figure).toList());
        age.setText(head.age());
        ask.setText(head.ask());
        ask.setVisible(!head.ask().isEmpty());
        reasonWords.setText(Labels.oneLine(head.reason()));
        reason.setVisible(!head.reason().isEmpty());
        reason.setManaged(reason.isVisible());
    }

    private static VBox figure(CostHead.Figure figure) {
        Label value = Labels.of(figure.value(), "cost-figure");
        value.setId("cost-figure-" + figure.id());
        if (!figure.value().startsWith("$")) {
            value.getStyleClass().add("cost-figure-unknown");
        }
        Label caption = Labels.of(figure.caption(), "field-name");
        Label below = Labels.of(figure.below(), "muted-small");
        VBox box = new VBox(0, caption, value, below);
        box.setMinWidth(Region.USE_PREF_SIZE);
        return box;
    }
}
