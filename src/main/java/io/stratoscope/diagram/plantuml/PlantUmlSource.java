package io.stratoscope.diagram.plantuml;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Diagram.Edge;
import io.stratoscope.diagram.Diagram.Element;
import io.stratoscope.diagram.Diagram.Group;
import io.stratoscope.diagram.Diagram.Node;
import io.stratoscope.diagram.LayoutEngine;
import io.stratoscope.diagram.LayoutException;
import io.stratoscope.diagram.text.PlainText;
import io.stratoscope.document.DejaVuSans;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A diagram as PlantUML source: containers and icons of the AWS library, laid out from left to right by Smetana. Every label
 * goes through {@link Creole}, and elements are named {@code n1}, {@code g1}, … so that no text of a stranger is ever syntax.
 *
 * @param text the source, from {@code @startuml} to {@code @enduml}
 * @param elements the elements by their names in the source
 * @param edges in the order in which the source has them
 * @param hasEdges whether the source has them; otherwise they are drawn afterwards
 * @param drawnEnds the ids of the elements at which edges are drawn, by the ids at which they end, where the two differ
 * @param leftward the ids of the edges that the source has the other way round, with the head at its left
 */
record PlantUmlSource(
        String text,
        Map<String, Element> elements,
        List<Edge> edges,
        boolean hasEdges,
        Map<String, String> drawnEnds,
        Set<String> leftward) {

    /** How much is asked of the layout engine, which has bugs: the most first. */
    enum Effort {
        /** With invisible edges, and every edge as long as the columns want it. */
        IN_COLUMNS,
        /** With invisible edges that arrange what nothing is connected to. */
        ARRANGED,
        /** Only what is visible. */
        PLAIN,
        /** Edges to and from containers end at a node in them. */
        NODES_ONLY,
        /** The same from top to bottom, which takes the engine other ways. */
        TOP_DOWN,
        /** Only containers and nodes: the edges are left to us. */
        WITHOUT_EDGES
    }

    /** Characters a line of a node's label. */
    private static final int NODE_WIDTH = 24;

    private static final int EDGE_WIDTH = 24;
    private static final int GROUP_WIDTH = 48;
    private static final int TITLE_WIDTH = 100;

    PlantUmlSource {
        elements = Map.copyOf(elements);
        edges = List.copyOf(edges);
        drawnEnds = Map.copyOf(drawnEnds);
        leftward = Set.copyOf(leftward);
    }

    /** The element at which an edge is drawn that ends at this one. */
    String drawnEnd(String id) {
        return drawnEnds.getOrDefault(id, id);
    }

    /**
     * Writes the source.
     *
     * @throws LayoutException when ids of the diagram are not unique or an edge ends at none
     */
    static PlantUmlSource of(Diagram diagram, Effort effort) {
        return of(diagram, effort, LayoutEngine.SMETANA);
    }

    /** Writes the source for an engine. */
    static PlantUmlSource of(Diagram diagram, Effort effort, LayoutEngine engine) {
        return new Builder(diagram, effort, engine).build();
    }

    private static final class Builder {
        private final Diagram diagram;
        private final Effort effort;
        private final LayoutEngine engine;
        private final Arrangement arrangement;
        private final List<Arrangement.Pair> invisible;
        private final Columns columns;
        private final IndentingWriter out = new IndentingWriter();

        /** Names by id, in the diagram's order. */
        private final Map<String, String> names = new LinkedHashMap<>();

        private final Map<String, Element> elements = new HashMap<>();
        private final Map<String, Element> byId = new HashMap<>();
        private final Map<String, String> drawnEnds = new HashMap<>();
        private final Set<String> leftward = new HashSet<>();

        Builder(Diagram diagram, Effort effort, LayoutEngine engine) {
            this.diagram = diagram;
            this.effort = effort;
            this.engine = engine;
            Diagram inward = Inward.of(diagram);
            this.arrangement = new Arrangement(inward);
            this.invisible = arrangement.invisibleEdges();
            this.columns = new Columns(inward, invisible);
        }

        PlantUmlSource build() {
            nameElements();
            checkEnds();
            List<Edge> edges = new EdgeOrder(diagram).sorted();
            header();
            arrangement.outermost().forEach(this::element);
            out.blank();
            if (effort == Effort.WITHOUT_EDGES) {
                out.line("' the edges are drawn without the layout engine");
            } else {
                edges.forEach(this::edge);
            }
            if (effort != Effort.PLAIN
                    && effort != Effort.NODES_ONLY
                    && effort != Effort.TOP_DOWN) {
                invisible.forEach(this::invisible);
            }
            if (effort == Effort.IN_COLUMNS) {
                columns.alignments().forEach(this::invisible);
            }
            out.line("@enduml");
            return new PlantUmlSource(
                    out.toString(),
                    elements,
                    edges,
                    effort != Effort.WITHOUT_EDGES,
                    drawnEnds,
                    leftward);
        }

        private void nameElements() {
            int groups = 0;
            int nodes = 0;
            for (Element element : (Iterable<Element>) diagram.allElements()::iterator) {
                String name =
                        switch (element) {
                            case Group _ -> "g" + ++groups;
                            case Node _ -> "n" + ++nodes;
                        };
                if (names.put(element.id(), name) != null) {
                    throw new LayoutException(
                            "two elements of the diagram have the id "
                                    + PlainText.printable(element.id()));
                }
                elements.put(name, element);
                byId.put(element.id(), element);
            }
        }

        private void checkEnds() {
            for (Edge edge : diagram.edges()) {
                for (String end : List.of(edge.from(), edge.to())) {
                    if (!names.containsKey(end)) {
                        throw new LayoutException(
                                "the edge %s ends at %s, which is not in the diagram"
                                        .formatted(
                                                PlainText.printable(edge.id()),
                                                PlainText.printable(end)));
                    }
                }
            }
        }

        private void header() {
            out.line("@startuml");
            if (engine == LayoutEngine.SMETANA) {
                out.line("!pragma layout smetana");
            }
            if (effort != Effort.TOP_DOWN) {
                out.line("left to right direction");
            }
            Set<String> includes = new TreeSet<>();
            for (Element element : elements.values()) {
                includes.add(
                        switch (element) {
                            case Group group -> GroupFrame.of(group.kind()).include();
                            case Node node -> AwsIcon.of(node.type()).include();
                        });
            }
            out.line("!include <awslib/AWSCommon>");
            out.line("!include <awslib/AWSSimplified>");
            includes.forEach(include -> out.line("!include <" + include + ">"));
            // Labels are broken into lines here: PlantUML would cut them into a text element a
            // word.
            out.line("skinparam wrapWidth 0");
            out.line("skinparam maxMessageSize 0");
            out.line("skinparam defaultFontName \"" + DejaVuSans.FAMILY + "\"");
            out.line("skinparam defaultFontSize 13");
            out.line("skinparam titleFontSize 16");
            out.line("skinparam arrowFontSize 11");
            out.line("skinparam nodesep 28");
            out.line("skinparam ranksep 40");
            if (!diagram.title().isBlank()) {
                out.line("title " + String.join("\\n", lines(diagram.title(), TITLE_WIDTH)));
            }
            out.blank();
        }

        private void element(Element element) {
            switch (element) {
                case Group group -> group(group);
                case Node node -> node(node);
            }
        }

        private void group(Group group) {
            GroupFrame frame = GroupFrame.of(group.kind());
            List<String> parts = new ArrayList<>();
            for (String line : lines(group.label(), GROUP_WIDTH)) {
                parts.add(colour(frame.colour(), "**" + line + "**"));
            }
            for (String line : facts(group.sublabel(), GROUP_WIDTH)) {
                parts.add(size(11, colour(frame.colour(), line)));
            }
            // A short second line stands beside the name, as in "vpc 10.0.0.0/16".
            String label =
                    parts.size() == 2
                                    && group.label().length() + group.sublabel().length()
                                            < GROUP_WIDTH
                            ? String.join("  ", parts)
                            : String.join("\\n", parts);
            String line =
                    bordered(
                            "rectangle \"%s%s\" as %s <<%s>>"
                                    .formatted(
                                            frame.image().map(image -> image + " ").orElse(""),
                                            label,
                                            name(group.id()),
                                            frame.stereotype()),
                            frame.border());
            if (group.children().isEmpty()) {
                out.line(line);
                return;
            }
            out.open(line);
            group.children().forEach(this::element);
            out.close();
        }

        private void node(Node node) {
            AwsIcon icon = AwsIcon.of(node.type());
            StatusStyle style = StatusStyle.of(node);
            List<String> parts = new ArrayList<>();
            parts.add("$" + icon.name() + "IMG()");
            for (String line : lines(node.label(), NODE_WIDTH)) {
                parts.add(colour(style.textColour(), "**" + line + "**"));
            }
            for (String line : facts(node.sublabel(), NODE_WIDTH)) {
                parts.add(size(11, colour("#5A6B86", line)));
            }
            String count = String.valueOf(node.count());
            if (node.count() > 1 && !(node.label() + " " + node.sublabel()).contains(count)) {
                parts.add(size(11, colour("#5A6B86", "× " + count)));
            }
            if (!style.mark().isEmpty()) {
                parts.add(size(11, colour(style.markColour(), "«" + style.mark() + "»")));
            }
            String line =
                    "rectangle \"%s\" as %s <<%s>>"
                            .formatted(String.join("\\n", parts), name(node.id()), icon.name());
            out.line(bordered(line, style.border()));
        }

        private static String bordered(String line, String border) {
            return border.isEmpty() ? line : line + " " + border;
        }

        private void edge(Edge edge) {
            String from = end(edge.from());
            String to = end(edge.to());
            String line = (edge.dashed() ? "." : "-").repeat(1 + length(edge.from(), edge.to()));
            List<String> label = optionalLines(edge.label(), EDGE_WIDTH);
            boolean back = pointsLeft(edge);
            if (back) {
                leftward.add(edge.id());
            }
            out.line(
                    (back ? to + " <" + line + " " + from : from + " " + line + "> " + to)
                            + (label.isEmpty() ? "" : " : " + String.join("\\n", label)));
        }

        private void invisible(Arrangement.Pair pair) {
            String line = "-".repeat(length(pair.from(), pair.to()));
            out.line(name(pair.from()) + " -[hidden]" + line + "> " + name(pair.to()));
        }

        /** In columns. */
        private int length(String from, String to) {
            return effort == Effort.IN_COLUMNS ? columns.length(from, to) : 1;
        }

        private boolean pointsLeft(Edge edge) {
            return effort == Effort.IN_COLUMNS
                    ? columns.distance(edge.from(), edge.to()) < 0
                    : edge.outward();
        }

        private String end(String id) {
            if (effort == Effort.NODES_ONLY || effort == Effort.TOP_DOWN) {
                Element element = byId.get(id);
                String drawn = element == null ? id : representative(element).id();
                drawnEnds.put(id, drawn);
                return name(drawn);
            }
            return name(id);
        }

        /** The first node in a container; the container itself where it is empty, because it is drawn as a node then. */
        private static Element representative(Element element) {
            return switch (element) {
                case Node node -> node;
                case Group group ->
                        group.children().isEmpty()
                                ? group
                                : representative(group.children().getFirst());
            };
        }

        private String name(String id) {
            String name = names.get(id);
            if (name == null) {
                throw new IllegalStateException("no element " + id);
            }
            return name;
        }

        /** At least one line: what has no name is shown as a dash. */
        private static List<String> lines(String text, int width) {
            List<String> lines = optionalLines(text, width);
            return lines.isEmpty() ? List.of("–") : lines;
        }

        private static List<String> optionalLines(String text, int width) {
            return PlainText.wrap(text, width).stream().map(Creole::escape).toList();
        }

        private static List<String> facts(String text, int width) {
            return PlainText.wrapFacts(text, width).stream().map(Creole::escape).toList();
        }

        private static String colour(String colour, String text) {
            return "<color:" + colour + ">" + text + "</color>";
        }

        private static String size(int points, String text) {
            return "<size:" + points + ">" + text + "</size>";
        }
    }

    /** How a node shows how sure the snapshot is of it. */
    private record StatusStyle(String textColour, String mark, String markColour, String border) {
        static StatusStyle of(Node node) {
            boolean outsider =
                    node.type().equals(Diagram.INTERNET) || node.type().equals(Diagram.USERS);
            return switch (node.status()) {
                case LIVE -> new StatusStyle("#232F3E", "", "", "");
                case STALE ->
                        new StatusStyle("#5A6B86", "stale", "#B7791F", "#line:B7791F;line.dashed");
                case UNVERIFIED ->
                        new StatusStyle(
                                "#5A6B86", "unverified", "#5A6B86", "#line:8C9AA8;line.dotted");
                case UNMANAGED ->
                        new StatusStyle(
                                "#232F3E", "unmanaged", "#B7791F", "#line:B7791F;line.bold");
                case MISSING ->
                        new StatusStyle(
                                "#8C9AA8", "missing", "#D6232C", "#line:D6232C;line.dashed");
                case EXTERNAL ->
                        outsider
                                ? new StatusStyle("#232F3E", "", "", "")
                                : new StatusStyle("#232F3E", "external", "#5A6B86", "#line:AAB7B8");
            };
        }
    }
}
