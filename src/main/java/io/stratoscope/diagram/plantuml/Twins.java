package io.stratoscope.diagram.plantuml;

import io.stratoscope.diagram.Diagram.Edge;
import io.stratoscope.diagram.Diagram.Element;
import io.stratoscope.diagram.Diagram.Group;
import io.stratoscope.diagram.Diagram.Node;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Siblings that edges connect with the same others and not with each other, such as forty VPCs behind one gateway. A layered
 * layout puts them all into one column; when they are many they are spread over several, about as wide as high.
 */
final class Twins {
    /** As many stand in one column. */
    private static final int MOST_IN_A_COLUMN = 12;

    /** A column of nodes, with what its edges need, is about this much wider than a row is high. */
    private static final double COLUMN_WIDTH = 1.2;

    /**
     * With more edges to each of them than that, a picture is as high as what passes a column, which more columns do not lessen.
     */
    private static final int MOST_EDGES = 4;

    /** The others that edges lead to and come from. */
    private record Ends(Set<String> to, Set<String> from) {
        int count() {
            return to.size() + from.size();
        }
    }

    private final List<Edge> edges;

    Twins(List<Edge> edges) {
        this.edges = edges;
    }

    /** By how many columns each sibling stands right of where it could, for those that are spread. */
    Map<String, Integer> shifts(List<Element> siblings) {
        if (siblings.size() <= MOST_IN_A_COLUMN) {
            return Map.of();
        }
        Map<String, Integer> shifts = new HashMap<>();
        for (List<Element> twins : alike(siblings)) {
            if (twins.size() > MOST_IN_A_COLUMN) {
                spread(twins, shifts);
            }
        }
        return shifts;
    }

    private List<List<Element>> alike(List<Element> siblings) {
        Map<String, String> siblingOf = new HashMap<>();
        Map<String, Ends> ends = new HashMap<>();
        for (Element sibling : siblings) {
            inside(sibling).forEach(id -> siblingOf.put(id, sibling.id()));
            ends.put(sibling.id(), new Ends(new TreeSet<>(), new TreeSet<>()));
        }
        for (Edge edge : edges) {
            String from = siblingOf.getOrDefault(edge.from(), "");
            String to = siblingOf.getOrDefault(edge.to(), "");
            if (from.equals(to)) {
                continue;
            }
            Ends source = ends.get(from);
            if (source != null) {
                source.to().add(edge.to());
            }
            Ends target = ends.get(to);
            if (target != null) {
                target.from().add(edge.from());
            }
        }
        Map<Ends, List<Element>> alike = new LinkedHashMap<>();
        for (Element sibling : siblings) {
            Ends own = ends.get(sibling.id());
            if (own != null && own.count() > 0 && own.count() <= MOST_EDGES) {
                alike.computeIfAbsent(own, _ -> new ArrayList<>()).add(sibling);
            }
        }
        return List.copyOf(alike.values());
    }

    private static void spread(List<Element> twins, Map<String, Integer> shifts) {
        int nodes = twins.stream().mapToInt(Twins::nodes).sum();
        int columns = Math.min(twins.size(), (int) Math.ceil(Math.sqrt(nodes / COLUMN_WIDTH)));
        for (int i = 0; i < twins.size(); i++) {
            shifts.put(twins.get(i).id(), i * columns / twins.size());
        }
    }

    private static int nodes(Element element) {
        return switch (element) {
            case Node _ -> 1;
            case Group group -> Math.max(1, group.children().stream().mapToInt(Twins::nodes).sum());
        };
    }

    /** The element and all that it holds. */
    private static Set<String> inside(Element element) {
        Set<String> ids = new HashSet<>(Set.of(element.id()));
        if (element instanceof Group group) {
            group.children().forEach(child -> ids.addAll(inside(child)));
        }
        return ids;
    }
}
