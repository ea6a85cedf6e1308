package io.stratoscope.diagram.plantuml;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Diagram.Edge;
import io.stratoscope.diagram.Diagram.Element;
import io.stratoscope.diagram.Diagram.Group;
import io.stratoscope.diagram.Diagram.GroupKind;
import io.stratoscope.diagram.Diagram.Node;
import io.stratoscope.diagram.plantuml.Arrangement.Pair;
import io.stratoscope.model.ResourceType;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

    /** What leads out, turned inwards. */
    private final Set<Pair> outward = new HashSet<>();

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

    /**
     * How many columns an edge spans: at least one, but none between what stands one above the other in a zone's subnets,
     * such as a task and the NAT gateway that it goes out through.
     */
    int length(String from, String to) {
        int columns = Math.abs(distance(from, to));
        return columns == 0 && !leadsOut(from, to) ? 1 : columns;
    }

    /** Whether an edge leads from a private subnet to a public one of the same zone: the way out, which asks for no column. */
    private boolean leadsOut(String from, String to) {
        List<String> start = paths.getOrDefault(from, List.of());
        List<String> end = paths.getOrDefault(to, List.of());
        int common = common(start, end);
        return common > 0
                && common + 1 < start.size()
                && common + 1 < end.size()
                && isKind(start.get(common - 1), GroupKind.AVAILABILITY_ZONE)
                && isKind(start.get(common), GroupKind.PRIVATE_SUBNET)
                && isKind(end.get(common), GroupKind.PUBLIC_SUBNET);
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
        for (Edge edge : diagram.edges()) {
            Pair link = new Pair(edge.from(), edge.to());
            all.add(link);
            if (edge.outward()) {
                outward.add(link);
            }
        }
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
        boolean shared = false;
        for (Pair link : links) {
            if (leadsOut(link.from(), link.to())) {
                continue;
            }
            String from = paths.getOrDefault(link.from(), List.of()).get(depth);
            String to = paths.getOrDefault(link.to(), List.of()).get(depth);
            // What all of a zone leads to has room beside the zone.
            boolean ofZone = isZone(link.from());
            int before = columnWithin(link.from(), depth) + (ofZone ? 0 : span(link.from()));
            int after = columnWithin(link.to(), depth);
            int distance = before + 1 - after;
            if (outward.contains(link) && isZone(from) && isZone(to)) {
                shared = true;
                continue;
            }
            order.before(
                    from, to, separates(from, to) ? Math.max(distance, span(from) + 1) : distance);
        }
        if (shared) {
            inRow(inside);
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

    /** Zones that share a way out, such as one NAT gateway: above each other, the engine would mix up their order. */
    private void inRow(Inside inside) {
        List<String> zones =
                inside.children().stream().map(Element::id).filter(this::isZone).toList();
        for (int i = 1; i < zones.size(); i++) {
            String before = zones.get(i - 1);
            inside.order().before(before, zones.get(i), span(before) + 1);
        }
    }

    private boolean isZone(String id) {
        return isKind(id, GroupKind.AVAILABILITY_ZONE);
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
        Optional<String> hold = hold(inside);
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

    /** What stands in the first column of a container, and cannot be shifted: a node, else the first node of a VPC. */
    private Optional<String> hold(Inside inside) {
        return inside.children().stream()
                .filter(child -> child instanceof Node || holdsVpcs(child))
                .filter(child -> child instanceof Group || !inside.order().isFree(child.id()))
                .filter(child -> offsets.getOrDefault(child.id(), 0) == 0)
                .min(Comparator.comparing(Group.class::isInstance))
                .flatMap(this::firstNode);
    }

    /** Whether it is a VPC, or collapsed VPCs side by side. */
    private boolean holdsVpcs(Element element) {
        return isKind(element.id(), GroupKind.VPC)
                || (element instanceof Group group
                        && group.children().stream()
                                .allMatch(child ->
                                        child instanceof Node node
                                                && node.type().equals(ResourceType.VPC)));
    }

    private Optional<String> firstNode(Element element) {
        return switch (element) {
            case Node node -> Optional.of(node.id());
            case Group group ->
                    group.children().stream()
                            .filter(child -> offsets.getOrDefault(child.id(), 0) == 0)
                            .flatMap(child -> firstNode(child).stream())
                            .findFirst();
        };
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
                || (isZone(from) && isZone(to));
    }

    private boolean isKind(String id, GroupKind kind) {
        return elements.get(id) instanceof Group group && group.kind() == kind;
    }
}
