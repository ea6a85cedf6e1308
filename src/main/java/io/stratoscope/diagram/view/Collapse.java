package io.stratoscope.diagram.view;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Diagram.Edge;
import io.stratoscope.diagram.Diagram.Element;
import io.stratoscope.diagram.Diagram.Group;
import io.stratoscope.diagram.Diagram.GroupKind;
import io.stratoscope.diagram.Diagram.Node;
import io.stratoscope.diagram.ViewKind;
import io.stratoscope.diagram.view.Draft.Box;
import io.stratoscope.diagram.view.Draft.Leaf;
import io.stratoscope.diagram.view.Draft.Part;
import io.stratoscope.diagram.view.Folding.Stacking;
import io.stratoscope.model.Direction;
import io.stratoscope.model.ResourceType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes a draft fit its budget of nodes. Tried in this order, and the first that fits is taken: everything, only equals that
 * tell nothing by themselves stacked; equals (nodes of one type in one container) stacked; stacked, and containers collapsed,
 * the innermost level first; containers of one kind stacked too; and in the end everything of a container as one heap.
 */
final class Collapse {

    /** Edges of their own for more than so many opened equals are a thicket, and laying them out takes minutes. */
    private static final int MOST_WITH_OWN_EDGES = 24;

    private final Draft draft;
    private final ViewOptions options;
    private final Measure measure = new Measure();
    private final Folding folding;
    private final Map<String, String> drawnAs = new HashMap<>();

    /** Of each of many opened equals, the frame around them: it has their edges. */
    private final Map<String, String> frames = new HashMap<>();

    /** The ids of the containers that are drawn as nodes. */
    private final Set<String> closed = new HashSet<>();

    Collapse(Draft draft, ViewOptions options) {
        this.draft = draft;
        this.options = options;
        this.folding = choose();
    }

    Diagram diagram(ViewKind kind, String title, List<String> warnings) {
        List<Element> elements =
                folding.stacking() == Stacking.ONE_HEAP
                        ? List.of(heap(draft.root(), draft.root().parts()))
                        : children(draft.root(), 0);
        List<String> notes = new ArrayList<>(warnings);
        if (folding.stacking() != Stacking.ALIKE) {
            notes.add(
                    measure.size(draft.root())
                            + " nodes were folded to fit the budget of "
                            + options.maxNodes());
        }
        List<Edge> edges = edges();
        Gathering gathering = new Gathering(closed, options.collapsed(), edges);
        return new Diagram(
                kind, title, gathering.gather(elements), gathering.rewired(edges), notes);
    }

    private Folding choose() {
        Likeness likeness = new Likeness(draft);
        int levels = Folding.levels(draft.root());
        List<Folding> plans = new ArrayList<>();
        plans.add(new Folding(options, likeness, levels, Stacking.ALIKE));
        for (int open = levels; open >= 0; open--) {
            plans.add(new Folding(options, likeness, open, Stacking.EQUAL_NODES));
        }
        plans.add(new Folding(options, likeness, 0, Stacking.EQUAL_CONTAINERS_TOO));
        plans.add(new Folding(options, likeness, 0, Stacking.HEAP));
        return plans.stream()
                .filter(plan -> plan.count(draft.root(), 0) <= options.maxNodes())
                .findFirst()
                .orElseGet(() -> new Folding(options, likeness, 0, Stacking.ONE_HEAP));
    }

    private List<Element> children(Box box, int level) {
        List<Element> elements = new ArrayList<>();
        for (List<Part> bundle : folding.bundles(box, level)) {
            if (bundle.size() > 1) {
                elements.add(several(box, bundle));
                continue;
            }
            switch (bundle.getFirst()) {
                case Leaf leaf -> elements.add(drawn(leaf));
                case Box inner when folding.isOpen(box, inner, level) ->
                        elements.addAll(opened(inner, level));
                case Box inner -> elements.add(collapsed(inner));
            }
        }
        return elements;
    }

    private Node drawn(Leaf leaf) {
        drawnAs.put(leaf.id(), leaf.id());
        return leaf.node();
    }

    /** A container with what it holds; only that, where it is one thing and the container no resource. */
    private List<Element> opened(Box box, int level) {
        List<Element> children = children(box, Folding.below(box, level));
        if (box.kind() == GroupKind.GENERIC && box.resource().isEmpty() && children.size() == 1) {
            return children;
        }
        drawnAs.put(box.id(), box.id());
        return List.of(
                new Group(
                        box.id(),
                        box.kind(),
                        box.label(),
                        box.sublabel(),
                        box.resource(),
                        children));
    }

