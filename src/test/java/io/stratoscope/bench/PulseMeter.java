package io.stratoscope.bench;

import javafx.animation.AnimationTimer;
import javafx.scene.Node;

/** Measures how long the application thread is busy in each pulse: timers, style sheets and layout. */
final class PulseMeter extends AnimationTimer {

    private long began;
    private double most;

    /** Begins to measure the pulses of a node's scene, on the application thread. */
    PulseMeter(Node node) {
        super();
        node.getScene()
                .addPostLayoutPulseListener(
                        () -> most = Math.max(most, (System.nanoTime() - began) / 1e6));
        start();
    }

    @Override
    public void handle(long now) {
        began = System.nanoTime();
    }

    /** Begins anew. */
    void forget() {
        most = 0;
    }

    /** The longest pulse, in milliseconds. */
    double most() {
        return most;
    }
}
