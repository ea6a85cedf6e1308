package io.stratoscope.diagram.view;

import io.stratoscope.diagram.Diagram.NodeStatus;
import io.stratoscope.diagram.view.Draft.Box;
import io.stratoscope.diagram.view.Draft.Leaf;
import io.stratoscope.diagram.view.Draft.Link;
import io.stratoscope.diagram.view.Draft.Part;
import io.stratoscope.model.ResourceType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Finds leaves that tell no more together than one of them: of one type and with the same second line, in one container, and with
 * the same relations to the same others, or with none and one name, as the tasks of a service.
 */
final class Likeness {
    /** Two may stand side by side. */
    static final int FEWEST = 3;

    private record Kinship(
            String parent,
            ResourceType type,
            String name,
            String caption,
            NodeStatus status,
            SortedSet<String> ends) {}

    /** The whole that something is a part of. */
    private final Map<String, String> wholes = new HashMap<>();

    private final Map<String, SortedSet<String>> ends = new HashMap<>();

    /** The first of its family by the id of each leaf that has one. */
    private final Map<String, String> families = new HashMap<>();

    Likeness(Draft draft) {
        wholes(draft.root());
        for (Link link : draft.links()) {
            String from = wholes.getOrDefault(link.from(), link.from());
            String to = wholes.getOrDefault(link.to(), link.to());
            String what = link.kind() + " " + link.label();
            ends.computeIfAbsent(from, _ -> new TreeSet<>()).add(what + " to " + to);
            ends.computeIfAbsent(to, _ -> new TreeSet<>()).add(what + " from " + from);
        }
        Map<Kinship, List<String>> found = new HashMap<>();
        families(draft.root(), found);
        found.values().stream()
                .filter(family -> family.size() >= FEWEST)
                .forEach(family -> {
                    String first = family.stream().min(String::compareTo).orElseThrow();
                    family.forEach(id -> families.put(id, first));
                });
    }

    /** The same for all of a family of equals; empty for what has no equals. */
    Optional<String> family(Leaf leaf) {
        return Optional.ofNullable(families.get(leaf.id()));
    }

    private void wholes(Box box) {
        for (Part part : box.parts()) {
            if (box.face().isPresent()) {
                wholes.put(part.id(), box.id());
            }
            if (part instanceof Box inner) {
                wholes(inner);
            }
        }
    }

    private void families(Box box, Map<Kinship, List<String>> found) {
        for (Part part : box.parts()) {
            switch (part) {
                case Leaf leaf -> {
                    if (box.face().isEmpty()) {
                        found.computeIfAbsent(kinship(box, leaf), _ -> new ArrayList<>())
                                .add(leaf.id());
                    }
                }
                case Box inner -> families(inner, found);
            }
        }
    }

    private Kinship kinship(Box box, Leaf leaf) {
        SortedSet<String> own = ends.getOrDefault(leaf.id(), new TreeSet<>());
        return new Kinship(
                box.id(),
                leaf.node().type(),
                own.isEmpty() ? leaf.node().label() : "",
                leaf.node().sublabel(),
                leaf.node().status(),
                own);
    }
}
