package io.stratoscope.diagram.plantuml;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Diagram.Edge;
import io.stratoscope.diagram.Diagram.Element;
import io.stratoscope.diagram.Diagram.Group;
import io.stratoscope.diagram.Diagram.GroupKind;
import io.stratoscope.diagram.Diagram.Node;
import io.stratoscope.diagram.plantuml.Arrangement.Pair;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The column that each element stands in, so that edges can be given their lengths. Left to itself, the layout engine sets
 * containers that are connected over the same columns, one below the other. Here zones between which data flows stand
 * side by side, and what a VPC leads to stands right of it.
 */
final class Columns {
    /** What one container holds while it is put into columns. */
    private record Inside(List<Element> children, ColumnOrder order) {}

    private static final String ROOT = "";

    /** Of every element, the containers around it, outermost first, and itself. */
    private final Map<String, List<String>> paths = new HashMap<>();

    private final Map<String, Element> elements = new HashMap<>();
    private final Map<String, Inside> insides = new LinkedHashMap<>();

    /** Columns from the left of the container that an element stands in. */
    private final Map<String, Integer> offsets = new HashMap<>();

    /** For a container, the number of its last column; 0 for a node. */
    private final Map<String, Integer> spans = new HashMap<>();

    private final List<Pair> aligned = new ArrayList<>();

    Columns(Diagram diagram, List<Pair> invisible) {
        insides.put(ROOT, new Inside(diagram.elements(), new ColumnOrder()));
        diagram.elements().forEach(element -> index(element, List.of()));
        // The innermost containers first: the others take them as they are.
        Map<String, List<Pair>> links = linksByContainer(diagram, invisible);
        List<String> containers = new ArrayList<>(insides.keySet());
        for (String container : containers.reversed()) {
            settle(container, links.getOrDefault(container, List.of()), diagram.edges());
        }
    }

    /** Invisible edges that hold at the right of their container what only leads out of it. */
    List<Pair> alignments() {
        return aligned;
    }

    /** How many columns the second element is right of the first; negative when it is left of it. */
    int distance(String from, String to) {
        return column(to) - column(from);
    }

    private int column(String id) {
        return paths.getOrDefault(id, List.of()).stream()
                .mapToInt(part -> offsets.getOrDefault(part, 0))
                .sum();
    }

    private void index(Element element, List<String> around) {
        List<String> path = new ArrayList<>(around);
        path.add(element.id());
        paths.put(element.id(), path);
        elements.put(element.id(), element);
        switch (element) {
            case Node _ -> {}
            case Group group -> {
                insides.put(group.id(), new Inside(group.children(), new ColumnOrder()));
                group.children().forEach(child -> index(child, path));
            }
        }
    }

    /** The links by the innermost container that both ends are in. */
    private Map<String, List<Pair>> linksByContainer(Diagram diagram, List<Pair> invisible) {
        Map<String, List<Pair>> links = new HashMap<>();
        List<Pair> all = new ArrayList<>();
        diagram.edges().forEach(edge -> all.add(new Pair(edge.from(), edge.to())));
        all.addAll(invisible);
        for (Pair link : all) {
            List<String> from = paths.getOrDefault(link.from(), List.of());
            List<String> to = paths.getOrDefault(link.to(), List.of());
            int common = common(from, to);
            if (common < from.size() && common < to.size()) {
                String container = common == 0 ? ROOT : from.get(common - 1);
                links.computeIfAbsent(container, _ -> new ArrayList<>()).add(link);
            }
        }
        return links;
    }

    private static int common(List<String> a, List<String> b) {
        int common = 0;
        while (common < Math.min(a.size(), b.size()) && a.get(common).equals(b.get(common))) {
            common++;
        }
        return common;
    }

