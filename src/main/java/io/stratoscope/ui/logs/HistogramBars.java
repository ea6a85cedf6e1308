package io.stratoscope.ui.logs;

import io.stratoscope.logs.LogHistogram;
import io.stratoscope.logs.LogHistogram.Bar;

import javafx.geometry.Bounds;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.util.Duration;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** How many lines there are over time, as bars: errors below, warnings on them, the others on top. A click goes there. */
final class HistogramBars extends Region {

    private static final double HEIGHT = 46;

    /** A bar that has anything is seen. */
    private static final double LEAST = 2;

    private final ZoneId zone;
    private final Tooltip tooltip = new Tooltip();
    private final Pane pane = new Pane();
    private final List<Region> pool = new ArrayList<>();
    private LogHistogram histogram = LogHistogram.EMPTY;

    HistogramBars(ZoneId zone, Consumer<Instant> goTo) {
        this.zone = zone;
        setId("log-histogram");
        getStyleClass().add("log-histogram");
        getChildren().add(pane);
        tooltip.setShowDelay(Duration.millis(150));
        Tooltip.install(this, tooltip);
        setOnMouseMoved(event -> tooltip.setText(words(at(event))));
        setOnMouseClicked(event -> {
            if (!histogram.bars().isEmpty()) {
                goTo.accept(histogram.start(at(event)));
            }
        });
    }

    void show(LogHistogram other) {
        histogram = other;
        requestLayout();
    }

    private int at(MouseEvent event) {
        int bars = Math.max(1, histogram.bars().size());
        return Math.clamp((long) (event.getX() / Math.max(1, getWidth()) * bars), 0, bars - 1);
    }

    private String words(int number) {
        if (histogram.bars().isEmpty()) {
            return "No lines";
        }
        Bar bar = histogram.bars().get(number);
        return LogMoments.words(histogram.start(number), zone)
                + ": "
                + count(bar.all(), "line")
                + (bar.errors() > 0 ? ", " + count(bar.errors(), "error") : "")
                + (bar.warnings() > 0 ? ", " + count(bar.warnings(), "warning") : "");
    }

    private static String count(int number, String what) {
        return number == 1 ? "1 " + what : "%,d %ss".formatted(number, what);
    }

    @Override
    protected void layoutChildren() {
        Bounds inside = getLayoutBounds();
        pane.resizeRelocate(0, 0, inside.getWidth(), inside.getHeight());
        int used = 0;
        double most = Math.max(1, histogram.most());
        double width = inside.getWidth() / Math.max(1, histogram.bars().size());
        for (int i = 0; i < histogram.bars().size(); i++) {
            Bar bar = histogram.bars().get(i);
            double y = inside.getHeight();
            double height = y - 4;
            y = part(used++, "log-bar-error", i * width, y, width, bar.errors() / most * height);
            y = part(used++, "log-bar-warn", i * width, y, width, bar.warnings() / most * height);
            part(used++, "log-bar-other", i * width, y, width, bar.others() / most * height);
        }
        for (int i = used; i < pool.size(); i++) {
            pool.get(i).setVisible(false);
        }
    }

    /** Draws one and says where it ends. */
    private double part(
            int number, String style, double x, double bottom, double width, double height) {
        while (pool.size() <= number) {
            Region made = new Region();
            made.setManaged(false);
            pool.add(made);
            pane.getChildren().add(made);
        }
        Region part = pool.get(number);
        double drawn = height > 0 ? Math.max(LEAST, height) : 0;
        part.setVisible(drawn > 0);
        if (drawn > 0) {
            part.getStyleClass().setAll(style);
            part.resizeRelocate(
                    (double) Math.round(x),
                    bottom - drawn,
                    Math.max(1.0, (double) Math.round(width) - 1),
                    drawn);
        }
        return bottom - drawn;
    }

    @Override
    protected double computePrefHeight(double width) {
        return HEIGHT;
    }

    @Override
    protected double computeMinHeight(double width) {
        return HEIGHT;
    }
}
