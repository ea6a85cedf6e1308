package io.stratoscope.diagram.view;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Diagram.Edge;
import io.stratoscope.diagram.Diagram.Element;
import io.stratoscope.diagram.Diagram.Group;
import io.stratoscope.diagram.Diagram.GroupKind;
import io.stratoscope.diagram.Diagram.Node;
import io.stratoscope.diagram.Diagram.NodeStatus;
import io.stratoscope.diagram.ViewKind;
import io.stratoscope.diagram.view.Draft.Box;
import io.stratoscope.diagram.view.Draft.Leaf;
import io.stratoscope.diagram.view.Draft.Part;
import io.stratoscope.model.ResourceType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes a draft fit its budget of nodes. Tried in this order, and the first that fits is taken: everything; equals (nodes of one type
 * in one container) stacked; stacked, and containers collapsed, the innermost level first; containers of one kind
 * stacked too; and in the end everything of a container as one heap.
 */
final class Collapse {
    /** How far containers are open, and what is stacked. */
    private record Plan(int depth, Stacking stacking) {}

    private enum Stacking {
        NOTHING,
        EQUAL_NODES,
        EQUAL_CONTAINERS_TOO,
        HEAP,
        ONE_HEAP
    }

    private final Draft draft;
    private final ViewOptions options;
    private final Map<String, Integer> sizes = new HashMap<>();
    private final Map<String, String> drawnAs = new HashMap<>();

    Collapse(Draft draft, ViewOptions options) {
        this.draft = draft;
        this.options = options;
    }

    Diagram diagram(ViewKind kind, String title, List<String> warnings) {
        size(draft.root());
        Plan plan = choose();
        List<Element> elements =
                plan.stacking() == Stacking.ONE_HEAP
                        ? List.of(heap(draft.root(), draft.root().parts()))
                        : children(draft.root(), plan, 0);
        List<String> notes = new ArrayList<>(warnings);
        if (!plan.equals(new Plan(depth(draft.root()), Stacking.NOTHING))) {
            notes.add(
                    size(draft.root())
                            + " nodes were folded to fit the budget of "
                            + options.maxNodes());
        }
        return new Diagram(kind, title, elements, edges(), notes);
    }

    private Plan choose() {
        int deepest = depth(draft.root());
        List<Plan> plans = new ArrayList<>();
        plans.add(new Plan(deepest, Stacking.NOTHING));
        for (int depth = deepest; depth >= 0; depth--) {
            plans.add(new Plan(depth, Stacking.EQUAL_NODES));
        }
        plans.add(new Plan(0, Stacking.EQUAL_CONTAINERS_TOO));
        plans.add(new Plan(0, Stacking.HEAP));
        for (Plan plan : plans) {
            if (count(draft.root(), plan, 0) <= options.maxNodes()) {
                return plan;
            }
        }
        return new Plan(0, Stacking.ONE_HEAP);
    }

    private int size(Box box) {
        Integer known = sizes.get(box.id());
        if (known != null) {
            return known;
        }
        int size = 0;
        for (Part part : box.parts()) {
            size +=
                    switch (part) {
                        case Leaf leaf -> leaf.node().count();
                        case Box inner -> size(inner);
                    };
        }
        // The container itself is a resource too, where it has an ARN.
        size += box.resource().isPresent() ? 1 : 0;
        sizes.put(box.id(), size);
        return size;
    }

    private static int depth(Box box) {
        int depth = 0;
        for (Part part : box.parts()) {
            if (part instanceof Box inner) {
                depth = Math.max(depth, depth(inner) + (isFrame(inner) ? 0 : 1));
            }
        }
        return depth;
    }

    /** Accounts and regions are only frames around what can be collapsed. */
    private static boolean isFrame(Box box) {
        return box.kind() == GroupKind.ACCOUNT || box.kind() == GroupKind.REGION;
    }

    private boolean open(Box box, Plan plan, int depth) {
        if (options.collapsed().contains(box.id())) {
            return false;
        }
        return isFrame(box)
                || depth < plan.depth()
                || (plan.stacking().compareTo(Stacking.HEAP) < 0 && isExpanded(box));
    }

    private boolean isExpanded(Box box) {
        return options.expanded().contains(box.id())
                || (!options.expanded().isEmpty()
                        && box.parts().stream()
                                .anyMatch(part -> part instanceof Box inner && isExpanded(inner)));
    }

    private int count(Box box, Plan plan, int depth) {
        int count = 0;
        for (Map.Entry<String, List<Part>> bundle : bundles(box, plan, depth).entrySet()) {
            Part first = bundle.getValue().getFirst();
            boolean opened =
                    first instanceof Box inner
                            && bundle.getValue().size() == 1
                            && open(inner, plan, depth);
            count += opened ? count((Box) first, plan, inner(first, depth)) : 1;
        }
        return count;
    }

    private static int inner(Part part, int depth) {
        return part instanceof Box box && isFrame(box) ? depth : depth + 1;
    }

    /** The parts of a container, those that are drawn as one together. */
    private Map<String, List<Part>> bundles(Box box, Plan plan, int depth) {
        Map<String, List<Part>> bundles = new TreeMap<>();
        for (Part part : box.parts()) {
            bundles.computeIfAbsent(bundle(box, part, plan, depth), _ -> new ArrayList<>())
                    .add(part);
        }
        return bundles;
    }