    private void settle(String container, List<Pair> links, List<Edge> edges) {
        Inside inside = insides.get(container);
        if (inside == null) {
            return;
        }
        ColumnOrder order = inside.order();
        inside.children().forEach(child -> order.add(child.id()));
        int depth = container.equals(ROOT) ? 0 : paths.getOrDefault(container, List.of()).size();
        for (Pair link : links) {
            String from = paths.getOrDefault(link.from(), List.of()).get(depth);
            String to = paths.getOrDefault(link.to(), List.of()).get(depth);
            // What all of a zone leads to has room beside the zone.
            boolean ofZone = isKind(link.from(), GroupKind.AVAILABILITY_ZONE);
            int before = columnWithin(link.from(), depth) + (ofZone ? 0 : span(link.from()));
            int after = columnWithin(link.to(), depth);
            int distance = before + 1 - after;
            order.before(
                    from, to, separates(from, to) ? Math.max(distance, span(from) + 1) : distance);
        }
        Map<String, Integer> shifts = new Twins(edges).shifts(inside.children());
        hold(inside, shifts);
        shifts.forEach(order::shift);
        Map<String, Integer> columns = order.columns();
        offsets.putAll(columns);
        int last = 0;
        for (Element child : inside.children()) {
            last = Math.max(last, offsets.getOrDefault(child.id(), 0) + span(child.id()));
        }
        spans.put(container, container.equals(ROOT) ? last : last + leaving(inside, last, edges));
    }

    /** The engine puts into columns first what is inside of a container, and does not see the edges that lead into it then. */
    private void hold(Inside inside, Map<String, Integer> shifts) {
        Map<Integer, Deque<String>> columns = new HashMap<>();
        for (Element child : inside.children()) {
            Integer column = shifts.get(child.id());
            if (column == null || !(child instanceof Node) || !inside.order().isFree(child.id())) {
                continue;
            }
            columns.computeIfAbsent(column, _ -> new ArrayDeque<>()).add(child.id());
            Deque<String> before = columns.getOrDefault(column - 1, new ArrayDeque<>());
            if (!before.isEmpty()) {
                aligned.add(
                        new Pair(
                                before.size() > 1 ? before.remove() : before.element(),
                                child.id()));
            }
        }
    }

    /** Nodes whose edges all leave the container, and to the right, get a column of their own at its right. */
    private int leaving(Inside inside, int last, List<Edge> edges) {
        Optional<String> hold =
                inside.children().stream()
                        .filter(Node.class::isInstance)
                        .map(Element::id)
                        .filter(id -> !inside.order().isFree(id))
                        .filter(id -> offsets.getOrDefault(id, 0) == 0)
                        .findFirst();
        if (last == 0 || hold.isEmpty()) {
            return 0;
        }
        boolean any = false;
        for (Element child : inside.children()) {
            boolean out = edges.stream().anyMatch(edge -> edge.from().equals(child.id()));
            boolean in = edges.stream().anyMatch(edge -> edge.to().equals(child.id()));
            if (child instanceof Node && inside.order().isFree(child.id()) && out && !in) {
                offsets.put(child.id(), last + 1);
                aligned.add(new Pair(hold.get(), child.id()));
                any = true;
            }
        }
        return any ? 1 : 0;
    }

    private int columnWithin(String id, int depth) {
        List<String> path = paths.getOrDefault(id, List.of());
        return path.subList(Math.min(depth + 1, path.size()), path.size()).stream()
                .mapToInt(part -> offsets.getOrDefault(part, 0))
                .sum();
    }

    private int span(String id) {
        return spans.getOrDefault(id, 0);
    }

    private boolean separates(String from, String to) {
        return isKind(from, GroupKind.VPC)
                || isKind(from, GroupKind.REGION)
                || (isKind(from, GroupKind.AVAILABILITY_ZONE)
                        && isKind(to, GroupKind.AVAILABILITY_ZONE));
    }

    private boolean isKind(String id, GroupKind kind) {
        return elements.get(id) instanceof Group group && group.kind() == kind;
    }
}
