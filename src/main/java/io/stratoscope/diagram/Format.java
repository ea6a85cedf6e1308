package io.stratoscope.diagram;

import java.util.Arrays;
import java.util.Optional;

/** The formats of exported diagrams. */
public enum Format {
    PUML("puml", true),
    SVG("svg", true),
    PNG("png", false),
    PDF("pdf", false),
    DRAWIO("drawio", true),
    MERMAID("mermaid", true),
    DOT("dot", true),
    GRAPHML("graphml", true),
    JSON("json", true);

    private final String key;
    private final boolean text;

    Format(String key, boolean text) {
        this.key = key;
        this.text = text;
    }

    /** The word on the command line, and the usual file extension ({@code mmd} is taken for Mermaid too). */
    public String key() {
        return key;
    }

    /** Whether it is text that a terminal can show and a diff can compare. */
    public boolean isText() {
        return text;
    }

    public static Optional<Format> ofKey(String key) {
        String wanted = key.equals("mmd") ? "mermaid" : key;
        return Arrays.stream(values()).filter(format -> format.key.equals(wanted)).findFirst();
    }
}
