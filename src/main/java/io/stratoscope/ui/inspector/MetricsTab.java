package io.stratoscope.ui.inspector;

import io.stratoscope.metrics.MetricLook;
import io.stratoscope.model.Failure;
import io.stratoscope.ui.control.Advice;
import io.stratoscope.ui.control.Labels;
import io.stratoscope.ui.control.TimeChart;
import io.stratoscope.ui.metrics.MetricFigure;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.util.List;

/** The last three hours of a resource's metrics, a line each. They are asked for when the tab is opened, and not before. */
final class MetricsTab extends VBox {

    private static final double HEIGHT = 30;
    private static final double VALUE_WIDTH = 84;

    private final InspectorViewModel model;

    /** Asks. */
    MetricsTab(InspectorViewModel model) {
        super(10);
        this.model = model;
        setId("inspector-metrics");
        getStyleClass().add("inspector-body");
        if (model.askForMetrics(this::show, this::refused)) {
            getChildren().add(Labels.wrapped("Asking CloudWatch …", "muted-small"));
        } else {
            getChildren()
                    .add(Labels.wrapped("Nobody measures it, or nobody asks here.", "muted-small"));
        }
    }

    private void show(MetricLook look) {
        Hyperlink more = Labels.plain(new Hyperlink(), "Ranges, statistics and last week");
        more.setId("inspector-metrics-more");
        more.setOnAction(event -> model.openMetrics());
        getChildren().setAll(more);
        for (String why : MetricFigure.failures(look)) {
            VBox box = new VBox(Labels.wrapped(why, "issue-message"));
            box.getStyleClass().add("issue-box");
            getChildren().add(box);
        }
        List<MetricFigure> figures = MetricFigure.of(look, model.zone());
        figures.forEach(figure -> getChildren().add(row(figure)));
        String notListed = MetricFigure.notListed(look);
        if (!notListed.isEmpty()) {
            getChildren().add(Labels.wrapped(notListed, "muted-small"));
        }
    }

    private static Node row(MetricFigure figure) {
        TimeChart line = TimeChart.sparkline(figure.chart(), HEIGHT);
        HBox.setHgrow(line, Priority.ALWAYS);
        Label value = Labels.of(figure.last(), "metric-value");
        value.setMinWidth(VALUE_WIDTH);
        value.setAlignment(Pos.CENTER_RIGHT);
        HBox row = new HBox(8, line, value);
        row.setAlignment(Pos.CENTER_LEFT);
        return new VBox(1, Labels.wrapped(figure.title(), "field-name"), row);
    }

    private void refused(Failure failure) {
        getChildren().setAll(Labels.wrapped(Advice.sentences(failure), "issue-message"));
    }
}
