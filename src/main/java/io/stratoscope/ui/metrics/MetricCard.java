package io.stratoscope.ui.metrics;

import io.stratoscope.ui.control.Labels;
import io.stratoscope.ui.control.TimeChart;

import javafx.scene.layout.VBox;

/** One metric: its words, its figures and its chart. */
final class MetricCard extends VBox {

    /** In less, a chart and its words cannot be read. */
    static final double LEAST_WIDTH = 360;

    private static final double HEIGHT = 150;

    MetricCard(MetricFigure figure) {
        super(3);
        getStyleClass().add("metric-card");
        setPrefWidth(LEAST_WIDTH);
        getChildren()
                .addAll(
                        Labels.wrapped(figure.title(), "section-title"),
                        Labels.wrapped(figure.name(), "muted-small"),
                        Labels.wrapped(figure.figures(), "metric-figures"),
                        TimeChart.of(figure.chart(), HEIGHT));
        figure.notes().forEach(note -> getChildren().add(Labels.wrapped(note, "muted-small")));
    }
}
