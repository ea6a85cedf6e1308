package io.stratoscope.diagram.view;

import io.stratoscope.diagram.Diagram.GroupKind;
import io.stratoscope.diagram.Diagram.Node;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Relation;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.ResourceType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A diagram while a view builds it, as large as it comes. */
final class Draft {
    /** Something with a place in the tree. */
    sealed interface Part {
        String id();
    }

    /**
     * A node.
     *
     * @param aside whether it is drawn as one with its equals beside it, unless someone opens them
     */
    record Leaf(Node node, boolean aside) implements Part {
        @Override
        public String id() {
            return node.id();
        }
    }

    /**
     * A container.
     *
     * @param type the icon that it has when it is collapsed
     * @param face for a whole with its parts, such as a load balancer with its listeners: the node that it is drawn as until
     *     someone opens it
     */
    record Box(
            String id,
            GroupKind kind,
            String label,
            String sublabel,
            Optional<Arn> resource,
            ResourceType type,
            Optional<Node> face,
            List<Part> parts)
            implements Part {}

    /** An edge before the ends that are not drawn are replaced. */
    record Link(
            String from,
            String to,
            RelationKind kind,
            String label,
            boolean dashed,
            boolean outward,
            List<Relation> relations) {

        /** An edge in the direction of reading. */
        Link(
                String from,
                String to,
                RelationKind kind,
                String label,
                boolean dashed,
                List<Relation> relations) {
            this(from, to, kind, label, dashed, false, relations);
        }

        /** The same, against the direction of reading. */
        Link leadingOut() {
            return new Link(from, to, kind, label, dashed, true, relations);
        }
    }

    private final Box root =
            new Box(
                    "root",
                    GroupKind.GENERIC,
                    "",
                    "",
                    Optional.empty(),
                    ResourceType.ACCOUNT,
                    Optional.empty(),
                    new ArrayList<>());
    private final Map<String, Part> parts = new HashMap<>();
    private final List<Link> links = new ArrayList<>();

    Box root() {
        return root;
    }

    List<Link> links() {
        return links;
    }

    boolean has(String id) {
        return parts.containsKey(id);
    }

    Optional<Box> box(String id) {
        return Optional.ofNullable(parts.get(id))
                .filter(Box.class::isInstance)
                .map(Box.class::cast);
    }

    Box addBox(
            Box parent,
            String id,
            GroupKind kind,
            String label,
            String sublabel,
            Optional<Arn> resource,
            ResourceType type) {
        return add(
                parent,
                new Box(
                        id,
                        kind,
                        label,
                        sublabel,
                        resource,
                        type,
                        Optional.empty(),
                        new ArrayList<>()));
    }

    /** Adds a resource that has parts of its own: one node, until someone opens it. */
    Box addWhole(Box parent, Node face) {
        return add(
                parent,
                new Box(
                        face.id(),
                        GroupKind.GENERIC,
                        face.label(),
                        face.sublabel(),
                        face.resource(),
                        face.type(),
                        Optional.of(face),
                        new ArrayList<>()));
    }

    private Box add(Box parent, Box box) {
        parent.parts().add(box);
        parts.put(box.id(), box);
        return box;
    }

    void addLeaf(Box parent, Node node) {
        add(parent, new Leaf(node, false));
    }

    /** Adds a node that is of little interest by itself. */
    void addAside(Box parent, Node node) {
        add(parent, new Leaf(node, true));
    }

    private void add(Box parent, Leaf leaf) {
        if (parts.putIfAbsent(leaf.id(), leaf) == null) {
            parent.parts().add(leaf);
        }
    }

    /** Adds an edge; dropped later where an end is not drawn or both ends are the same. */
    void link(Link link) {
        links.add(link);
    }
}
