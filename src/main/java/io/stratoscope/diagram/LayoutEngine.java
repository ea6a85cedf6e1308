package io.stratoscope.diagram;

import java.util.Arrays;
import java.util.Optional;

/** What gives the elements their places. */
public enum LayoutEngine {
    /** In process: the same on every machine. */
    SMETANA("smetana"),
    /** Graphviz, a program of its own. */
    DOT("dot");

    private final String key;

    LayoutEngine(String key) {
        this.key = key;
    }

    /** The word on the command line. */
    public String key() {
        return key;
    }

    public static Optional<LayoutEngine> ofKey(String key) {
        return Arrays.stream(values()).filter(engine -> engine.key.equals(key)).findFirst();
    }
}
