package io.stratoscope.diagram.view;

import io.stratoscope.diagram.Diagram.Node;
import io.stratoscope.diagram.Diagram.NodeStatus;
import io.stratoscope.diagram.view.Draft.Box;
import io.stratoscope.diagram.view.Draft.Leaf;
import io.stratoscope.diagram.view.Draft.Part;
import io.stratoscope.model.Arn;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** How many resources there are in a part of a draft, which, and how sure the snapshot is of them. */
final class Measure {
    private final Map<String, Integer> sizes = new HashMap<>();

    int size(Part part) {
        return switch (part) {
            case Leaf leaf -> leaf.node().count();
            case Box box -> size(box);
        };
    }

    private int size(Box box) {
        Integer known = sizes.get(box.id());
        if (known != null) {
            return known;
        }
        // The container itself is a resource too, where it has an ARN.
        int size = box.resource().isPresent() ? 1 : 0;
        for (Part part : box.parts()) {
            size += size(part);
        }
        sizes.put(box.id(), size);
        return size;
    }

    /** The resources in parts, sorted. */
    static List<Arn> members(Collection<? extends Part> parts) {
        Set<Arn> members = new TreeSet<>();
        parts.forEach(part -> collect(part, members));
        return List.copyOf(members);
    }

    private static void collect(Part part, Set<Arn> members) {
        switch (part) {
            case Leaf leaf -> {
                leaf.node().resource().ifPresent(members::add);
                members.addAll(leaf.node().members());
            }
            case Box box -> {
                box.resource().ifPresent(members::add);
                box.parts().forEach(inner -> collect(inner, members));
            }
        }
    }

    /** A missing or foreign node inside does not make its container missing. */
    static NodeStatus status(Part part) {
        return switch (part) {
            case Leaf leaf -> leaf.node().status();
            case Box box -> {
                NodeStatus status = box.face().map(Node::status).orElse(NodeStatus.LIVE);
                for (Part inner : box.parts()) {
                    NodeStatus of = status(inner);
                    boolean known = of != NodeStatus.MISSING && of != NodeStatus.EXTERNAL;
                    status = known ? worse(status, of) : status;
                }
                yield status;
            }
        };
    }

    static NodeStatus status(Collection<? extends Part> parts) {
        NodeStatus status = NodeStatus.LIVE;
        for (Part part : parts) {
            status = worse(status, status(part));
        }
        return status;
    }

    private static NodeStatus worse(NodeStatus a, NodeStatus b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