    /** What is bundled has the same key; the keys sort as the bundles are drawn. */
    private String bundle(Box parent, Part part, Plan plan, int depth) {
        String order = DrawingOrder.of(part);
        return switch (part) {
            case Leaf leaf when standsAlone(parent, leaf, plan) ->
                    order + " " + leaf.node().label() + " " + leaf.id();
            case Leaf _ when plan.stacking() == Stacking.HEAP -> "3";
            case Leaf leaf -> order + status(leaf.node().status());
            case Box inner when open(inner, plan, depth) -> order + inner.label() + inner.id();
            case Box _ when plan.stacking() == Stacking.HEAP -> "3";
            case Box inner when plan.stacking() == Stacking.EQUAL_CONTAINERS_TOO ->
                    order + inner.type();
            case Box inner -> order + inner.label() + inner.id();
        };
    }

    private boolean standsAlone(Box parent, Leaf leaf, Plan plan) {
        boolean stacked = plan.stacking() != Stacking.NOTHING || leaf.aside();
        boolean opened =
                plan.stacking().compareTo(Stacking.HEAP) < 0
                        && options.expanded().contains(stackId(parent, leaf));
        return !stacked || opened || isWorld(leaf);
    }

    /** The id of the node that a part and its equals are drawn as. */
    private static String stackId(Box parent, Part part) {
        String of =
                switch (part) {
                    case Leaf leaf -> leaf.node().type() + status(leaf.node().status());
                    case Box box -> box.type().toString();
                };
        return "stack:" + parent.id() + ":" + of;
    }

    private static boolean isWorld(Leaf leaf) {
        return leaf.node().type().equals(Diagram.INTERNET)
                || leaf.node().type().equals(Diagram.USERS);
    }

    private static String status(NodeStatus status) {
        return switch (status) {
            case MISSING -> ":missing";
            case EXTERNAL -> ":external";
            case LIVE, STALE, UNVERIFIED -> "";
        };
    }

    private List<Element> children(Box box, Plan plan, int depth) {
        List<Element> elements = new ArrayList<>();
        for (List<Part> bundle : bundles(box, plan, depth).values()) {
            Part first = bundle.getFirst();
            if (bundle.size() > 1) {
                elements.add(
                        plan.stacking() == Stacking.HEAP ? heap(box, bundle) : stack(box, bundle));
            } else {
                elements.add(
                        switch (first) {
                            case Leaf leaf -> drawn(leaf);
                            case Box inner when open(inner, plan, depth) ->
                                    group(inner, plan, depth);
                            case Box inner -> collapsed(inner);
                        });
            }
        }
        return elements;
    }

    private Node drawn(Leaf leaf) {
        drawnAs.put(leaf.id(), leaf.id());
        return leaf.node();
    }

    private Group group(Box box, Plan plan, int depth) {
        drawnAs.put(box.id(), box.id());
        return new Group(
                box.id(),
                box.kind(),
                box.label(),
                box.sublabel(),
                box.resource(),
                children(box, plan, inner(box, depth)));
    }

    private Node collapsed(Box box) {
        drawAs(box, box.id());
        return new Node(
                box.id(),
                box.type(),
                box.label(),
                resources(size(box)),
                box.resource(),
                worst(box),
                size(box));
    }

    private Node stack(Box parent, List<Part> bundle) {
        Part first = bundle.getFirst();
        ResourceType type =
                switch (first) {
                    case Leaf leaf -> leaf.node().type();
                    case Box box -> box.type();
                };
        int total = bundle.stream().mapToInt(this::size).sum();
        int things = first instanceof Leaf ? total : bundle.size();
        return bundleNode(
                stackId(parent, first),
                type,
                TypeNames.plural(type) + " ×" + things,
                first instanceof Leaf ? "" : resources(total),
                bundle,
                total);
    }

    private Node heap(Box parent, List<Part> bundle) {
        int total = bundle.stream().mapToInt(this::size).sum();
        return bundleNode("heap:" + parent.id(), Diagram.HEAP, resources(total), "", bundle, total);
    }

    private Node bundleNode(
            String id,
            ResourceType type,
            String label,
            String sublabel,
            List<Part> bundle,
            int count) {
        NodeStatus status = NodeStatus.LIVE;
        for (Part part : bundle) {
            drawAs(part, id);
            status = worse(status, worst(part));
        }
        return new Node(id, type, label, sublabel, Optional.empty(), status, count);
    }

    private int size(Part part) {
        return switch (part) {
            case Leaf leaf -> leaf.node().count();
            case Box box -> size(box);
        };
    }

    private void drawAs(Part part, String id) {
        drawnAs.put(part.id(), id);
        if (part instanceof Box box) {
            box.parts().forEach(inner -> drawAs(inner, id));
        }
    }

    /** A missing or foreign node inside does not make its container missing. */
    private static NodeStatus worst(Part part) {
        return switch (part) {
            case Leaf leaf -> leaf.node().status();
            case Box box -> {
                NodeStatus status = NodeStatus.LIVE;
                for (Part inner : box.parts()) {
                    NodeStatus of = worst(inner);
                    boolean known = of == NodeStatus.STALE || of == NodeStatus.UNVERIFIED;
                    status = known ? worse(status, of) : status;
                }
                yield status;
            }
        };
    }

    private static NodeStatus worse(NodeStatus a, NodeStatus b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static String resources(int count) {
        return count == 1 ? "1 resource" : count + " resources";
    }

    private List<Edge> edges() {
        Map<String, EdgeSum> sums = new TreeMap<>();
        for (Draft.Link link : draft.links()) {
            String from = drawnAs.get(link.from());
            String to = drawnAs.get(link.to());
            if (from != null && to != null && !from.equals(to)) {
                sums.computeIfAbsent(from + " -> " + to, id -> new EdgeSum(id, from, to)).add(link);
            }
        }
        return sums.values().stream().map(EdgeSum::edge).toList();
    }
}
