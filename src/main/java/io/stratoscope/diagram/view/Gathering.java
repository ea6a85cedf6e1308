package io.stratoscope.diagram.view;

import io.stratoscope.diagram.Diagram.Edge;
import io.stratoscope.diagram.Diagram.Element;
import io.stratoscope.diagram.Diagram.Group;
import io.stratoscope.diagram.Diagram.GroupKind;
import io.stratoscope.diagram.Diagram.Node;
import io.stratoscope.diagram.Diagram.NodeStatus;
import io.stratoscope.model.Arn;
import io.stratoscope.model.ResourceType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Frames closed containers that stand side by side and lead to the same others, such as forty VPCs behind one gateway: each
 * stays in sight, and one edge of the frame says what forty would.
 */
final class Gathering {
    private static final int FEWEST = 4;

    private record Kinship(ResourceType type, SortedSet<String> ends) {}

    private final Set<String> closed;
    private final Set<String> stacked;
    private final Map<String, SortedSet<String>> ends = new HashMap<>();
    private final Map<String, String> frames = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    /**
     * Looks for what is alike.
     *
     * @param closed the ids of containers that are drawn as nodes
     * @param stacked the ids of frames that are to be drawn as one node
     */
    Gathering(Set<String> closed, Set<String> stacked, List<Edge> edges) {
        this.closed = closed;
        this.stacked = stacked;
        for (Edge edge : edges) {
            ends.computeIfAbsent(edge.from(), _ -> new TreeSet<>()).add("to " + edge.to());
            ends.computeIfAbsent(edge.to(), _ -> new TreeSet<>()).add("from " + edge.from());
        }
    }

    /** The outermost elements with what is alike in frames. */
    List<Element> gather(List<Element> elements) {
        return gather("root", elements);
    }

    /** Edges that end at the frames; call it after {@link #gather}. */
    List<Edge> rewired(List<Edge> edges) {
        Map<String, EdgeSum> sums = new TreeMap<>();
        for (Edge edge : edges) {
            String from = frames.getOrDefault(edge.from(), edge.from());
            String to = frames.getOrDefault(edge.to(), edge.to());
            sums.computeIfAbsent(from + " -> " + to, id -> new EdgeSum(id, from, to)).add(edge);
        }
        return sums.values().stream().map(EdgeSum::edge).toList();
    }

    private List<Element> gather(String parent, List<Element> siblings) {
        Map<Kinship, List<Node>> families = new LinkedHashMap<>();
        for (Element element : siblings) {
            kinship(element)
                    .ifPresent(it ->
                            families.computeIfAbsent(it, _ -> new ArrayList<>())
                                    .add((Node) element));
        }
        families.values().removeIf(family -> family.size() < FEWEST);
        Map<String, Element> framedAt = new HashMap<>();
        for (List<Node> family : families.values()) {
            framedAt.put(family.getFirst().id(), framed(parent, family));
        }
        List<Element> gathered = new ArrayList<>();
        for (Element element : siblings) {
            Element frame = framedAt.get(element.id());
            if (frame != null) {
                gathered.add(frame);
            } else if (!frames.containsKey(element.id())) {
                gathered.add(
                        switch (element) {
                            case Node node -> node;
                            case Group group -> inside(group);
                        });
            }
        }
        return gathered;
    }

    private Group inside(Group group) {
        return new Group(
                group.id(),
                group.kind(),
                group.label(),
                group.sublabel(),
                group.resource(),
                gather(group.id(), group.children()));
    }

    private Optional<Kinship> kinship(Element element) {
        SortedSet<String> own = ends.get(element.id());
        return element instanceof Node node && closed.contains(node.id()) && own != null
                ? Optional.of(new Kinship(node.type(), own))
                : Optional.empty();
    }

    private Element framed(String parent, List<Node> family) {
        ResourceType type = family.getFirst().type();
        String plain = "stack:" + parent + ":" + type;
        String id = taken.add(plain) ? plain : plain + ":" + family.getFirst().id();
        family.forEach(node -> frames.put(node.id(), id));
        String label = TypeNames.plural(type) + " ×" + family.size();
        int total = family.stream().mapToInt(Node::count).sum();
        String sublabel = Collapse.resources(total);
        if (!stacked.contains(id)) {
            return new Group(
                    id, GroupKind.GENERIC, label, sublabel, Optional.empty(), List.copyOf(family));
        }
        TreeSet<Arn> members = new TreeSet<>();
        NodeStatus status = NodeStatus.LIVE;
        for (Node node : family) {
            node.resource().ifPresent(members::add);
            members.addAll(node.members());
            status = node.status().compareTo(status) > 0 ? node.status() : status;
        }
        return new Node(
                id, type, label, sublabel, Optional.empty(), status, total, List.copyOf(members));
    }
}
