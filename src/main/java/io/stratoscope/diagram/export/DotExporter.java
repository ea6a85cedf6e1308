package io.stratoscope.diagram.export;

import io.stratoscope.diagram.Diagram.Edge;
import io.stratoscope.diagram.Diagram.Element;
import io.stratoscope.diagram.Diagram.Group;
import io.stratoscope.diagram.Diagram.Node;
import io.stratoscope.diagram.Drawing;
import io.stratoscope.diagram.Exporter;
import io.stratoscope.diagram.Format;
import io.stratoscope.diagram.text.PlainText;
import io.stratoscope.document.DejaVuSans;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Graphviz' language, with the containers as clusters. */
public final class DotExporter implements Exporter {
    private static final String STEP = "  ";

    @Override
    public Format format() {
        return Format.DOT;
    }

    @Override
    public byte[] export(Drawing drawing) {
        Names names = new Names(drawing.diagram());
        StringBuilder out = new StringBuilder();
        out.append("digraph ").append(quoted(drawing.diagram().title())).append(" {\n");
        String font = "fontname=" + quoted(DejaVuSans.FAMILY);
        out.append(STEP).append("graph [rankdir=LR, compound=true, labelloc=t, ").append(font);
        out.append(", label=").append(quoted(drawing.diagram().title())).append("];\n");
        out.append(STEP).append("node [shape=box, ").append(font).append("];\n");
        out.append(STEP).append("edge [").append(font).append(", fontsize=10];\n");
        drawing.diagram().elements().forEach(element -> element(element, names, 1, out));
        drawing.diagram().edges().forEach(edge -> edge(edge, names, out));
        out.append("}\n");
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void element(Element element, Names names, int depth, StringBuilder out) {
        String indent = STEP.repeat(depth);
        String caption = quoted(Captions.of(element));
        switch (element) {
            case Node node -> {
                out.append(indent).append(names.of(node)).append(" [label=").append(caption);
                out.append(", tooltip=")
                        .append(quoted(tooltip(node)))
                        .append(style(node))
                        .append("];\n");
            }
            case Group group -> {
                out.append(indent)
                        .append("subgraph ")
                        .append(quoted(cluster(group, names)))
                        .append(" {\n");
                out.append(indent).append(STEP).append("label=").append(caption).append(";\n");
                if (group.children().isEmpty()) {
                    // A cluster without a node is not drawn.
                    out.append(indent).append(STEP).append(names.of(group));
                    out.append(" [label=\"\", shape=point, style=invis];\n");
                }
                group.children().forEach(child -> element(child, names, depth + 1, out));
                out.append(indent).append("}\n");
            }
        }
    }

    private static void edge(Edge edge, Names names, StringBuilder out) {
        Element from = names.element(edge.from());
        Element to = names.element(edge.to());
        out.append(STEP)
                .append(end(from, names))
                .append(" -> ")
                .append(end(to, names))
                .append(" [label=");
        out.append(quoted(Captions.ofEdge(edge)));
        if (from instanceof Group) {
            out.append(", ltail=").append(quoted(cluster(from, names)));
        }
        if (to instanceof Group) {
            out.append(", lhead=").append(quoted(cluster(to, names)));
        }
        out.append(edge.dashed() ? ", style=dashed];\n" : "];\n");
    }

    /** Edges end at nodes; one to a container ends at a node in it and is cut at the cluster's border. */
    private static String end(Element element, Names names) {
        return switch (element) {
            case Node node -> names.of(node);
            case Group group ->
                    group.children().isEmpty()
                            ? names.of(group)
                            : end(group.children().getFirst(), names);
        };
    }

    private static String cluster(Element group, Names names) {
        return "cluster_" + names.of(group);
    }

    private static String tooltip(Node node) {
        return node.resource().map(Object::toString).orElse(node.label());
    }

    private static String style(Node node) {
        return switch (node.status()) {
            case LIVE -> "";
            case STALE -> ", style=dashed, color=\"#B7791F\"";
            case UNVERIFIED -> ", style=dotted, color=\"#8C9AA8\"";
            case UNMANAGED -> ", style=bold, color=\"#B7791F\"";
            case MISSING -> ", style=dashed, color=\"#D6232C\", fontcolor=\"#8C9AA8\"";
            case EXTERNAL -> ", color=\"#AAB7B8\"";
        };
    }

    private static String quoted(String text) {
        return quoted(List.of(PlainText.printable(text)));
    }

    /** Graphviz decodes backslashes and HTML entities in strings. */
    private static String quoted(List<String> lines) {
        return lines.stream()
                .map(line ->
                        line.replace("&", "&amp;")
                                .replace("\\", "\\\\")
                                .replace("\"", "\\\"")
                                .replace("\n", "\\n"))
                .collect(Collectors.joining("\\n", "\"", "\""));
    }
}
