package io.stratoscope.ui.architecture;

import io.stratoscope.ui.control.Labels;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import java.util.List;

/** Says what the colours of the costs on the diagram mean. */
final class CostLegend extends HBox {

    private static final List<String> WORDS =
            List.of("20 % of all or more", "5 % or more", "1 % or more", "less");

    CostLegend(CostOverlay overlay) {
        super(10);
        setId("cost-overlay-legend");
        getStyleClass().addAll("strip", "cost-overlay-legend");
        setAlignment(Pos.CENTER_LEFT);
        getChildren().add(Labels.of("By list price, a month:"));
        for (int level = 0; level < WORDS.size(); level++) {
            getChildren().add(key(level));
        }
        visibleProperty().bind(overlay.shownProperty());
        managedProperty().bind(visibleProperty());
    }

    private static Node key(int level) {
        Region colour = new Region();
        colour.getStyleClass().addAll("cost-key", "amount-key-" + level);
        HBox key = new HBox(5, colour, Labels.of(WORDS.get(level)));
        key.setAlignment(Pos.CENTER_LEFT);
        return key;
    }
}
