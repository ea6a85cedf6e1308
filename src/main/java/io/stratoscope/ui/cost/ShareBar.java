package io.stratoscope.ui.cost;

import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** How much of the whole something is, as a bar. */
final class ShareBar extends StackPane {

    private static final double WIDTH = 120;

    ShareBar(double share) {
        Region bar = new Region();
        bar.getStyleClass().add("bar");
        double width = Math.max(share > 0 ? 2 : 0, WIDTH * Math.clamp(share, 0, 1));
        bar.setMinSize(width, 8);
        bar.setMaxSize(width, 8);
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(WIDTH);
        setMaxWidth(WIDTH);
        getChildren().add(bar);
    }
}
