package io.stratoscope.diagram.export;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Diagram.Element;
import io.stratoscope.diagram.Diagram.Group;
import io.stratoscope.diagram.Diagram.Node;
import io.stratoscope.diagram.Diagram.NodeStatus;
import io.stratoscope.diagram.text.PlainText;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is written on elements by the formats that bring their own layout or shapes. Not escaped. */
final class Captions {
    private static final int WIDTH = 28;

    private Captions() {}

    /** Label, second line, count and status, one or more lines. */
    static List<String> of(Element element) {
        List<String> lines = new ArrayList<>(PlainText.wrap(element.label(), WIDTH));
        lines.addAll(PlainText.wrapFacts(element.sublabel(), WIDTH));
        switch (element) {
            case Group _ -> {}
            case Node node -> {
                String count = String.valueOf(node.count());
                if (node.count() > 1 && !String.join(" ", lines).contains(count)) {
                    lines.add("× " + count);
                }
                String mark = mark(node);
                if (!mark.isEmpty()) {
                    lines.add("«" + mark + "»");
                }
            }
        }
        return lines.isEmpty() ? List.of("–") : lines;
    }

    static List<String> ofEdge(Diagram.Edge edge) {
        return PlainText.wrap(edge.label(), WIDTH);
    }

    private static String mark(Node node) {
        boolean outsider =
                node.type().equals(Diagram.INTERNET) || node.type().equals(Diagram.USERS);
        return node.status() == NodeStatus.LIVE || outsider
                ? ""
                : node.status().name().toLowerCase(Locale.ROOT);
    }
}
