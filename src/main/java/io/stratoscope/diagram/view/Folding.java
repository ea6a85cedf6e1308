package io.stratoscope.diagram.view;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Diagram.GroupKind;
import io.stratoscope.diagram.Diagram.Node;
import io.stratoscope.diagram.Diagram.NodeStatus;
import io.stratoscope.diagram.view.Draft.Box;
import io.stratoscope.diagram.view.Draft.Leaf;
import io.stratoscope.diagram.view.Draft.Part;
import io.stratoscope.model.ResourceType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One way of folding a draft: which containers are open, and what is drawn as one. */
final class Folding {
    /** More VPCs than that side by side are closed, however much room there is: nobody compares them part by part. */
    private static final int MOST_OPEN_VPCS = 12;

    /** So many equals are opened beyond the budget: the operator asked for them. */
    private static final int MOST_ASKED_FOR = 300;

    /** What is stacked, the least first. */
    enum Stacking {
        /** Only what tells nothing by itself. */
        ALIKE,
        EQUAL_NODES,
        EQUAL_CONTAINERS_TOO,
        HEAP,
        ONE_HEAP
    }

    private final ViewOptions options;
    private final Likeness likeness;

    /** How far containers are open. */
    private final int levels;

    private final Stacking stacking;

    Folding(ViewOptions options, Likeness likeness, int levels, Stacking stacking) {
        this.options = options;
        this.likeness = likeness;
        this.levels = levels;
        this.stacking = stacking;
    }

    Stacking stacking() {
        return stacking;
    }

    /** How many levels of containers there are to close: regions and accounts are only frames around them. */
    static int levels(Box box) {
        int levels = 0;
        for (Part part : box.parts()) {
            if (part instanceof Box inner && inner.face().isEmpty()) {
                levels = Math.max(levels, levels(inner) + (isFrame(inner) ? 0 : 1));
            }
        }
        return levels;
    }

    /** How many nodes there are; equals that the operator opened count as the one that they were. */
    int count(Box box, int level) {
        if (stacking == Stacking.ONE_HEAP) {
            return 1;
        }
        int count = 0;
        for (List<Part> bundle : bundles(box, level)) {
            if (bundle.size() > 1) {
                boolean asked = isOpenStack(box, bundle);
                count += asked && bundle.size() > MOST_ASKED_FOR ? bundle.size() : 1;
            } else {
                Part only = bundle.getFirst();
                count +=
                        only instanceof Box inner && isOpen(box, inner, level)
                                ? count(inner, below(inner, level))
                                : 1;
            }
        }
        return count;
    }

    /** The level of what is in a container. */
    static int below(Box box, int level) {
        return isFrame(box) ? level : level + 1;
    }

    boolean isOpen(Box parent, Box box, int level) {
        if (options.collapsed().contains(box.id())) {
            return false;
        }
        boolean asked = stacking.compareTo(Stacking.HEAP) < 0 && isExpanded(box);
        if (asked || isFrame(box)) {
            return true;
        }
        return box.face().isEmpty() && level < levels && !isOneOfMany(parent, box);
    }

    private static boolean isOneOfMany(Box parent, Box box) {
        return box.kind() == GroupKind.VPC
                && parent.parts().stream()
                                .filter(part ->
                                        part instanceof Box other && other.kind() == GroupKind.VPC)
                                .limit(MOST_OPEN_VPCS + 1L)
                                .count()
                        > MOST_OPEN_VPCS;
    }

    private static boolean isFrame(Box box) {
        return box.kind() == GroupKind.ACCOUNT || box.kind() == GroupKind.REGION;
    }

    private boolean isExpanded(Box box) {
        return options.expanded().contains(box.id())
                || (!options.expanded().isEmpty()
                        && box.parts().stream()
                                .anyMatch(part -> part instanceof Box inner && isExpanded(inner)));
    }

    /** The parts of a container in the order in which they are drawn, those that are drawn as one together. */
    List<List<Part>> bundles(Box box, int level) {
        Map<String, List<Part>> bundles = new TreeMap<>();
        for (Part part : box.parts()) {
            bundles.computeIfAbsent(key(box, part, level), _ -> new ArrayList<>()).add(part);
        }
        return List.copyOf(bundles.values());
    }

    /** What is bundled has the same key; the keys sort as the bundles are drawn. */
    private String key(Box parent, Part part, int level) {
        String order = DrawingOrder.of(part);
        return switch (part) {
            case Leaf leaf -> key(leaf, order);
            case Box inner when isOpen(parent, inner, level) ->
                    order + " " + inner.label() + inner.id();
            case Box _ when stacking == Stacking.HEAP -> "3";
            case Box whole when whole.face().isPresent() ->
                    stacking == Stacking.ALIKE
                            ? order + " " + whole.label() + whole.id()
                            : order + status(part);
            case Box inner when stacking == Stacking.EQUAL_CONTAINERS_TOO -> order + inner.type();
            case Box inner -> order + " " + inner.label() + inner.id();
        };
    }

    private String key(Leaf leaf, String order) {
        if (isWorld(leaf)) {
            return order + " " + leaf.node().label() + " " + leaf.id();
        }
        if (stacking == Stacking.HEAP) {
            return "3";
        }
        if (stacking != Stacking.ALIKE || leaf.aside()) {
            return order + status(leaf);
        }
        return likeness.family(leaf)
                .map(family -> order + "=" + family)
                .orElseGet(() -> order + " " + leaf.node().label() + " " + leaf.id());
    }

    /** Whether what would be stacked is drawn one by one, in a frame, because the operator asked for it. */
    boolean isOpenStack(Box parent, List<Part> bundle) {
        return stacking.compareTo(Stacking.HEAP) < 0
                && options.expanded().contains(stackId(parent, bundle));
    }

    /** The id of the node that a bundle is drawn as. */
    String stackId(Box parent, List<Part> bundle) {
        Part first = bundle.getFirst();
        if (stacking == Stacking.ALIKE && first instanceof Leaf leaf && !leaf.aside()) {
            return "alike:" + likeness.family(leaf).orElseThrow();
        }
        return "stack:" + parent.id() + ":" + type(first) + status(first);
    }

    /** The type of what is stacked. */
    static ResourceType type(Part part) {
        return switch (part) {
            case Leaf leaf -> leaf.node().type();
            case Box box -> box.type();
        };
    }

    private static boolean isWorld(Leaf leaf) {
        return leaf.node().type().equals(Diagram.INTERNET)
                || leaf.node().type().equals(Diagram.USERS);
    }

    private static String status(Part part) {
        Optional<NodeStatus> status =
                switch (part) {
                    case Leaf leaf -> Optional.of(leaf.node().status());
                    case Box box -> box.face().map(Node::status);
                };
        return switch (status.orElse(NodeStatus.LIVE)) {
            case MISSING -> ":missing";
            case EXTERNAL -> ":external";
            case UNMANAGED -> ":unmanaged";
            case LIVE, STALE, UNVERIFIED -> "";
        };
    }
}