    private Node collapsed(Box box) {
        drawAs(box, box.id());
        int parts = measure.size(box) - 1;
        if (box.face().isEmpty()) {
            closed.add(box.id());
        }
        return box.face()
                .map(face ->
                        new Node(
                                face.id(),
                                face.type(),
                                face.label(),
                                withParts(face.sublabel(), parts),
                                face.resource(),
                                Measure.status(box),
                                face.count(),
                                Measure.members(box.parts())))
                .orElseGet(() ->
                        new Node(
                                box.id(),
                                box.type(),
                                box.label(),
                                box.kind() == GroupKind.MODULE
                                        ? box.sublabel()
                                        : resources(measure.size(box)),
                                box.resource(),
                                Measure.status(box),
                                measure.size(box),
                                Measure.members(box.parts())));
    }

    private static String withParts(String sublabel, int parts) {
        if (parts < 2) {
            // The second line tells the one: the address of a gateway, the alias of a key.
            return sublabel;
        }
        String more = "+" + parts + " parts";
        return sublabel.isEmpty() ? more : sublabel + " · " + more;
    }

    private Element several(Box parent, List<Part> bundle) {
        if (folding.stacking() == Stacking.HEAP) {
            return heap(parent, bundle);
        }
        String id = folding.stackId(parent, bundle);
        Part first = bundle.getFirst();
        ResourceType type = Folding.type(first);
        int total = bundle.stream().mapToInt(measure::size).sum();
        boolean nodes = first instanceof Leaf;
        int things = nodes ? total : bundle.size();
        String label =
                name(bundle).map(Direction::closed).orElseGet(() -> TypeNames.plural(type))
                        + " ×"
                        + things;
        if (folding.isOpenStack(parent, bundle)) {
            List<Element> opened = oneByOne(bundle);
            if (opened.size() > MOST_WITH_OWN_EDGES) {
                opened.forEach(element -> frames.put(element.id(), id));
            }
            return new Group(id, GroupKind.GENERIC, label, "", Optional.empty(), opened);
        }
        return bundleNode(id, type, label, total > things ? resources(total) : "", bundle, total);
    }

    /** The name that all of a bundle have; a node that is several things already has none. */
    private static Optional<String> name(List<Part> bundle) {
        if (bundle.stream()
                .anyMatch(part -> part instanceof Leaf leaf && leaf.node().count() > 1)) {
            return Optional.empty();
        }
        Set<String> names = new HashSet<>();
        bundle.forEach(part ->
                names.add(
                        switch (part) {
                            case Leaf leaf -> leaf.node().label();
                            case Box box -> box.label();
                        }));
        return names.size() == 1 ? names.stream().findFirst() : Optional.empty();
    }

    private List<Element> oneByOne(List<Part> bundle) {
        return bundle.stream()
                .<Element>map(part ->
                        switch (part) {
                            case Leaf leaf -> drawn(leaf);
                            case Box box -> collapsed(box);
                        })
                .toList();
    }

    private Node heap(Box parent, List<Part> bundle) {
        int total = bundle.stream().mapToInt(measure::size).sum();
        return bundleNode("heap:" + parent.id(), Diagram.HEAP, resources(total), "", bundle, total);
    }

    private Node bundleNode(
            String id,
            ResourceType type,
            String label,
            String sublabel,
            List<Part> bundle,
            int count) {
        bundle.forEach(part -> drawAs(part, id));
        return new Node(
                id,
                type,
                label,
                sublabel,
                Optional.empty(),
                Measure.status(bundle),
                count,
                Measure.members(bundle));
    }

    private void drawAs(Part part, String id) {
        drawnAs.put(part.id(), id);
        if (part instanceof Box box) {
            box.parts().forEach(inner -> drawAs(inner, id));
        }
    }

    static String resources(int count) {
        return count == 1 ? "1 resource" : count + " resources";
    }

    private List<Edge> edges() {
        Map<String, EdgeSum> sums = new TreeMap<>();
        for (Draft.Link link : draft.links()) {
            String from = drawnAs.get(link.from());
            String to = drawnAs.get(link.to());
            if (from != null && to != null && !from.equals(to)) {
                String outerFrom = frames.getOrDefault(from, from);
                String outerTo = frames.getOrDefault(to, to);
                boolean within = outerFrom.equals(outerTo);
                add(link, within ? from : outerFrom, within ? to : outerTo, sums);
            }
        }
        return sums.values().stream().map(EdgeSum::edge).toList();
    }

    private static void add(Draft.Link link, String from, String to, Map<String, EdgeSum> sums) {
        sums.computeIfAbsent(from + " -> " + to, id -> new EdgeSum(id, from, to)).add(link);
    }
}
