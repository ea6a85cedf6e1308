package io.stratoscope.bench;

import io.stratoscope.ui.diagram.DiagramView;

import javafx.animation.AnimationTimer;
import javafx.event.EventType;
import javafx.scene.input.ScrollEvent;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Moves a canvas with the mouse wheel, once a frame, and measures how long it is from each frame to the next. */
final class WindowFrames extends AnimationTimer {

    /** The first frames pay for what the movement begins with; they count as well. */
    private static final int FRAMES = 160;

    /** What the wheel does each frame. */
    enum Movement {
        /** In four strokes there and back, each of half a window. */
        PANNING("panning", 14, 9),
        /** In four strokes there and back, each of two windows and more. */
        ACROSS("panning far", 70, 40),
        /** In four strokes out and in, each to about 0.4 times. */
        ZOOMING("zooming", 0, 6);

        private final String words;
        private final double dx;
        private final double dy;

        Movement(String words, double dx, double dy) {
            this.words = words;
            this.dx = dx;
            this.dy = dy;
        }

        String words() {
            return words;
        }
    }

    private final DiagramView view;
    private final Movement movement;
    private final List<Double> gaps = new ArrayList<>();
    private final CompletableFuture<WindowFrames> done = new CompletableFuture<>();
    private long last;

    /** On the application thread. */
    WindowFrames(DiagramView view, Movement movement) {
        super();
        this.view = view;
        this.movement = movement;
    }

    CompletableFuture<WindowFrames> run() {
        start();
        return done;
    }

    @Override
    public void handle(long now) {
        long clock = System.nanoTime();
        if (last != 0) {
            gaps.add((clock - last) / 1e6);
        }
        last = clock;
        if (gaps.size() >= FRAMES) {
            stop();
            done.complete(this);
            return;
        }
        // There and back, in four strokes.
        int direction = gaps.size() / (FRAMES / 4) % 2 == 0 ? -1 : 1;
        view.fireEvent(scroll(direction * movement.dx, direction * movement.dy));
    }

    private ScrollEvent scroll(double dx, double dy) {
        EventType<ScrollEvent> type = ScrollEvent.SCROLL;
        return new ScrollEvent(
                type,
                view.getWidth() / 2,
                view.getHeight() / 2,
                0,
                0,
                false,
                movement == Movement.ZOOMING,
                false,
                false,
                false,
                false,
                dx,
                dy,
                dx,
                dy,
                ScrollEvent.HorizontalTextScrollUnits.NONE,
                0,
                ScrollEvent.VerticalTextScrollUnits.NONE,
                0,
                0,
                null);
    }

    /** The gap that so large a share of all does not exceed, in milliseconds. */
    double percentile(double share) {
        List<Double> sorted = new ArrayList<>(gaps);
        Collections.sort(sorted);
        return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(share * sorted.size())));
    }

    double most() {
        return percentile(1);
    }
}
