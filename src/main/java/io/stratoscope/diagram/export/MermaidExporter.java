package io.stratoscope.diagram.export;

import io.stratoscope.diagram.Diagram.Edge;
import io.stratoscope.diagram.Diagram.Element;
import io.stratoscope.diagram.Diagram.Group;
import io.stratoscope.diagram.Diagram.Node;
import io.stratoscope.diagram.Diagram.NodeStatus;
import io.stratoscope.diagram.Drawing;
import io.stratoscope.diagram.Exporter;
import io.stratoscope.diagram.Format;
import io.stratoscope.diagram.text.PlainText;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A Mermaid flowchart with the containers as subgraphs. Text is quoted and its signs are written as Mermaid's entity codes
 * ({@code #35;}), which are decoded only when it is drawn.
 */
public final class MermaidExporter implements Exporter {
    private static final String STEP = "  ";

    @Override
    public Format format() {
        return Format.MERMAID;
    }

    @Override
    public byte[] export(Drawing drawing) {
        Names names = new Names(drawing.diagram());
        StringBuilder out = new StringBuilder();
        out.append("---\ntitle: \"").append(yaml(drawing.diagram().title())).append("\"\n---\n");
        out.append("flowchart LR\n");
        drawing.diagram().elements().forEach(element -> element(element, names, 1, out));
        drawing.diagram().edges().forEach(edge -> edge(edge, names, out));
        for (NodeStatus status : NodeStatus.values()) {
            classOf(status, drawing, names, out);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void element(Element element, Names names, int depth, StringBuilder out) {
        String indent = STEP.repeat(depth);
        String caption = quoted(Captions.of(element));
        switch (element) {
            case Node _ ->
                    out.append(indent)
                            .append(names.of(element))
                            .append('[')
                            .append(caption)
                            .append("]\n");
            case Group group -> {
                // A subgraph of nothing is drawn as a plain node whatever one writes.
                if (group.children().isEmpty()) {
                    out.append(indent)
                            .append(names.of(group))
                            .append('[')
                            .append(caption)
                            .append("]\n");
                    return;
                }
                out.append(indent).append("subgraph ").append(names.of(group));
                out.append('[').append(caption).append("]\n");
                group.children().forEach(child -> element(child, names, depth + 1, out));
                out.append(indent).append("end\n");
            }
        }
    }

    private static void edge(Edge edge, Names names, StringBuilder out) {
        out.append(STEP).append(names.of(edge.from())).append(edge.dashed() ? " -.->" : " -->");
        List<String> label = Captions.ofEdge(edge);
        if (!label.isEmpty()) {
            out.append('|').append(quoted(label)).append('|');
        }
        out.append(' ').append(names.of(edge.to())).append('\n');
    }

    private static void classOf(
            NodeStatus status, Drawing drawing, Names names, StringBuilder out) {
        String members =
                drawing.diagram()
                        .nodes()
                        .filter(node -> node.status() == status)
                        .map(names::of)
                        .collect(Collectors.joining(","));
        String style =
                switch (status) {
                    case LIVE -> "";
                    case STALE -> "stroke:#B7791F,stroke-dasharray:5 5,color:#5A6B86";
                    case UNVERIFIED -> "stroke:#8C9AA8,stroke-dasharray:2 3,color:#5A6B86";
                    case UNMANAGED -> "stroke:#B7791F,stroke-width:2px";
                    case MISSING ->
                            "stroke:#D6232C,stroke-dasharray:5 5,color:#8C9AA8,fill:#FFFFFF";
                    case EXTERNAL -> "stroke:#AAB7B8,fill:#FFFFFF";
                };
        if (!members.isEmpty() && !style.isEmpty()) {
            String name = status.name().toLowerCase(Locale.ROOT);
            out.append(STEP)
                    .append("classDef ")
                    .append(name)
                    .append(' ')
                    .append(style)
                    .append('\n');
            out.append(STEP).append("class ").append(members).append(' ').append(name).append('\n');
        }
    }

    private static String quoted(List<String> lines) {
        return lines.stream()
                .map(MermaidExporter::escape)
                .collect(Collectors.joining("<br>", "\"", "\""));
    }

    /** Letters, digits, spaces and what stands between them as they are; everything else as an entity code. */
    private static String escape(String line) {
        StringBuilder escaped = new StringBuilder();
        line.codePoints()
                .forEach(c -> {
                    if (isHarmless(c)) {
                        escaped.appendCodePoint(c);
                    } else {
                        escaped.append('#').append(c).append(';');
                    }
                });
        return escaped.toString();
    }

    private static boolean isHarmless(int c) {
        return c >= 0x80
                || Character.isLetterOrDigit(c)
                || c == ' '
                || c == '.'
                || c == '-'
                || c == ',';
    }

    /** The inside of a double-quoted YAML scalar; Mermaid shows a title as it is, without entity codes. */
    private static String yaml(String text) {
        return PlainText.printable(text)
                .replace('\n', ' ')
                .replace("\\", "\\\\")
                .replace("\"", "\\\"");
    }
}
