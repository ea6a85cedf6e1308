package io.stratoscope.ui.cost;

import io.stratoscope.cost.Dollars;
import io.stratoscope.ui.control.Labels;
import io.stratoscope.ui.cost.CostCharts.Month;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;

import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How this month adds up, between what it is likely to be at its end, and the budget as a line across. */
final class MonthChart extends VBox {

    private final Curve curve = new Curve();
    private Optional<Month> month = Optional.empty();

    MonthChart() {
        super(4);
        setId("cost-month");
        VBox.setVgrow(curve, Priority.ALWAYS);
        getChildren().setAll(Labels.of("This month, adding up", "section-title"), curve);
    }

    void show(Optional<Month> now) {
        month = now;
        curve.upTo(now.map(MonthChart::highest).orElse(0.0));
    }

    private static double highest(Month month) {
        double paid = month.sums().isEmpty() ? 0 : month.sums().getLast();
        return Stream.of(month.expected(), month.most(), month.budget())
                        .flatMap(Optional::stream)
                        .mapToDouble(Double::doubleValue)
                        .reduce(paid, Math::max)
                * 1.05;
    }

    private final class Curve extends Plot {
        @Override
        void draw(List<Node> nodes) {
            month.ifPresent(it -> draw(it, nodes));
        }

        private void draw(Month it, List<Node> nodes) {
            int length = it.first().lengthOfMonth();
            double today = x((double) it.sums().size() / length);
            double paid = it.sums().isEmpty() ? 0 : it.sums().getLast();
            it.least()
                    .flatMap(least ->
                            it.most()
                                    .map(most ->
                                            new Polygon(
                                                    today, y(paid), x(1), y(most), x(1), y(least))))
                    .ifPresent(band -> {
                        band.getStyleClass().add("cost-band");
                        nodes.add(band);
                    });
            it.expected()
                    .ifPresent(sum -> {
                        nodes.add(styled(new Line(today, y(paid), x(1), y(sum)), "cost-expected"));
                        nodes.add(
                                word(
                                        "expected " + money(sum),
                                        x(1) - 130,
                                        y(sum) - 20,
                                        126,
                                        Pos.CENTER_RIGHT));
                    });
            Polyline line = new Polyline(x(0), y(0));
            for (int i = 0; i < it.sums().size(); i++) {
                line.getPoints().addAll(x((i + 1.0) / length), y(it.sums().get(i)));
            }
            line.getStyleClass().add("cost-paid");
            nodes.add(line);
            it.budget().ifPresent(budget -> budget(budget, nodes));
            days(it, length, nodes);
        }

        private void budget(double budget, List<Node> nodes) {
            nodes.add(styled(new Line(left(), y(budget), right(), y(budget)), "cost-budget"));
            nodes.add(
                    styled(
                            word(
                                    "budget " + money(budget),
                                    left() + 4,
                                    y(budget) - 17,
                                    120,
                                    Pos.CENTER_LEFT),
                            "cost-budget-word"));
        }

        private void days(Month it, int length, List<Node> nodes) {
            String name = it.first().format(DateTimeFormatter.ofPattern("MMM", Locale.ROOT));
            for (int day = 1; day <= length; day += 7) {
                nodes.add(under(day + " " + name, x((day - 0.5) / length), 56));
            }
        }

        private static <T extends Node> T styled(T node, String style) {
            node.getStyleClass().add(style);
            return node;
        }

        private static String money(double usd) {
            return Dollars.words(BigDecimal.valueOf(usd));
        }
    }
}
