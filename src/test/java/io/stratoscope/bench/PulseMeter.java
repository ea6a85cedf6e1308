package io.stratoscope.bench;

import javafx.animation.AnimationTimer;
import javafx.scene.Node;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Measures how busy the application thread is in each pulse, by its processor time: with timers, style sheets and layout. */
final class PulseMeter extends AnimationTimer {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final List<Double> pulses = new ArrayList<>();
    private double began;

    /** Begins to measure the pulses of a node's scene, on the application thread. */
    PulseMeter(Node node) {
        super();
        node.getScene().addPostLayoutPulseListener(() -> pulses.add(spent() - began));
        start();
    }

    /** Processor time of the calling thread so far, in milliseconds. */
    static double spent() {
        return THREADS.getCurrentThreadCpuTime() / 1e6;
    }

    @Override
    public void handle(long now) {
        began = spent();
    }

    /** Begins anew. */
    void forget() {
        pulses.clear();
    }

    /** The time that so large a share of the pulses does not exceed, in milliseconds. */
    double percentile(double share) {
        List<Double> sorted = new ArrayList<>(pulses);
        Collections.sort(sorted);
        return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(share * sorted.size())));
    }
}
