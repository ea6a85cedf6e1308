package io.stratoscope.ui.diagram;

import io.stratoscope.diagram.Scene.Bounds;

import javafx.animation.Interpolator;
import javafx.animation.Transition;
import javafx.scene.Node;
import javafx.util.Duration;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;

/** Lets figures go from their old places to the new, where they already are; what is new appears. */
final class LayoutAnimation extends Transition {

    /** What is left to do, from 0 (all as it was) to 1 (all as it is). */
    private final List<DoubleConsumer> steps = new ArrayList<>();

    LayoutAnimation() {
        setCycleDuration(Duration.millis(300));
        setInterpolator(Interpolator.EASE_BOTH);
        setOnFinished(event -> finish());
    }

    /** Goes from the places before to those that the layers' figures have. */
    void start(LayoutChange change, DiagramIndex index, DiagramLayers layers, Node... overlays) {
        finish();
        change.from()
                .forEach(
                        (id, was) -> index.bounds(id).ifPresent(is -> travel(id, was, is, layers)));
        change.fresh()
                .forEach(id ->
                        layers.all().forEach(layer -> layer.figure(id).ifPresent(this::appear)));
        for (Node overlay : overlays) {
            appear(overlay);
        }
        interpolate(0);
        playFromStart();
    }

    private void travel(String id, Bounds was, Bounds is, DiagramLayers layers) {
        double dx = was.centerX() - is.centerX();
        double dy = was.centerY() - is.centerY();
        layers.nodes().figure(id).ifPresent(figure -> shift(figure, dx, dy));
        layers.titles()
                .figure(id)
                .ifPresent(figure -> shift(figure, was.x() - is.x(), was.y() - is.y()));
        layers.containers()
                .figure(id)
                .ifPresent(figure -> {
                    shift(figure, dx, dy);
                    stretch(figure, was.width() / is.width(), was.height() / is.height());
                });
    }

    private void shift(Node figure, double dx, double dy) {
        steps.add(done -> {
            figure.setTranslateX(dx * (1 - done));
            figure.setTranslateY(dy * (1 - done));
        });
    }

    private void stretch(Node figure, double x, double y) {
        steps.add(done -> {
            figure.setScaleX(x + (1 - x) * done);
            figure.setScaleY(y + (1 - y) * done);
        });
    }

    private void appear(Node figure) {
        if (!figure.getStyleClass()
                .contains(FigureLayer.DIMMED)) { // that has its opacity from the style sheet
            steps.add(figure::setOpacity);
        }
    }

    /** Everything is at its place at once. */
    void finish() {
        stop();
        interpolate(1);
        steps.clear();
    }

    @Override
    protected void interpolate(double done) {
        steps.forEach(step -> step.accept(done));
    }
}
