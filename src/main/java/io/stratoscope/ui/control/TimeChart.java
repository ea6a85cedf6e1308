package io.stratoscope.ui.control;

import io.stratoscope.metrics.Course;

import javafx.geometry.Bounds;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * Values over time as a line. A gap is a gap in the line; a value alone is a dot. Colours come from the style sheet: {@code chart-line},
 * {@code chart-before}, {@code chart-limit}, {@code chart-grid}, {@code chart-label}. It draws no more points than it has pixels.
 */
public final class TimeChart extends Region {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);
    private static final double LABEL_HEIGHT = 16;
    private static final double GAP = 6;
    private static final int VALUE_STEPS = 3;
    private static final double TIME_LABEL_WIDTH = 64;

    private final ChartData data;
    private final boolean axes;
    private final Group drawing = new Group();
    private final Path hair = new Path();
    private final Label hint = new Label();
    private final Rectangle plot = new Rectangle();
    private double drawnWidth;
    private double least;
    private double most;

    private TimeChart(ChartData data, boolean axes, double height) {
        this.data = data;
        this.axes = axes;
        getStyleClass().add("time-chart");
        setMinHeight(height);
        setPrefHeight(height);
        setMaxHeight(height);
        setMinWidth(60);
        setPrefWidth(200);
        drawing.setManaged(false);
        hair.setManaged(false);
        hair.getStyleClass().add("chart-hair");
        hint.setManaged(false);
        hint.setMnemonicParsing(false);
        hint.getStyleClass().add("chart-hint");
        hint.setVisible(false);
        getChildren().addAll(drawing, hair, hint);
        setOnMouseMoved(event -> point(event.getX()));
        setOnMouseExited(event -> leave());
    }

    /** With axes, for reading values off it. */
    public static TimeChart of(ChartData data, double height) {
        return new TimeChart(data, true, height);
    }

    /** Nothing but the line, beside words. */
    public static TimeChart sparkline(ChartData data, double height) {
        return new TimeChart(data, false, height);
    }

    /** Draws anew where the width is another one. By then the style sheets hold, which say how wide labels are. */
    @Override
    protected void layoutChildren() {
        if (getWidth() != drawnWidth && getWidth() >= 1) {
            drawnWidth = getWidth();
            draw();
        }
    }

    private void draw() {
        leave();
        double[] bounds = data.bounds();
        List<Double> ticks =
                axes
                        ? ChartTicks.values(bounds[0], bounds[1], data.base(), VALUE_STEPS)
                        : List.of(bounds[0], bounds[1]);
        least = ticks.getFirst();
        most = ticks.getLast();
        place(ticks);
        if (axes) {
            grid(ticks);
            times();
        }
        line(data.before(), "chart-before");
        line(data.values(), "chart-line");
        data.limits().stream()
                .filter(limit -> limit.value() >= least && limit.value() <= most)
                .forEach(this::limit);
    }

    /** Leaves the room that labels take, so that none is cut. */
    private void place(List<Double> ticks) {
        double left =
                axes
                        ? ticks.stream()
                                        .mapToDouble(each -> width(label(data.words().apply(each))))
                                        .max()
                                        .orElse(0)
                                + GAP
                        : 1;
        double top = axes ? LABEL_HEIGHT / 2 : 2;
        double bottom = axes ? LABEL_HEIGHT + 2 : 2;
        drawing.getChildren().clear();
        plot.setX(left);
        plot.setY(top);
        plot.setWidth(Math.max(1, getWidth() - left - 2));
        plot.setHeight(Math.max(1, getPrefHeight() - top - bottom));
    }

    private void grid(List<Double> ticks) {
        Path grid = path("chart-grid");
        for (double tick : ticks) {
            double y = y(tick);
            grid.getElements()
                    .addAll(
                            new MoveTo(plot.getX(), y),
                            new LineTo(plot.getX() + plot.getWidth(), y));
            Label label = label(data.words().apply(tick));
            label.relocate(plot.getX() - GAP - width(label), y - LABEL_HEIGHT / 2);
        }
    }

    private void times() {
        int most = Math.max(1, (int) (plot.getWidth() / TIME_LABEL_WIDTH));
        for (ChartTicks.TimeTick tick :
                ChartTicks.times(data.from(), data.to(), data.zone(), most)) {
            Label label = label(tick.words());
            double width = width(label);
            double x =
                    plot.getX()
                            + plot.getWidth()
                                    * Duration.between(data.from(), tick.at()).toSeconds()
                                    / Math.max(
                                            1,
                                            Duration.between(data.from(), data.to()).toSeconds());
            // The first and the last one stay within the picture.
            double within = Math.max(0, Math.min(getWidth() - width, x - width / 2));
            label.relocate(within, plot.getY() + plot.getHeight() + 2);
        }
    }

    private void line(List<Double> values, String style) {
        double[] points =
                Course.reduced(
                        values.stream().mapToDouble(Double::doubleValue).toArray(),
                        Math.max(2, (int) plot.getWidth()));
        Path path = path(style);
        boolean drawn = false;
        for (int i = 0; i < points.length; i++) {
            if (Double.isNaN(points[i])) {
                drawn = false;
                continue;
            }
            double x = plot.getX() + plot.getWidth() * (i + 0.5) / points.length;
            double y = y(points[i]);
            if (drawn) {
                path.getElements().add(new LineTo(x, y));
            } else {
                path.getElements().add(new MoveTo(x, y));
                boolean alone = i + 1 == points.length || Double.isNaN(points[i + 1]);
                if (alone) {
                    path.getElements().add(new LineTo(x + 1, y));
                }
            }
            drawn = true;
        }
    }

    private void limit(ChartData.Limit limit) {
        Path path = path("chart-limit");
        double y = y(limit.value());
        path.getElements()
                .addAll(new MoveTo(plot.getX(), y), new LineTo(plot.getX() + plot.getWidth(), y));
    }

    private Path path(String style) {
        Path path = new Path();
        path.getStyleClass().add(style);
        drawing.getChildren().add(path);
        return path;
    }

    private Label label(String words) {
        Label label = Labels.plain(new Label(), words);
        label.getStyleClass().add("chart-label");
        drawing.getChildren().add(label);
        label.applyCss();
        label.autosize();
        return label;
    }

    private static double width(Label label) {
        return label.prefWidth(-1);
    }

    private double y(double value) {
        return plot.getY() + plot.getHeight() * (1 - (value - least) / (most - least));
    }

    /** Says what is under the mouse. */
    private void point(double x) {
        int count = data.values().size();
        int i = (int) ((x - plot.getX()) / plot.getWidth() * count);
        if (!axes || i < 0 || i >= count) {
            leave();
            return;
        }
        double at = plot.getX() + plot.getWidth() * (i + 0.5) / count;
        hair.getElements()
                .setAll(
                        new MoveTo(at, plot.getY()),
                        new LineTo(at, plot.getY() + plot.getHeight()));
        hint.setText(words(i));
        hint.setVisible(true);
        hint.applyCss();
        hint.autosize();
        Bounds size = hint.getLayoutBounds();
        hint.relocate(
                Math.max(0, Math.min(getWidth() - size.getWidth(), at - size.getWidth() / 2)),
                plot.getY());
    }

    /** The value of a period, with its time and what it was before. */
    private String words(int i) {
        Instant at = data.from().plus(data.period().multipliedBy(i));
        String words = TIME.format(at.atZone(data.zone())) + "  " + value(data.values().get(i));
        return i < data.before().size()
                ? words + "  ·  a week before " + value(data.before().get(i))
                : words;
    }

    private String value(double value) {
        return Double.isNaN(value) ? "no data" : data.words().apply(value);
    }

    private void leave() {
        hair.getElements().clear();
        hint.setVisible(false);
    }
}
