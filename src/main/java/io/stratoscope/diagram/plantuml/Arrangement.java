package io.stratoscope.diagram.plantuml;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Diagram.Edge;
import io.stratoscope.diagram.Diagram.Element;
import io.stratoscope.diagram.Diagram.Group;
import io.stratoscope.diagram.Diagram.Node;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Puts what no edge connects side by side: a layered layout would stack all of it in its first column, thousands of points
 * high. In each container the parts that are connected within themselves are put in rows, about twice as wide as high, by
 * invisible edges from the last node of a part to the first node of the next.
 */
final class Arrangement {

    /** An invisible edge, by the ids of its ends. */
    record Pair(String from, String to) {}

    /**
     * A part of a container: its size in nodes, and the nodes at its left and right ends.
     *
     * @param isHeld whether edges connect it with what is outside of its container: they place it
     */
    private record Block(double width, double height, String first, String last, boolean isHeld) {}

    /** A column of nodes, with the gap to the next, is about this much wider than a row is high. */
    private static final double NODE_WIDTH = 1.7;

    /** A container's frame and title. */
    private static final double FRAME = 0.5;

    /** Width to height of the screens and pages that pictures are made for. */
    private static final double PROPORTION = 1.9;

    /** Containers are wider: they stack up more often than they stand side by side. */
    private static final double INNER_PROPORTION = 3;

    private final Diagram diagram;
    private final Map<String, Integer> ranks;
    private final Map<String, Integer> leaving;

    /** Of every element, the containers around it, outermost first, and itself. */
    private final Map<String, List<String>> paths = new HashMap<>();

    private final Map<String, String> anchors = new HashMap<>();
    private final List<Pair> pairs = new ArrayList<>();

    Arrangement(Diagram diagram) {
        this.diagram = diagram;
        diagram.elements().forEach(element -> index(element, List.of()));
        this.ranks = ranks();
        this.leaving = leaving();
    }

    List<Pair> invisibleEdges() {
        arrange(diagram.elements(), 0);
        return pairs;
    }

    /**
     * The outermost elements in the order in which Smetana puts them from the top to the bottom: it stacks parts that nothing
     * connects the other way round.
     */
    List<Element> outermost() {
        Map<String, Element> byId = new LinkedHashMap<>();
        diagram.elements().forEach(element -> byId.put(element.id(), element));
        List<Element> ordered = new ArrayList<>();
        List<Set<String>> parts = new ArrayList<>(connectedParts(byId.keySet(), 0));
        for (Set<String> part : parts.reversed()) {
            byId.forEach((id, element) -> {
                if (part.contains(id)) {
                    ordered.add(element);
                }
            });
        }
        return ordered;
    }

    private void index(Element element, List<String> around) {
        List<String> path = new ArrayList<>(around);
        path.add(element.id());
        paths.put(element.id(), path);
        anchors.put(element.id(), anchor(element));
        if (element instanceof Group group) {
            group.children().forEach(child -> index(child, path));
        }
    }

    private static String anchor(Element element) {
        return switch (element) {
            case Node node -> node.id();
            case Group group ->
                    group.children().isEmpty() ? group.id() : anchor(group.children().getFirst());
        };
    }

    /** The column that each node will be in: the longest way to it. What is on a cycle counts from where the cycle is entered. */
    private Map<String, Integer> ranks() {
        Map<String, List<String>> next = new HashMap<>();
        Map<String, Integer> incoming = new LinkedHashMap<>();
        for (Edge edge : diagram.edges()) {
            String from = anchors.getOrDefault(edge.from(), edge.from());
            String to = anchors.getOrDefault(edge.to(), edge.to());
            incoming.putIfAbsent(from, 0);
            if (from.equals(to)) {
                continue;
            }
            next.computeIfAbsent(from, _ -> new ArrayList<>()).add(to);
            incoming.merge(to, 1, Integer::sum);
        }
        Map<String, Integer> found = new HashMap<>();
        Deque<String> ready = new ArrayDeque<>();
        incoming.forEach((id, count) -> {
            if (count == 0) {
                ready.add(id);
            }
        });
        while (!ready.isEmpty()) {
            String id = ready.remove();
            int rank = found.getOrDefault(id, 0);
            for (String target : next.getOrDefault(id, List.of())) {
                found.merge(target, rank + 1, Math::max);
                if (incoming.merge(target, -1, Integer::sum) == 0) {
                    ready.add(target);
                }
            }
        }
        return found;
    }

    /** Arranges siblings, those inside of them first, and tells how much room they take. */
    private Block arrange(List<Element> siblings, int depth) {
        Map<String, Block> inner = new LinkedHashMap<>();
        for (Element element : siblings) {
            inner.put(element.id(), block(element, depth));
        }
        List<Block> parts = new ArrayList<>();
        for (Set<String> part : connectedParts(inner.keySet(), depth)) {
            Block joined = joined(part.stream().map(inner::get).toList());
            boolean held = part.stream().anyMatch(id -> heldAt(id, depth));
            parts.add(
                    new Block(
                            joined.width(), joined.height(), joined.first(), joined.last(), held));
        }
        return inRows(parts, depth == 0 ? PROPORTION : INNER_PROPORTION);
    }

