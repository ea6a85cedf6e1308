package io.stratoscope.ui.cost;

import io.stratoscope.ui.control.Labels;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Where the figures of a chart are drawn: dollars upwards from nothing, with lines to read them by, and days to the right. */
abstract class Plot extends Region {

    private static final double LEFT = 52;
    private static final double RIGHT = 12;
    private static final double TOP = 10;
    private static final double BOTTOM = 20;
    private static final int LINES = 4;
    private static final List<Double> STEPS = List.of(1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0);

    private double most = 1;

    Plot() {
        getStyleClass().add("cost-plot");
        setMinSize(200, 120);
        setPrefHeight(190);
    }

    /** A value that is to be seen at the top. */
    final void upTo(double value) {
        most = above(value);
        requestLayout();
    }

    /** The next round number: so that a tick is one too. */
    static double above(double value) {
        if (!(value > 0)) {
            return 1;
        }
        double tick = value / LINES;
        double power = Math.pow(10, Math.floor(Math.log10(tick)));
        for (double step : STEPS) {
            if (tick <= step * power * (1 + 1e-9)) {
                return step * power * LINES;
            }
        }
        return 10 * power * LINES;
    }

    /** The words for a tick: no more digits than it takes. */
    static String tick(double value) {
        return "$"
                + new BigDecimal(value)
                        .setScale(value < 1 && value > 0 ? 2 : 1, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString();
    }

    final double left() {
        return LEFT;
    }

    final double right() {
        return Math.max(LEFT + 1, getWidth() - RIGHT);
    }

    final double bottom() {
        return Math.max(TOP + 1, getHeight() - BOTTOM);
    }

    final double y(double value) {
        return bottom() - (bottom() - TOP) * value / most;
    }

    /** From left to right, from 0 to 1. */
    final double x(double part) {
        return left() + (right() - left()) * part;
    }

    @Override
    protected final void layoutChildren() {
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i <= LINES; i++) {
            double value = most * i / LINES;
            double y = Math.rint(y(value)) + 0.5;
            Line line = new Line(left(), y, right(), y);
            line.getStyleClass().add(i == 0 ? "cost-axis" : "cost-grid");
            nodes.add(line);
            nodes.add(word(tick(value), 0, y - 8, LEFT - 8, Pos.CENTER_RIGHT));
        }
        draw(nodes);
        nodes.forEach(node -> node.setManaged(false));
        getChildren().setAll(nodes);
    }

    /** Adds what is drawn, by its place now. */
    abstract void draw(List<Node> nodes);

    /** A word under the axis, in the middle of a place. */
    final Label under(String text, double x, double width) {
        double from = Math.clamp(x - width / 2, 0, Math.max(0, getWidth() - width));
        return word(text, from, bottom() + 3, width, Pos.CENTER);
    }

    static Label word(String text, double x, double y, double width, Pos how) {
        Label label = Labels.of(text, "cost-tick");
        label.setAlignment(how);
        label.resizeRelocate(x, y, width, 16);
        return label;
    }
}
