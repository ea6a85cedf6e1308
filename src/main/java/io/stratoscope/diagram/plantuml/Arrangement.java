package io.stratoscope.diagram.plantuml;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Diagram.Edge;
import io.stratoscope.diagram.Diagram.Element;
import io.stratoscope.diagram.Diagram.Group;
import io.stratoscope.diagram.Diagram.Node;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Puts what no edge touches in rows: a layered layout would stack all of it in its first column. The rows are made by
 * invisible edges between neighbours.
 */
final class Arrangement {

    /** An invisible edge, by the ids of its ends. */
    record Pair(String from, String to) {}

    /** Fewer than this many stand well above each other. */
    private static final int COLUMN = 2;

    private final Diagram diagram;
    private final Set<String> connected = new HashSet<>();

    Arrangement(Diagram diagram) {
        this.diagram = diagram;
        for (Edge edge : diagram.edges()) {
            connected.add(edge.from());
            connected.add(edge.to());
        }
    }

    List<Pair> invisibleEdges() {
        List<Pair> pairs = new ArrayList<>();
        arrange(diagram.elements(), pairs);
        return pairs;
    }

    private void arrange(List<Element> siblings, List<Pair> pairs) {
        List<String> loose = new ArrayList<>();
        for (Element element : siblings) {
            switch (element) {
                case Node node -> {
                    if (!connected.contains(node.id())) {
                        loose.add(node.id());
                    }
                }
                case Group group -> {
                    if (group.children().isEmpty() && !connected.contains(group.id())) {
                        loose.add(group.id());
                    }
                    arrange(group.children(), pairs);
                }
            }
        }
        if (loose.size() > COLUMN) {
            int columns = (int) Math.ceil(Math.sqrt(loose.size() * 1.5));
            for (int i = 1; i < loose.size(); i++) {
                if (i % columns != 0) {
                    pairs.add(new Pair(loose.get(i - 1), loose.get(i)));
                }
            }
        }
    }
}
