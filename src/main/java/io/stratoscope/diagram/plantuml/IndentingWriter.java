package io.stratoscope.diagram.plantuml;

/** Collects lines, indented by the blocks that are open. */
final class IndentingWriter {
    private static final String STEP = "  ";

    private final StringBuilder text = new StringBuilder();
    private int depth;

    void line(String line) {
        text.append(STEP.repeat(depth)).append(line).append('\n');
    }

    /** A line that opens a block: an opening brace is added. */
    void open(String line) {
        line(line + " {");
        depth++;
    }

    void close() {
        depth--;
        line("}");
    }

    void blank() {
        text.append('\n');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