    private Block block(Element element, int depth) {
        return switch (element) {
            case Node node -> new Block(NODE_WIDTH, 1, node.id(), node.id(), false);
            case Group group -> {
                if (group.children().isEmpty()) {
                    yield new Block(NODE_WIDTH, 1, group.id(), group.id(), false);
                }
                Block content = arrange(group.children(), depth + 1);
                yield new Block(
                        content.width() + FRAME,
                        content.height() + FRAME,
                        content.first(),
                        content.last(),
                        false);
            }
        };
    }

    /** Siblings that edges connect, directly or through what is inside of them. */
    private Collection<Set<String>> connectedParts(Set<String> siblings, int depth) {
        Map<String, Set<String>> partOf = new LinkedHashMap<>();
        siblings.forEach(id -> partOf.put(id, new LinkedHashSet<>(Set.of(id))));
        for (Edge edge : diagram.edges()) {
            Set<String> a = partOf.get(ancestor(edge.from(), depth));
            Set<String> b = partOf.get(ancestor(edge.to(), depth));
            if (a != null && b != null && !a.equals(b)) {
                a.addAll(b);
                b.forEach(id -> partOf.put(id, a));
            }
        }
        return new LinkedHashSet<>(partOf.values());
    }

    /** Whether an edge leaves the container of an element, from it or from what is inside of it. */
    private boolean heldAt(String id, int depth) {
        return leaving.getOrDefault(id, Integer.MAX_VALUE) < depth;
    }

    /** For each element the depth of the innermost container that its most far-reaching edge stays in. */
    private Map<String, Integer> leaving() {
        Map<String, Integer> found = new HashMap<>();
        for (Edge edge : diagram.edges()) {
            List<String> from = paths.getOrDefault(edge.from(), List.of());
            List<String> to = paths.getOrDefault(edge.to(), List.of());
            int common = 0;
            while (common < Math.min(from.size(), to.size())
                    && from.get(common).equals(to.get(common))) {
                common++;
            }
            for (String id : from) {
                found.merge(id, common, Math::min);
            }
            for (String id : to) {
                found.merge(id, common, Math::min);
            }
        }
        return found;
    }

    private String ancestor(String id, int depth) {
        List<String> path = paths.getOrDefault(id, List.of());
        return depth < path.size() ? path.get(depth) : "";
    }

    /** Connected siblings follow each other in columns of the layout's own choice. */
    private Block joined(List<Block> blocks) {
        if (blocks.size() == 1) {
            return blocks.getFirst();
        }
        int leftmost = blocks.stream().mapToInt(block -> rank(block.first())).min().orElse(0);
        int rightmost = blocks.stream().mapToInt(block -> rank(block.last())).max().orElse(0);
        double width = (rightmost - leftmost + 1) * NODE_WIDTH;
        Map<Integer, Double> heights = new HashMap<>();
        for (Block block : blocks) {
            width = Math.max(width, block.width());
            heights.merge(rank(block.first()), block.height(), Double::sum);
        }
        // Neighbours are joined at half their height, so that they stand level.
        String first = middle(blocks.stream().map(Block::first).filter(id -> rank(id) == leftmost));
        String last = middle(blocks.stream().map(Block::last).filter(id -> rank(id) == rightmost));
        double height = heights.values().stream().mapToDouble(h -> h).max().orElse(1);
        return new Block(width, height, first, last, false);
    }

    private static String middle(Stream<String> ids) {
        List<String> all = ids.toList();
        return all.get(all.size() / 2);
    }

    private int rank(String id) {
        return ranks.getOrDefault(id, 0);
    }

    private Block inRows(List<Block> parts, double proportion) {
        double area = parts.stream().mapToDouble(part -> part.width() * part.height()).sum();
        double widest = parts.stream().mapToDouble(Block::width).max().orElse(1);
        double most = Math.max(widest, Math.sqrt(area * proportion));
        Block first = parts.getFirst();
        Block last = first;
        double width = 0;
        double height = 0;
        double rowWidth = 0;
        double rowHeight = 0;
        for (int i = 0; i < parts.size(); i++) {
            Block part = parts.get(i);
            boolean newRow =
                    rowWidth == 0
                            || rowWidth + part.width() > most + 0.01
                            || part.isHeld()
                            || parts.get(i - 1).isHeld();
            if (newRow) {
                height += rowHeight;
                rowWidth = 0;
                rowHeight = 0;
            } else {
                pairs.add(new Pair(parts.get(i - 1).last(), part.first()));
            }
            rowWidth += part.width();
            rowHeight = Math.max(rowHeight, part.height());
            if (rowWidth > width) {
                width = rowWidth;
                last = part;
            }
        }
        return new Block(width, height + rowHeight, first.first(), last.last(), false);
    }
}
